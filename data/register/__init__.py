"""A programme's register of villages and groups, asked through Ibis: here, or on another engine.

:mod:`data.register.prepare` writes the prepared form of a register, :mod:`data.register.engine` opens
it. A module a question says what can be asked; :mod:`data.register.published` is what may be shown of
the answers (law 10 of the design). Ibis and DuckDB are imported where they are used: who asks for no
register does not pay for them.
"""
