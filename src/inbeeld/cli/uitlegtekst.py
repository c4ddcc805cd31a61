"""An `Uitleg` as readable Dutch, and as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import pyarrow as pa

from inbeeld.regels.achtergrond import Feit, dag
from inbeeld.regels.uitleg import Laagstand, Uitleg

from .uitvoer import als_kolommen

_BREEDTE = 100


def als_tekst(uitleg: Uitleg) -> str:
    """The whole account, for the screen."""
    delen = [
        _kop(uitleg),
        _waarom(uitleg),
        "De feiten daarachter\n" + _lijst(_feiten(uitleg.feiten)),
        "Wat er op die dag geldt\n" + textwrap.indent(als_kolommen(_lagen(uitleg)), "  "),
        _straks(uitleg),
    ]
    return "\n\n".join(delen)


def _kop(u: Uitleg) -> str:
    regels = [
        f"Jongere {u.jongere} op {dag(u.peildatum)}",
        f"Status: {u.status} (soort {u.soort}), sinds {dag(u.sinds)}",
    ]
    if u.thuis_sinds is not None:
        regels.append(f"Thuis sinds {dag(u.thuis_sinds)}: dag {u.dag_n}{_klok(u)}")
    regels.append(f"Definitie: {u.definitie}, {u.titel} ({u.bron})")
    if u.buiten_jaren:
        regels.append("Let op: deze dag valt buiten de jaren van deze definitie.")
    return "\n".join(regels)


def _klok(u: Uitleg) -> str:
    if u.drie_maanden_op is None:
        return ""
    werd = "waren" if u.langer_dan_drie_maanden else "zijn"
    return f" van {u.dag_m}; drie maanden {werd} vol op {dag(u.drie_maanden_op)}"


def _waarom(u: Uitleg) -> str:
    regels = [f"regel {u.regel_nr} van de definitie is de eerste die geldt: {u.regel}"]
    for stand in u.lagen:
        if stand.laag in u.regel_lagen:
            vanaf = f", vanaf {dag(stand.begindatum)}" if stand.begindatum else ""
            regels.append(f"{stand.laag} is {stand.waarde}{vanaf}: {stand.uitleg}")
    for grens in u.parameters:
        regels.append(f"{grens.naam} = {grens.waarde}: {grens.uitleg} (bron: {grens.bron})")
    return "Waarom\n" + _lijst(regels)


def _lijst(regels: Iterable[str]) -> str:
    uit = [
        textwrap.fill(regel, _BREEDTE, initial_indent="  - ", subsequent_indent="    ")
        for regel in regels
    ]
    return "\n".join(uit) or "  - geen: deze status volgt uit wat er niet is"


def _feiten(feiten: Iterable[Feit]) -> Iterator[str]:
    for feit in feiten:
        yield f"{feit.tabel}: {feit.tekst} [{feit.bestand} regel {feit.rij}]"


def _lagen(u: Uitleg) -> pa.Table:
    return pa.table(
        {
            "laag": [stand.laag for stand in u.lagen],
            "waarde": [stand.waarde for stand in u.lagen],
            "van": [stand.begindatum for stand in u.lagen],
            "tot en met": [_tot(stand, u) for stand in u.lagen],
            "betekenis": [stand.uitleg for stand in u.lagen],
            "feiten": [", ".join(_verwijzingen(stand.feiten)) for stand in u.lagen],
        }
    )


def _tot(stand: Laagstand, u: Uitleg) -> str:
    if not stand.geldt:
        return ""
    open_ = stand.einddatum is None or stand.einddatum >= u.vooruit_tot
    return "…" if open_ else str(stand.einddatum)


def _verwijzingen(feiten: tuple[Feit, ...]) -> Iterator[str]:
    """Table and rows, ranges folded: 'verzuim 12-14, 20'."""
    per_tabel: dict[str, list[int]] = {}
    for feit in feiten:
        per_tabel.setdefault(feit.tabel, []).append(feit.rij)
    for tabel, rijen in per_tabel.items():
        stukken: list[list[int]] = []
        for rij in sorted(set(rijen)):
            if stukken and rij == stukken[-1][-1] + 1:
                stukken[-1].append(rij)
            else:
                stukken.append([rij])
        tekst = ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in stukken)
        yield f"{tabel} {tekst}"


def _straks(u: Uitleg) -> str:
    regels = [f"{dag(v.datum)}: {v.wat}" for v in u.veranderingen]
    kop = f"Wat er verandert als er niets gebeurt (tot en met {dag(u.vooruit_tot)})"
    return f"{kop}\n" + (_lijst(regels) if regels else "  - niets")


def als_tabel(u: Uitleg) -> pa.Table:
    """Rows (onderdeel, naam, waarde, begindatum, einddatum, toelichting), for a file."""
    rijen: list[tuple[object, ...]] = [
        ("status", u.status, u.soort, u.sinds, None, u.definitie),
        ("regel", str(u.regel_nr), u.regel, None, None, u.bron),
        *(("parameter", g.naam, g.waarde, None, None, g.bron) for g in u.parameters),
        *(("laag", s.laag, s.waarde, s.begindatum, s.einddatum, s.uitleg) for s in u.lagen),
        *(
            ("feit", f.tabel, f"{f.bestand} regel {f.rij}", f.begindatum, f.einddatum, f.tekst)
            for f in u.feiten
        ),
        *(("verandering", v.status, v.soort, v.datum, None, v.wat) for v in u.veranderingen),
    ]
    soorten = [pa.string()] * 3 + [pa.date32()] * 2 + [pa.string()]
    namen = ["onderdeel", "naam", "waarde", "begindatum", "einddatum", "toelichting"]
    kolommen = zip(*rijen, strict=True)
    return pa.table([pa.array(k, s) for k, s in zip(kolommen, soorten, strict=True)], names=namen)
