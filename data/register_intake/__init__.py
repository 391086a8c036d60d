"""A programme's own register of villages and groups: read and checked by columns, matched, prepared."""
