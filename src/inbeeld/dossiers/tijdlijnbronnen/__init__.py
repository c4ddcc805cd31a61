"""What stands on the timeline of a dossier: each module adds its sources when it is imported."""

from importlib import import_module
from pkgutil import iter_modules


def laad() -> None:
    """Import every module of this package, in order of name. `ready` of the room calls it."""
    for module in sorted(m.name for m in iter_modules(__path__)):
        import_module(f"{__name__}.{module}")
