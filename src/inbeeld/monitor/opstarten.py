"""What this room adds to others when the application starts."""

from importlib import import_module
from pkgutil import iter_modules

from inbeeld.monitor import bouwers, uitvoerders
from inbeeld.signalen import kennisadressen, taken


def begin() -> None:
    """Load what registers itself: makers of figures, long calculations. Safe to repeat."""
    for pakket in (bouwers, uitvoerders):
        for deel in iter_modules(pakket.__path__):
            import_module(f"{pakket.__name__}.{deel.name}")
    from inbeeld.monitor.actions import rapporten

    taken.voeg_toe("rapporten", rapporten.houd_bij, volgorde=60)
    kennisadressen.met_sleutel("monitor_rapport", "monitor.Rapport", "rapport")
