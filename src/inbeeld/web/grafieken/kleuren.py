"""Fill, line and text colour per tone; the same as the badges' in `onderdelen.css`.

Text on its fill has a contrast of at least 4.5 : 1, a line on white of at least 3 : 1
(`tests/web/test_grafieken.py` measures both).
"""

from typing import NamedTuple


class Kleur(NamedTuple):
    vlak: str
    lijn: str
    tekst: str


KLEUREN = {
    "dringend": Kleur("#f6c9c6", "#9f1d20", "#6f1214"),
    "let-op": Kleur("#fadcae", "#8f5200", "#5c3200"),
    "zorg": Kleur("#cfe0f5", "#1f4e8c", "#163a69"),
    "goed": Kleur("#cde7e3", "#0f6b64", "#0a4d48"),
    "rustig": Kleur("#e4e9ed", "#6f7d88", "#3a4650"),
    "onbekend": Kleur("#ffffff", "#52606b", "#1d2730"),
}
INKT = "#1d2730"
STIL = "#52606b"
LIJN = "#d5dce1"
VRIJ = "#eef1f4"
