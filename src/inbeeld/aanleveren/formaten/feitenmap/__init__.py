"""A fact folder in a zip, CSV or Parquet: `docs/formaten/feitenmap.md`."""

from inbeeld.regels.schema import TABELLEN

from .lezer import lees

__all__ = ["TABELLEN", "lees"]
