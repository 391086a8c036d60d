"""The advocacy pack: facts in, files out. Nothing here knows the screen.

One frozen description (:class:`components.brief.pack.Pack`) is proposed from the tables; the PDF, the
slides, the pictures and the tables are all drawn from it, so that they cannot disagree.
"""
