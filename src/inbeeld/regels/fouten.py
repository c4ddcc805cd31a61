"""The errors that the rules raise. Each message is one Dutch line without personal values."""

from __future__ import annotations


class RegelsFout(Exception):
    """Base of all errors below; `str(fout)` is one readable Dutch line."""


class AanroepFout(RegelsFout):
    """The call is at fault: an unknown definitie, parameter, date or child (exit code 2)."""


class GegevensFout(RegelsFout):
    """The data are at fault (exit code 1)."""


class FeitenmapFout(GegevensFout):
    """A fact folder that cannot be read at all: no such table or column, broken or not UTF-8.

    A single faulty row is no error but an `Afkeuring` in the `Lezing`.
    """
