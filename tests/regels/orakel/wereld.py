"""The facts as known on K, per child, with calendars and dekking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .feiten import Rij, bekend, dag, einde, honderdsten
from .kalender import Kalender
from .parameters import Parameters


@dataclass
class Jongere:
    """One child's typed facts, each a plain tuple; dates are ordinals, ends inclusive."""

    sleutel: str
    geboren: int
    startkwalificatie: int
    vervallen: int
    woonplaatsen: list[tuple[int, int, str, str]] = field(default_factory=list)
    inschrijvingen: list[tuple[int, int, str]] = field(default_factory=list)
    verzuim: list[tuple[int, int, str, str, int | None]] = field(default_factory=list)
    vrijstellingen: list[tuple[int, int, str]] = field(default_factory=list)
    aanbod: list[tuple[int, int]] = field(default_factory=list)  # passend = ja and begun
    duidingen: list[tuple[int, int, str]] = field(default_factory=list)


class Wereld:
    """The facts of all children as known on K, with their calendars."""

    def __init__(
        self,
        feiten: Mapping[str, Sequence[Rij]],
        *,
        vakantieregio: str = "noord",
        bekend_op: str | None = None,
    ) -> None:
        def rijen(tabel: str) -> list[Rij]:
            return [r for r in feiten.get(tabel, ()) if bekend(r, bekend_op)]

        self.vakantieregio = vakantieregio
        self.scholen = {r["school"]: r for r in rijen("scholen")}
        self.lesvrij = [
            (dag(r["begindatum"]), dag(r["einddatum"]), r.get("vakantieregio", ""), r["school"])
            for r in rijen("lesvrij")
        ]
        self._kalenders: dict[tuple[str, str], Kalender] = {}
        self.kalender = self._kalender(vakantieregio, "")
        self.gegevens_tot: dict[str, int] = {}
        for r in rijen("gegevensstand"):
            tot = dag(r["gegevens_tot_en_met"])
            self.gegevens_tot[r["school"]] = max(tot, self.gegevens_tot.get(r["school"], 0))
        self.alles_gedekt = not feiten.get("dekking")  # before any filter on K
        self.dekking: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for r in rijen("dekking"):
            self.dekking[r["bron"], r["categorie"]].append(
                (dag(r["begindatum"]), einde(r["einddatum"]))
            )
        self.jongeren = self._jongeren(rijen)

    def _jongeren(self, rijen: Callable[[str], list[Rij]]) -> dict[str, Jongere]:
        uit = {
            r["jongere"]: Jongere(
                r["jongere"],
                dag(r["geboortedatum"]),
                einde(r.get("startkwalificatie_op", "")),
                einde(r.get("kwalificatieplicht_vervallen_op", "")),
            )
            for r in rijen("jongeren")
        }

        def van(tabel: str) -> Iterable[tuple[Jongere, int, int, Rij]]:
            for r in rijen(tabel):
                if r["jongere"] in uit and r["begindatum"]:
                    yield uit[r["jongere"]], dag(r["begindatum"]), einde(r["einddatum"]), r

        for j, b, e, r in van("woonplaatsen"):
            j.woonplaatsen.append((b, e, r["gemeente"], r.get("wijk", "")))
        for j, b, e, r in van("inschrijvingen"):
            j.inschrijvingen.append((b, e, r["school"]))
        for j, b, e, r in van("verzuim"):
            uren = honderdsten(r["uren"]) if r.get("uren") else None
            j.verzuim.append((b, e, r["school"], r["soort"], uren))
        for j, b, e, r in van("vrijstellingen"):
            j.vrijstellingen.append((b, e, r["grond"]))
        for j, b, e, r in van("aanbod"):
            if r["passend"] == "ja":
                j.aanbod.append((b, e))
        for j, b, e, r in van("duidingen"):
            j.duidingen.append((b, e, r["duiding"]))
        return uit

    def _kalender(self, vakantieregio: str, school: str) -> Kalender:
        eigen = any(s == school for *_, s in self.lesvrij if s)
        sleutel = (vakantieregio, school if eigen else "")
        if sleutel not in self._kalenders:
            self._kalenders[sleutel] = Kalender(
                (b, e)
                for b, e, regio, s in self.lesvrij
                if (s == school if s else regio == vakantieregio)
            )
        return self._kalenders[sleutel]

    def kalender_van(self, school: str) -> Kalender:
        regio = self.scholen[school].get("vakantieregio", "") or self.vakantieregio
        return self._kalender(regio, school)

    def gedekt(self, bron: str, categorie: str, d: int) -> bool:
        if self.alles_gedekt:
            return True
        return any(b <= d <= e for b, e in self.dekking.get((bron, categorie), ()))

    def uren_per_lesdag(self, school: str, p: Parameters) -> int:
        rij = self.scholen[school]
        if rij.get("uren_per_lesdag"):
            return honderdsten(rij["uren_per_lesdag"])
        uren: int = (
            p.uren_per_lesdag_po if rij["sector"] in ("po", "sbo", "so") else p.uren_per_lesdag_vo
        )
        return uren
