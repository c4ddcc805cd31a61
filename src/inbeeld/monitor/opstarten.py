"""What this room adds to others when the application starts."""

from importlib import import_module
from pkgutil import iter_modules

from inbeeld.monitor import bouwers, uitvoerders


def begin() -> None:
    """Load what registers itself: makers of figures, long calculations. Safe to repeat."""
    for pakket in (bouwers, uitvoerders):
        for deel in iter_modules(pakket.__path__):
            import_module(f"{pakket.__name__}.{deel.name}")
