"""What In Beeld costs, measured: `make bench`, or `python -m bench [regels|postgres]`."""
