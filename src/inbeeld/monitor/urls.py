"""Addresses of this room: every part brings its own."""

from importlib import import_module
from pkgutil import iter_modules

import inbeeld.monitor as kamer

urlpatterns = [
    patroon
    for module in sorted(m.name for m in iter_modules(kamer.__path__))
    if module.startswith("urls_")
    for patroon in import_module(f"inbeeld.monitor.{module}").urlpatterns
]
