"""What a small number is, and what it reads as when it is hidden.

A number of 1 to 4 is never shown. A number beside it is hidden too where it would follow from a
total. Both read the same, so that nobody can tell which of them is small. A 0 is nobody, and is
shown, unless it is the only thing left to hide behind.
"""

KLEINST = 5
"""From this number on a figure may be shown."""
SPELING = KLEINST - 2
"""Of a hidden small number at least this much plus one values stay possible: 1, 2, 3 and 4. So
nothing more follows than that it may be small."""
AFGESCHERMD = "afgeschermd"
"""What a hidden number reads as, small or not."""
UITLEG_AFGESCHERMD = (
    "Afgeschermd: minder dan 5 kinderen, of een getal waaruit zo'n klein getal te berekenen is."
)


def klein(aantal: int) -> bool:
    """Whether the number itself says too much about a child."""
    return 0 < aantal < KLEINST
