"""Writes of this room, one module per part; one function per verb."""
