"""Both sides and what differs, as JSON that holds numbers, codes and the row numbers of children.

A name or address is in none of it: the page looks children up under the row policies of the day on
which it is opened.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from inbeeld.monitor.perioden import schooljaar
from inbeeld.monitor.vergelijken.kant import WERK, Kant, Keuze, Waar, maak_kant
from inbeeld.regels import DEFINITIES, Feiten, verschil
from inbeeld.tijdlijnen.telbeeld import OVERLEDEN

SOORT = "vergelijking"
MEESTE_KINDEREN = 2000
"""So many children are kept of a comparison; how many there are is kept exactly."""
GEMEENTEWERK = ("thuiszitters", "klokken", "meldingen")
Meld = Callable[[int, str], None]


def vergelijk(
    feiten: Feiten,
    een: Keuze,
    ander: Keuze,
    *,
    waar: Waar,
    waar_ander: Waar | None = None,
    dag: date,
    vakantieregio: str,
    gemeenten: Collection[str] = (),
    zichtbaar: Callable[[Iterable[int]], Collection[int]],
    meld: Meld,
) -> dict[str, Any]:
    """The outcome of a comparison.

    `feiten`: with what was withdrawn, where a date of knowledge is asked. `waar_ander`: the same
    area as the other side knew it, None for the same. `gemeenten`: for which of
    them the work is given apart. `zichtbaar`: whom of these children the actor may see.
    """
    meld(30, "De eerste telling wordt gemaakt.")
    links = maak_kant(feiten, een, waar, dag, vakantieregio)
    meld(50, "De tweede telling wordt gemaakt.")
    rechts = maak_kant(feiten, ander, waar_ander or waar, dag, vakantieregio)
    meld(75, "Per kind wordt gezocht waar het verschil in zit.")
    rijen = [
        rij
        for rij in _verschil(feiten, een, ander, dag, vakantieregio)
        if rij["jongere"] in links.status or rij["jongere"] in rechts.status
    ]
    rijen = _met_overleden(rijen, links, rechts, waar.overleden ^ (waar_ander or waar).overleden)
    meld(95, "De uitkomst wordt bewaard.")
    weken = ((dag - schooljaar(dag)).days + 1) / 7
    return {
        "statussen": _statussen(links, rechts),
        "werk": _naast(links.werk_van(), rechts.werk_van(), WERK),
        "weken": round(weken, 2),
        "vanaf": schooljaar(dag).isoformat(),
        "gemeenten": _per_gemeente(links, rechts, gemeenten),
        "verschil": _kinderen(rijen, zichtbaar),
    }


def _statussen(links: Kant, rechts: Kant) -> list[dict[str, Any]]:
    """A line per status of either definitie; None where a definitie does not have it."""
    soorten = {
        regel.status: regel.soort
        for kant in (links, rechts)
        for regel in DEFINITIES[kant.keuze.definitie].regels
    }
    kanten = {"een": links, "ander": rechts}
    return [
        {"status": status, "soort": soort}
        | {naam: _getal(kant, status) for naam, kant in kanten.items()}
        for status, soort in soorten.items()
    ]


def _getal(kant: Kant, status: str) -> list[int | bool] | None:
    """[how many, whether all is known]."""
    if all(regel.status != status for regel in DEFINITIES[kant.keuze.definitie].regels):
        return None
    return [kant.aantallen()[status], status not in kant.onvolledig]


def _naast(
    links: dict[str, int], rechts: dict[str, int], namen: Iterable[str]
) -> dict[str, list[int]]:
    return {naam: [links[naam], rechts[naam]] for naam in namen}


def _per_gemeente(links: Kant, rechts: Kant, gemeenten: Collection[str]) -> list[dict[str, Any]]:
    """The work of the children that live there on the day, as each side knows it."""
    uit = []
    for code in gemeenten:
        werk = [
            kant.werk_van({k for k, g in kant.gemeente.items() if g == code and k in kant.status})
            for kant in (links, rechts)
        ]
        uit.append({"gemeente": code, **_naast(werk[0], werk[1], GEMEENTEWERK)})
    return uit


def _verschil(
    feiten: Feiten, een: Keuze, ander: Keuze, dag: date, vakantieregio: str
) -> list[dict[str, Any]]:
    """Rows of `regels.verschil`. It takes 'as in A' for no date of knowledge in B, so that the side
    that is of now goes first."""
    om = een.bekend_op is not None and ander.bekend_op is None
    a, b = (ander, een) if om else (een, ander)
    rijen = verschil(
        feiten,
        peildatum=dag,
        vakantieregio=vakantieregio,
        met=b.definitie,
        met_bekend_op=b.bekend_op,
        met_parameters=dict(b.parameters),
        **a.voor_regels(),
    ).to_pylist()
    return [_omgekeerd(rij) for rij in rijen] if om else rijen


def _met_overleden(
    rijen: list[dict[str, Any]], links: Kant, rechts: Kant, een_weet_het: Collection[str]
) -> list[dict[str, Any]]:
    """With a row for each child of whose death one side alone knew: there it has no status."""
    if not een_weet_het:
        return rijen
    uit = [rij for rij in rijen if rij["jongere"] not in een_weet_het]
    for kind in sorted(een_weet_het):
        a, b = (_stand(kant, kind) for kant in (links, rechts))
        if a[0] or b[0]:
            uit.append(
                {
                    "jongere": kind,
                    "status_a": a[0],
                    "soort_a": a[1],
                    "status_b": b[0],
                    "soort_b": b[1],
                    "laag": OVERLEDEN,
                    "waarde_a": None,
                    "waarde_b": None,
                }
            )
    return uit


def _stand(kant: Kant, kind: str) -> tuple[str | None, str | None]:
    status = kant.status.get(kind)
    if status is None:
        return None, None
    return status, DEFINITIES[kant.keuze.definitie].regel(status).soort


def _omgekeerd(rij: dict[str, Any]) -> dict[str, Any]:
    ander = {"_a": "_b", "_b": "_a"}
    return {f"{n[:-2]}{ander[n[-2:]]}" if n[-2:] in ander else n: w for n, w in rij.items()}


def _kinderen(
    rijen: list[dict[str, Any]], zichtbaar: Callable[[Iterable[int]], Collection[int]]
) -> dict[str, Any]:
    """How many, from what to what, by what cause; and those whom the actor may see."""
    ziet = zichtbaar(int(rij["jongere"]) for rij in rijen)
    velden = ("status_a", "soort_a", "status_b", "soort_b", "laag", "waarde_a", "waarde_b")
    eigen = [
        [int(rij["jongere"]), *(rij[veld] for veld in velden)]
        for rij in rijen
        if int(rij["jongere"]) in ziet
    ]
    groepen = Counter(tuple(rij[veld] for veld in velden[:5]) for rij in rijen)
    return {
        "aantal": len(rijen),
        "zichtbaar": len(eigen),
        "groepen": [[*groep, aantal] for groep, aantal in groepen.most_common()],
        "kinderen": eigen[:MEESTE_KINDEREN],
    }
