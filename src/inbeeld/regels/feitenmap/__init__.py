"""Facts from files and tables: read, checked, typed (`rekenregels.md` §2)."""

from .feiten import Feiten
from .lezen import feiten_uit_tabellen, lees_feitenmap
from .lezing import Afkeuring, Lezing, Stand

__all__ = ["Afkeuring", "Feiten", "Lezing", "Stand", "feiten_uit_tabellen", "lees_feitenmap"]
