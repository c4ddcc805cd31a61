"""What a delivery changes: its rows held against what this supplier said before.

Pure: the facts that hold now come in, rows to write and facts to withdraw come out. The same file
twice gives nothing the second time. Nothing of another supplier is touched.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .formaten.basis import Opdracht
from .keuring import Feitrijen, Keuring

Wie = int | str
"""A child: its number, or the supplier's key when it is not in the register yet."""
EENMALIG = {"jongeren": "jongere", "scholen": "school"}
"""Tables with one valid row per key, whoever says it: another supplier's row stays."""
STAPELEND = frozenset({"gegevensstand", "dekking"})
"""Tables whose rows stay true when a later delivery does not repeat them."""


@dataclass(frozen=True, slots=True)
class Huidig:
    """A fact that holds now. `waarden`: by column name of the rules, hours in hundredths."""

    id: int
    waarden: Mapping[str, Any]
    eigen: bool = True
    afgeleid: bool = False


@dataclass(slots=True)
class Verschil:
    """`nieuw`: rows to write; `intrekken`: ids of facts; `ontbreekt`: children to ask about."""

    nieuw: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    intrekken: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ongewijzigd: int = 0
    ontbreekt: list[int] = field(default_factory=list)

    @property
    def leeg(self) -> bool:
        """Nothing changes."""
        return not any(self.nieuw.values()) and not any(self.intrekken.values())


def vergelijk(
    keuring: Keuring,
    opdracht: Opdracht,
    wie: Mapping[str, Wie],
    huidig: Mapping[str, Collection[Huidig]],
    blijft: str,
    ongeboren: Collection[Wie],
) -> Verschil:
    """Compare.

    `wie`: per key of the supplier the child. `huidig`: per table the facts of this supplier that
    hold now and touch the period (of EENMALIG tables: those of anybody, for these keys). `blijft`:
    the table that says that a child is (still) here, `inschrijvingen` or `woonplaatsen`; a child
    without any row of it in a complete delivery is asked about, and nothing of it is withdrawn.
    `ongeboren`: the children of whom nobody has stated a date of birth yet.
    """
    uit = Verschil()
    gezien = _gezien(keuring, wie, blijft)
    ingeschreven_sinds = _ingeschreven_sinds(keuring, wie)
    twijfel = {(tabel, wie[sleutel]) for tabel, sleutel in keuring.onzeker if sleutel in wie}
    for tabel, rijen in keuring.tabellen.items():
        nu = list(huidig.get(tabel, ()))
        if tabel in EENMALIG:
            _eenmalig(tabel, _rijen(rijen, wie), nu, ongeboren, uit)
            continue
        deel = _rijen(rijen, wie)
        if tabel == "woonplaatsen":
            _eerste_inschrijving(deel, ingeschreven_sinds)
        over = _gewoon(tabel, deel, nu, opdracht, uit)
        if not opdracht.volledig or tabel in STAPELEND or tabel in keuring.onzekere_tabellen:
            continue
        if any(rij[-1] for rij in rijen.rijen):
            continue  # what was only seen on a day says nothing of the rest of the period
        for feit in over:
            kind = feit.waarden.get("jongere")
            if kind is None or (kind in gezien and (tabel, kind) not in twijfel):
                uit.intrekken[tabel].append(feit.id)
    if opdracht.volledig and blijft in keuring.tabellen:
        uit.ontbreekt = _ontbrekend(huidig.get(blijft, ()), gezien, opdracht)
    return uit


def _gezien(keuring: Keuring, wie: Mapping[str, Wie], blijft: str) -> set[Wie]:
    """Children that the file shows as being here."""
    if blijft in keuring.tabellen:
        return {wie[rij[0]] for rij in keuring.tabellen[blijft].rijen if rij[0] in wie}
    return {wie[sleutel] for sleutel in keuring.personen if sleutel in wie}


def _ingeschreven_sinds(keuring: Keuring, wie: Mapping[str, Wie]) -> dict[Wie, date]:
    eerste: dict[Wie, date] = {}
    for rij in keuring.tabellen.get("inschrijvingen", Feitrijen((), [])).rijen:
        if rij[0] in wie:
            kind, begin = wie[rij[0]], rij[2]
            eerste[kind] = min(begin, eerste.get(kind, begin))
    return eerste


def _ontbrekend(huidig: Collection[Huidig], gezien: set[Wie], opdracht: Opdracht) -> list[int]:
    def nog_hier(feit: Huidig) -> bool:
        eind = feit.waarden["einddatum"]
        return feit.waarden["begindatum"] <= opdracht.eind and (
            eind is None or eind > opdracht.eind
        )

    return sorted(
        {f.waarden["jongere"] for f in huidig if nog_hier(f) and f.waarden["jongere"] not in gezien}
    )


def _rijen(rijen: Feitrijen, wie: Mapping[str, Wie]) -> list[dict[str, Any]]:
    uit = []
    for rij in rijen.rijen:
        waarden = dict(zip(rijen.kolommen, rij, strict=True))
        if "jongere" in waarden:
            if waarden["jongere"] not in wie:
                continue  # waits for the answer to a question
            waarden["jongere"] = wie[waarden["jongere"]]
        uit.append(waarden)
    return uit


def _eenmalig(
    tabel: str,
    rijen: list[dict[str, Any]],
    nu: list[Huidig],
    ongeboren: Collection[Wie],
    uit: Verschil,
) -> None:
    """One row per key. Ours is corrected, another's stays; an empty value takes nothing away.

    Another's row about a child may be hidden from us, hence `ongeboren`.
    """
    sleutel = EENMALIG[tabel]
    per_sleutel = {feit.waarden[sleutel]: feit for feit in nu}
    for rij in rijen:
        rij.pop("afgeleid")
        feit = per_sleutel.get(rij[sleutel])
        if feit is None and (tabel != "jongeren" or rij["jongere"] in ongeboren):
            uit.nieuw[tabel].append(rij)
            continue
        if feit is None:
            uit.ongewijzigd += 1
            continue
        aangevuld = {k: feit.waarden[k] if w is None else w for k, w in rij.items()}
        if not feit.eigen or aangevuld == {k: feit.waarden[k] for k in rij}:
            uit.ongewijzigd += 1
        else:
            uit.intrekken[tabel].append(feit.id)
            uit.nieuw[tabel].append(aangevuld)


def _gewoon(
    tabel: str, rijen: list[dict[str, Any]], nu: list[Huidig], opdracht: Opdracht, uit: Verschil
) -> list[Huidig]:
    """Add what is new; return the facts that no row repeats. Equal rows count one by one: two
    rows of an hour on one day are two hours."""
    per_waarde: dict[tuple[Any, ...], list[Huidig]] = defaultdict(list)
    for feit in nu:
        per_waarde[_sleutel(feit.waarden)].append(feit)
    afgeleid: list[dict[str, Any]] = []
    for rij in rijen:
        is_afgeleid = rij.pop("afgeleid")
        gelijk = per_waarde.get(_sleutel(rij))
        if gelijk:
            gelijk.pop()
            uit.ongewijzigd += 1
        elif is_afgeleid:
            afgeleid.append(rij)
        else:
            uit.nieuw[tabel].append(rij)
    over = [feit for feiten in per_waarde.values() for feit in feiten]
    for rij in afgeleid:
        if tabel == "woonplaatsen":
            _woont_nu(rij, nu, opdracht.begin, uit)
        else:
            _staat_er_al(tabel, rij, nu, uit)
    if tabel == "inschrijvingen" and not opdracht.volledig:
        _vervang_afgeleid(uit.nieuw[tabel], over, uit)
    return over


def _sleutel(waarden: Mapping[str, Any]) -> tuple[Any, ...]:
    """Both sides keep the columns of the rules in their order, so values alone tell rows apart."""
    return tuple(waarden.values())


def _eerste_inschrijving(rijen: list[dict[str, Any]], begin_bij: Mapping[Wie, date]) -> None:
    """A residence of which only the day of sight is known reaches back to the first enrolment in
    the file: before its begindatum a child would not live anywhere, and so not be in view."""
    for rij in rijen:
        if rij["afgeleid"] and rij["jongere"] in begin_bij:
            rij["begindatum"] = min(rij["begindatum"], begin_bij[rij["jongere"]])


def _woont_nu(rij: dict[str, Any], nu: list[Huidig], begin: date, uit: Verschil) -> None:
    """The place where a child was seen to live, on `begin`. When we said another place before,
    that one ends the day before."""
    tabel = "woonplaatsen"
    open_ = [
        feit
        for feit in nu
        if feit.waarden["jongere"] == rij["jongere"] and feit.waarden["einddatum"] is None
    ]
    if any(f.waarden["gemeente"] == rij["gemeente"] and _zelfde_wijk(f, rij) for f in open_):
        uit.ongewijzigd += 1
        return
    for feit in open_:
        uit.intrekken[tabel].append(feit.id)
        if feit.waarden["begindatum"] < begin:
            uit.nieuw[tabel].append({**feit.waarden, "einddatum": begin - timedelta(days=1)})
    uit.nieuw[tabel].append({**rij, "begindatum": begin} if open_ else rij)


def _zelfde_wijk(feit: Huidig, rij: Mapping[str, Any]) -> bool:
    return rij["wijk"] is None or feit.waarden["wijk"] == rij["wijk"]


def _staat_er_al(tabel: str, rij: dict[str, Any], nu: list[Huidig], uit: Verschil) -> None:
    """An enrolment that was seen on a day: nothing new when we said so already."""
    dag = rij["begindatum"]
    for feit in nu:
        w = feit.waarden
        zelfde = w["jongere"] == rij["jongere"] and w["school"] == rij["school"]
        if zelfde and w["begindatum"] <= dag and (w["einddatum"] is None or w["einddatum"] >= dag):
            uit.ongewijzigd += 1
            return
    uit.nieuw[tabel].append({**rij, "afgeleid": True})


def _vervang_afgeleid(nieuw: list[dict[str, Any]], over: list[Huidig], uit: Verschil) -> None:
    """A real enrolment takes the place of the one that was only seen on a day within it."""
    for feit in over:
        w = feit.waarden
        if feit.afgeleid and any(
            rij["jongere"] == w["jongere"]
            and rij["school"] == w["school"]
            and rij["begindatum"] <= w["begindatum"]
            for rij in nieuw
        ):
            uit.intrekken["inschrijvingen"].append(feit.id)
