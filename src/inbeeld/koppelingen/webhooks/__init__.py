"""Telling the programs of partners that something changed: which row, and nothing of it."""
