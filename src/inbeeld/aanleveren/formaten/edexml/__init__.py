"""EDEXML 2.1, for identity and groups: `docs/formaten/edexml.md`."""

from .lezer import lees

__all__ = ["lees"]
