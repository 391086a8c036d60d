"""What a page draws: one folder a page, named as in ``pages/``."""
