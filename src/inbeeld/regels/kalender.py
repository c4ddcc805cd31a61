"""The measures of the calendar, for who stores it."""

RUIMTE = 800
"""Days that the calendar runs beyond the last day that can be asked for: the search for the next
lesdag and for the Monday on which a venster is left never gets to its edge."""
EIGEN = 10
"""A school's own kalender is its number plus this; those of noord, midden and zuid are 1, 2, 3."""
