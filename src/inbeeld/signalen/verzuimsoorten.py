"""The kinds of absence that a verzuimmelding can name, each from and until a day.

`domein.md` 2.1 and 2.2: the list of the Besluit verzuimmelding (2009), and what the register of DUO
takes now. The exact days on which 'beginnend' and 'signaal' went out of use are in no source that
we have: they stand at the school year in which a pupil administration no longer had them.
"""

from dataclasses import dataclass
from datetime import date

VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Verzuimsoort:
    """`duo`: the code in the exchange. `vanaf_leeftijd`, `tot_leeftijd`: in years, half-open."""

    code: str
    naam: str
    duo: str
    van: date
    tot_en_met: date | None = None
    vanaf_leeftijd: int = 0
    tot_leeftijd: int = 99

    def geldt(self, dag: date, leeftijd: int | None) -> bool:
        """Whether it can be reported on that day, of somebody of that age (None: not known)."""
        op_tijd = self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)
        past = leeftijd is None or self.vanaf_leeftijd <= leeftijd < self.tot_leeftijd
        return op_tijd and past


_BVM = date(2009, 8, 1)
_LVS = date(2012, 7, 31)
VERZUIMSOORTEN: tuple[Verzuimsoort, ...] = (
    Verzuimsoort("zestien_uur", "16 uur in vier lesweken", "V3", _BVM, tot_leeftijd=VOLWASSEN),
    Verzuimsoort(
        "zestien_uur_18plus",
        "16 uur in vier lesweken, 18 jaar of ouder",
        "V4",
        _BVM,
        vanaf_leeftijd=VOLWASSEN,
    ),
    Verzuimsoort("langdurig_relatief", "langer dan vier weken weg", "LRV", _BVM, tot_leeftijd=18),
    Verzuimsoort("luxe", "luxeverzuim (vakantie buiten de vakanties)", "L", _BVM),
    Verzuimsoort("overig", "ander verzuim (ook te laat, of ziek met twijfel)", "O", _BVM),
    Verzuimsoort(
        "rmc_18plus",
        "18 jaar of ouder zonder startkwalificatie",
        "RMC",
        _BVM,
        vanaf_leeftijd=VOLWASSEN,
    ),
    Verzuimsoort("beginnend", "beginnend verzuim", "B", _BVM, _LVS),
    Verzuimsoort("signaal", "signaalverzuim", "S", _BVM, _LVS),
    Verzuimsoort("drie_schooldagen", "drie schooldagen", "V1", date(1985, 8, 1), date(2009, 7, 31)),
    Verzuimsoort(
        "een_achtste", "een achtste in 4 weken", "V2", date(1985, 8, 1), date(2009, 7, 31)
    ),
)


def soorten_op(dag: date, leeftijd: int | None = None) -> tuple[Verzuimsoort, ...]:
    """What can be chosen on a day, for a youngster of this age."""
    return tuple(s for s in VERZUIMSOORTEN if s.geldt(dag, leeftijd))


def verzuimsoort(code: str) -> Verzuimsoort:
    """Raises KeyError."""
    return {s.code: s for s in VERZUIMSOORTEN}[code]


def van_duo(duo: str, dag: date) -> Verzuimsoort:
    """The kind that a code of the exchange stood for on that day. Raises KeyError."""
    return {s.duo: s for s in soorten_op(dag)}[duo]
