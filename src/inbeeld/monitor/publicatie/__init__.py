"""What the public reads: a closed set of tables per school year, small numbers protected.

`tabellen` says which tables there are: nothing else is ever published. `verbanden`: what a reader
can reckon with. `voorstel`: what is shown and what is protected. `bestanden`: CSV, JSON and the
data dictionary. No module here reads the database.
"""
