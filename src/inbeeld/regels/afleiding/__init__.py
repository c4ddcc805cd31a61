"""How the outcomes follow from the facts (`rekenregels.md` §3–§6), as Ibis expressions.

A file per family of layers. This is the only source of the rules; it is compiled to the SQL under
`sql/` (`compileer`), and nothing that serves a request imports it.
"""
