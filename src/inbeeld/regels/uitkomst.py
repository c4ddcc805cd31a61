"""The outcomes of the rules for a set of facts (`rekenregels.md` §6): tijdlijn, klok, lagen and
wettelijke meldingen, each an Arrow table, computed when it is first asked for."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import pyarrow as pa

from .codes import VAKANTIEREGIOS
from .definities import DEFINITIES, Definitie
from .feitenmap import Feiten
from .fouten import AanroepFout
from .laagnamen import SEINEN, VOLGORDE
from .meldingen import meldingen
from .parameters import GROOTSTE, getallen, waarden
from .runners.duckdb import EPOCH, Loop

EERSTE, LAATSTE = date(1990, 1, 1), date(2200, 12, 31)
"""`tot` must lie between these: the law is not older, and nobody looks further."""
SOORTEN_KLOK = ("streng", "ruim")

_Lopen = weakref.WeakValueDictionary[tuple[object, ...], Loop]
_LOPEN: weakref.WeakKeyDictionary[Feiten, _Lopen] = weakref.WeakKeyDictionary()
"""The runs in use per set of facts: a telling after a tijdlijn computes nothing twice."""

_BEGIN = "(date '1970-01-01' + t.b::integer) as begindatum"
_EIND = "(date '1970-01-01' + (t.e - 1)::integer) as einddatum"
_EIND_OPEN = (
    "case when t.e <= (select tot from parameters) "
    "then date '1970-01-01' + (t.e - 1)::integer end as einddatum"
)
_SLEUTEL = "join feit_sleutels s on s.jongere = t.j"


class Uitkomst:
    """What the rules say about the facts. Dates are date32, an empty date is null.

    All stages stay in a schema of the facts' database until `sluit()` or until this object is
    collected; `relatie('tijdlijn')` names one for SQL on `feiten.con`. Outcomes of the same facts
    and choices share them.
    """

    def __init__(
        self,
        feiten: Feiten,
        definitie: Definitie,
        *,
        tot: date,
        vakantieregio: str = "noord",
        bekend_op: datetime | None = None,
        parameters: Mapping[str, object] | None = None,
    ) -> None:
        self.feiten, self.definitie, self.tot = feiten, definitie, tot
        self.vakantieregio, self.bekend_op = vakantieregio, bekend_op
        self.parameters = waarden(definitie.parameters, parameters)
        """Every parameter's value, as text."""
        self._getallen = getallen(definitie.parameters, parameters)

    @cached_property
    def _loop(self) -> Loop:
        # Who asked for the lagen first has a run that leaves nothing out.
        return self.__dict__.get("_loop_alles") or self._nieuwe_loop(alles=False)

    @cached_property
    def _loop_alles(self) -> Loop:
        return self._nieuwe_loop(alles=True)

    def _nieuwe_loop(self, *, alles: bool) -> Loop:
        """The run of these choices; one that is still in use is used again."""
        lopen = _LOPEN.setdefault(self.feiten, weakref.WeakValueDictionary())
        keuzes = (self.definitie.naam, *self._getallen.values(), self.tot, self.vakantieregio)
        sleutel = (*keuzes, self.bekend_op, alles)
        loop = lopen.get(sleutel)
        if loop is None:
            loop = Loop(
                self.feiten,
                self._getallen if alles else self._gevraagd(),
                tot=self.tot,
                vakantieregio=self.vakantieregio,
                bekend_op=self.bekend_op,
                alles=alles,
            )
            lopen[sleutel] = loop
        return loop

    def _gevraagd(self) -> dict[str, int]:
        """The parameters, with out of reach what gives only a layer that no line of the definitie
        reads: shorter reeksen than any line asks for are then not followed."""
        gelezen = {naam for regel in self.definitie.regels for naam in regel.parameters}
        niet = {"dreigend_lesdagen", "ziek_lesdagen", "geoorloofd_lesdagen"} - gelezen
        return self._getallen | dict.fromkeys(niet, GROOTSTE)

    def sluit(self) -> None:
        """Let go of the stages; they are dropped when no other outcome uses them."""
        for naam in ("_loop", "_loop_alles"):
            self.__dict__.pop(naam, None)

    @cached_property
    def tijdlijn(self) -> pa.Table:
        """jongere, begindatum, einddatum (date, inclusive), status, soort (text), thuis_sinds
        (date or null), langer_dan_drie_maanden ('ja'/'nee'); by child and day.

        Per child from birth through `tot`, without gap or overlap, equal neighbours merged (§6).
        """
        relatie = self.relatie("tijdlijn")
        return self._arrow(
            f"select s.sleutel as jongere, {_BEGIN}, {_EIND}, r.status, r.soort, "
            "date '1970-01-01' + t.sinds::integer as thuis_sinds, "
            "case t.lang when 1 then 'ja' else 'nee' end as langer_dan_drie_maanden "
            f"from {relatie} t {_SLEUTEL} join ({self._regels}) r on r.nr = t.status "
            "order by t.j, t.b"
        )

    @property
    def _regels(self) -> str:
        """The lines of the definitie as a relation nr, status, soort."""
        lijnen = ", ".join(
            f"({nr}, '{r.status}', '{r.soort}')" for nr, r in enumerate(self.definitie.regels)
        )
        return f"select * from (values {lijnen}) v(nr, status, soort)"

    @cached_property
    def klok(self) -> pa.Table:
        """jongere, soort ('streng'/'ruim'), thuis_sinds, drie_maanden_op, einddatum (inclusive;
        null when the thuisperiode holds on `tot`); by child, soort (streng first) and day (§6)."""
        relatie = self.relatie("klok")
        return self._arrow(
            "select s.sleutel as jongere, "
            f"case t.soort when 0 then '{SOORTEN_KLOK[0]}' else '{SOORTEN_KLOK[1]}' end as soort, "
            "date '1970-01-01' + t.b::integer as thuis_sinds, "
            "date '1970-01-01' + t.drie_op::integer as drie_maanden_op, "
            f"{_EIND_OPEN} from {relatie} t {_SLEUTEL} order by t.j, t.soort, t.b"
        )

    @cached_property
    def lagen(self) -> pa.Table:
        """jongere, laag, begindatum, einddatum (inclusive; null when it holds on `tot`), waarde
        (text, see `afleiding.lijst`); by child, layer (in the order of §4) and day."""
        return self._lijst("lagenlijst", "lagenlijst", VOLGORDE)

    @cached_property
    def seinen(self) -> pa.Table:
        """The bands of the counting layers (`laagnamen.BANDEN`), in the columns of `lagen`."""
        return self._lijst("seinen", "seinenlijst", SEINEN)

    def _lijst(self, deel: str, stap: str, namen: tuple[str, ...]) -> pa.Table:
        loop = self._loop_alles
        loop.deel(deel)
        volgorde = ", ".join(f"'{naam}'" for naam in namen)
        return loop.con.sql(
            f"select s.sleutel as jongere, t.laag, {_BEGIN}, {_EIND_OPEN}, t.waarde "
            f"from {stap} t {_SLEUTEL} "
            f"order by t.j, list_position([{volgorde}], t.laag), t.b"
        ).to_arrow_table()

    @cached_property
    def meldplicht(self) -> pa.Table:
        """jongere, begindatum, einddatum (dates, inclusive): the wettelijke meldingen whose
        einddatum lies on or before `tot`; by child and day (§6; art. 21, 21a Leerplichtwet)."""
        self.relatie("melddag")
        dagen = self._loop.con.execute(
            "select j, dag, uren, lw from melddag order by j, dag"
        ).fetchall()
        rijen = list(
            meldingen(
                dagen,
                drempel=self._getallen["uren_drempel"],
                lesweken=self._getallen["venster_lesweken"],
                afstand=self._getallen["melding_afstand_dagen"],
            )
        )
        sleutels = dict(
            self._loop.con.execute(
                "select jongere, sleutel from feit_sleutels "
                "where jongere in (select distinct j from melddag)"
            ).fetchall()
        )
        return pa.table(
            {
                "jongere": pa.array([sleutels[j] for j, _, _ in rijen], pa.string()),
                "begindatum": pa.array([_dag(b) for _, b, _ in rijen], pa.date32()),
                "einddatum": pa.array([_dag(e) for _, _, e in rijen], pa.date32()),
            }
        )

    def relatie(self, stap: str) -> str:
        """Name, for SQL on `feiten.con`, of the relation of a stage: 'tijdlijn' (j, b, e, status =
        place of the line in the definitie, sinds, lang), 'klok' (j, soort, b, drie_op, e),
        'segment', 'thuis', 'grond', 'melddag' … Days are day numbers, periods half-open; j is the
        number of the child in `feit_sleutels`. It lives as long as this object."""
        delen = {"tijdlijn": f"tijdlijn-{self.definitie.naam}", "melddag": "meldplicht"}
        if stap in delen or stap == "klok":
            self._loop.deel(delen.get(stap, stap))
        return f"{self._loop.schema}.{stap}"

    def _arrow(self, sql: str) -> pa.Table:
        return self._loop.con.sql(sql).to_arrow_table()


def _dag(nr: int) -> date:
    return EPOCH + timedelta(days=nr)


def bereken(
    feiten: Feiten,
    *,
    definitie: str,
    tot: date,
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Uitkomst:
    """What the rules say: an `Uitkomst` whose tables are computed when asked for.

    `definitie`: a name of `DEFINITIES`; `tot`: last day of the output, it only cuts (§1.4);
    `vakantieregio` of the region; `bekend_op`: date of knowledge (UTC; None = all that is not
    withdrawn, §1.5); `parameters`: overrides by name, as text or number.
    Raises AanroepFout for an unknown name, a value of the wrong kind or an impossible `tot`.
    """
    if definitie not in DEFINITIES:
        raise AanroepFout(f"Onbekende definitie '{definitie}'; er zijn: {', '.join(DEFINITIES)}.")
    if vakantieregio not in VAKANTIEREGIOS:
        raise AanroepFout(
            f"Onbekende vakantieregio '{vakantieregio}'; er zijn: {', '.join(VAKANTIEREGIOS)}."
        )
    if not EERSTE <= tot <= LAATSTE:
        raise AanroepFout(f"De einddatum {tot} ligt niet tussen {EERSTE} en {LAATSTE}.")
    if bekend_op is not None and bekend_op.tzinfo is not None:
        bekend_op = bekend_op.astimezone(UTC).replace(tzinfo=None)
    return Uitkomst(
        feiten,
        DEFINITIES[definitie],
        tot=tot,
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )


def gegeven_of_bereken(
    uitkomst: Uitkomst | None,
    feiten: Feiten,
    *,
    definitie: str,
    tot: date,
    vakantieregio: str,
    bekend_op: datetime | None,
    parameters: Mapping[str, object] | None,
) -> Uitkomst:
    """What the rules say, for who may have it at hand already: then only the definitie is checked.

    Raises AanroepFout as `bereken`.
    """
    if uitkomst is None:
        return bereken(
            feiten,
            definitie=definitie,
            tot=tot,
            vakantieregio=vakantieregio,
            bekend_op=bekend_op,
            parameters=parameters,
        )
    if definitie not in DEFINITIES:
        raise AanroepFout(f"er is geen definitie {definitie}")
    return uitkomst


def tijdlijn(feiten: Feiten, *, definitie: str, tot: date, **keuzes: object) -> pa.Table:
    """`bereken(...).tijdlijn`; the same arguments and errors."""
    return bereken(feiten, definitie=definitie, tot=tot, **keuzes).tijdlijn  # type: ignore[arg-type]


def klok(feiten: Feiten, *, definitie: str = "rijk-2016", tot: date, **keuzes: object) -> pa.Table:
    """`bereken(...).klok`; the definitie only brings its own parameters."""
    return bereken(feiten, definitie=definitie, tot=tot, **keuzes).klok  # type: ignore[arg-type]


def lagen(feiten: Feiten, *, definitie: str = "rijk-2016", tot: date, **keuzes: object) -> pa.Table:
    """`bereken(...).lagen`; the definitie only brings its own parameters."""
    return bereken(feiten, definitie=definitie, tot=tot, **keuzes).lagen  # type: ignore[arg-type]


def meldplicht(
    feiten: Feiten, *, definitie: str = "rijk-2016", tot: date, **keuzes: object
) -> pa.Table:
    """`bereken(...).meldplicht`; the definitie only brings its own parameters."""
    return bereken(feiten, definitie=definitie, tot=tot, **keuzes).meldplicht  # type: ignore[arg-type]
