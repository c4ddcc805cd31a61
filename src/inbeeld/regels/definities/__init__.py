"""The definities of `rekenregels.md` §5, a file each, written out in full."""

from .basis import TOETSEN, Definitie, Regel
from .kop_nh_2015 import KOP_NH_2015
from .nk_2017_po import NK_2017_PO
from .nk_2017_vo import NK_2017_VO
from .rijk_2016 import RIJK_2016
from .zkij_2021 import ZKIJ_2021

DEFINITIES: dict[str, Definitie] = {
    d.naam: d for d in (RIJK_2016, ZKIJ_2021, KOP_NH_2015, NK_2017_PO, NK_2017_VO)
}
"""All definities by name. A new one is a file beside these and a line here."""

__all__ = ["DEFINITIES", "TOETSEN", "Definitie", "Regel"]
