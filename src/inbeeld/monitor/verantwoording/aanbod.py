"""The road of every offer to a child, from the dossiers and from the facts that others deliver."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db import connection

from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.verantwoording import toen
from inbeeld.regels.kennis import bekend

_T = Aanbodtraject.Toestand
STAPPEN = ("aangeboden", "aanvaard", "begonnen")
"""What an offer goes through, in order."""


@dataclass(frozen=True, slots=True)
class Traject:
    """One offer. Days that had not come are None; `vervallen_op`: it came to nothing."""

    jongere: int
    soort: str
    gevraagd_op: date
    aangeboden_op: date | None
    aanvaard_op: date | None
    geweigerd_op: date | None
    begonnen_op: date | None
    vervallen_op: date | None
    weigerreden: str = ""

    def stap(self, naam: str) -> date | None:
        """The day of one of `STAPPEN`."""
        dagen = (self.aangeboden_op, self.aanvaard_op, self.begonnen_op)
        return dict(zip(STAPPEN, dagen, strict=True))[naam]

    def in_de_maak(self, dag: date) -> bool:
        """Asked, offered or accepted by that day, and not begun, refused or lapsed."""
        klaar = (self.begonnen_op, self.geweigerd_op, self.vervallen_op)
        return self.gevraagd_op <= dag and not any(d is not None and d <= dag for d in klaar)


@dataclass(frozen=True)
class Aanbod:
    """All offers of a region."""

    trajecten: list[Traject]

    @cached_property
    def per_kind(self) -> dict[int, list[Traject]]:
        """By child."""
        uit: dict[int, list[Traject]] = defaultdict(list)
        for traject in self.trajecten:
            uit[traject.jongere].append(traject)
        return dict(uit)

    def in_de_maak(self, kind: int, dag: date) -> bool:
        """Whether somebody is working on an offer for this child."""
        return any(t.in_de_maak(dag) for t in self.per_kind.get(kind, ()))

    def gelukt_sinds(self, kind: int, van: date, dag: date) -> bool:
        """Whether an offer was accepted or begun from `van` through `dag`."""
        dagen = (d for t in self.per_kind.get(kind, ()) for d in (t.aanvaard_op, t.begonnen_op))
        return any(d is not None and van <= d <= dag for d in dagen)

    def eerste(self, kind: int, stap: str, vanaf: date) -> date | None:
        """The first day from `vanaf` on which an offer reached this step."""
        dagen = [d for t in self.per_kind.get(kind, ()) if (d := t.stap(stap)) and d >= vanaf]
        return min(dagen, default=None)


def aanbod_van(bron: Bron) -> Aanbod:
    """As known at the moment of the source."""
    return Aanbod([*_uit_dossiers(bron), *_uit_feiten(bron)])


def _uit_dossiers(bron: Bron) -> list[Traject]:
    velden = (
        *("jongere_id", "soort", "toestand", "gevraagd_op", "aangeboden_op", "antwoord_op"),
        *("begonnen_op", "weigerreden", "passend", "moment"),
    )
    grens = toen.laatste_dag(bron)
    vervallen = _vervallen(bron.bekend_op)
    uit = []
    for rij in toen.rijen(Aanbodtraject, velden, bron.bekend_op):
        pk, kind, soort, toestand, gevraagd, aangeboden, antwoord, begonnen, reden, *_ = rij
        passend, moment = rij[-2:]
        geweigerd = toestand == _T.GEWEIGERD
        antwoord = toen.tot_en_met(antwoord, grens)
        begonnen = toen.tot_en_met(begonnen, grens)
        uit.append(
            Traject(
                kind,
                soort,
                min(filter(None, (gevraagd, aangeboden, toen.dag_van(moment)))),
                toen.tot_en_met(aangeboden, grens),
                None if geweigerd else antwoord,
                antwoord if geweigerd else None,
                # What does not fit ends no waiting; nor is it still in the making.
                begonnen if passend is not False else None,
                begonnen if passend is False else vervallen.get(pk),
                reden if geweigerd else "",
            )
        )
    return uit


def _vervallen(bekend_op: datetime | None) -> dict[int, date]:
    """When offers lapsed: the row keeps no day of it, its history does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pgh_obj_id, min(pgh_created_at) from dossiers_aanbodtrajectevent "
            "where toestand = 'vervallen' and coalesce(pgh_created_at <= %s::timestamptz, true) "
            "group by 1",
            [bekend_op],
        )
        return {pk: toen.dag_van(moment) for pk, moment in cursor.fetchall()}


def _uit_feiten(bron: Bron) -> list[Traject]:
    """Fitting offers as partners delivered them. What came of a dossier stands in both: the same
    days twice, which change nothing of a first day."""
    grens = toen.laatste_dag(bron)
    rijen = bron.feiten.con.execute(
        "select jongere, soort, aangeboden_op, begindatum from feit_aanbod "  # noqa: S608
        f"where passend = 'ja' and {bekend(bron.bekend_op)} order by rij"
    ).fetchall()
    uit = []
    for kind, soort, aangeboden, begin in rijen:
        eerste = min((d for d in (aangeboden, begin) if d), default=None)
        if eerste is not None:
            op, van = toen.tot_en_met(aangeboden, grens), toen.tot_en_met(begin, grens)
            # Who began has been offered it, and wanted it.
            uit.append(Traject(kind, soort, eerste, op or van, van, None, van, None))
    return uit
