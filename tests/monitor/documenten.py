"""The example folders of `voorbeelden/`, brought in through the upload page as partners would.

A folder holds a whole region, and nobody may say all of that: the region delivers its schools,
holidays and who delivers what; every gemeente the children that live there.
"""

import csv
import html
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inbeeld.monitor import werk
from inbeeld.monitor.models import Berekening
from inbeeld.toegang.actor import huidige_actor
from tests import fabriek as f
from tests.aanleveren.bestanden import zip_met

VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden"
VAN_DE_REGIO = ("scholen", "lesvrij", "dekking")
Tabel = dict[str, list[dict[str, str]]]


def _nummers() -> Iterator[str]:
    """Invented onderwijsnummers (`10…`) that pass the check."""
    for stam in range(10_000_000, 11_000_000):
        som = sum(int(c) * w for c, w in zip(str(stam), range(9, 1, -1), strict=True))
        if (som - 5) % 11 < 10:
            yield f"{stam}{(som - 5) % 11}"


def lees(map_: str) -> Tabel:
    """The tables of a folder."""
    return {
        pad.stem: list(csv.DictReader(io.StringIO(pad.read_text())))
        for pad in sorted((VOORBEELDEN / map_).glob("*.csv"))
    }


def _als_csv(rijen: list[dict[str, str]]) -> str:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]), lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue()


def _per_gemeente(tabellen: Tabel) -> dict[str, Tabel]:
    """The tables about children, by the gemeente where each child lives."""
    woont = {rij["jongere"]: rij["gemeente"] for rij in tabellen["woonplaatsen"]}
    uit: dict[str, Tabel] = defaultdict(lambda: defaultdict(list))
    for naam, rijen in tabellen.items():
        if naam not in VAN_DE_REGIO:
            for rij in rijen:
                uit[woont[rij["jongere"]]][naam].append(rij)
    return uit


def laad(map_: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Upload a folder into an empty database; the client of the regiocoordinator."""
    monkeypatch.setattr("inbeeld.aanleveren.werk.na_opslaan", lambda _actor, doe: doe())
    monkeypatch.setattr(werk, "begin", _reken_nu)
    tabellen = lees(map_)
    coordinator = f.actor(f.regio())
    f.log_in(client, coordinator)
    _lever(client, {naam: tabellen[naam] for naam in VAN_DE_REGIO if naam in tabellen})
    nummers = _nummers()
    for code, deel in _per_gemeente(tabellen).items():
        ambtenaar = Client()
        f.log_in(ambtenaar, f.actor(f.gemeente(code)))
        deel["personalia"] = [
            {
                "jongere": rij["jongere"],
                "pgn": next(nummers),
                "roepnaam": "Kind",
                "voornamen": "",
                "voorvoegsel": "",
                "achternaam": rij["jongere"].capitalize(),
            }
            for rij in deel["jongeren"]
        ]
        _lever(ambtenaar, deel)
    return client


def _reken_nu(berekening: Berekening) -> None:
    """Within the request: a thread would not see the rows of this test."""
    uitkomst = werk._uitvoerders[berekening.soort](
        berekening.vraag, huidige_actor(), lambda procent, stap: None
    )
    Berekening.objects.filter(pk=berekening.pk).update(
        uitkomst=uitkomst, voortgang=100, klaar_op=berekening.gevraagd_op
    )


def _lever(client: Client, tabellen: Tabel) -> None:
    """Upload, look at what would change, and confirm."""
    inhoud = zip_met({f"{naam}.csv": _als_csv(rijen) for naam, rijen in tabellen.items()})
    velden = {
        "soort_formaat": "feitenmap",
        "omvang": "aanvulling",
        "begindatum": "2000-01-01",
        "einddatum": date.today().isoformat(),
        "bestanden": [SimpleUploadedFile("feitenmap.zip", inhoud)],
    }
    proef = client.post(reverse("levering_nieuw"), velden)
    assert proef.status_code == 302, tekst_van(proef)
    assert "Wat er gaat veranderen" in (pagina := tekst_van(client.get(proef.url))), pagina
    assert "Afgekeurd 0" in pagina, pagina
    gedaan = client.post(f"{proef.url}verwerken/")
    assert "Wat er is gedaan" in (pagina := tekst_van(client.get(gedaan.url))), pagina


def tekst_van(antwoord: Any) -> str:
    """What the page says."""
    hoofd = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", hoofd)))


def stand(client: Client, **vraag: str) -> dict[str, dict[str, str]]:
    """The tables of the page of counts, by row and column: calculated, as a user would have it."""
    gevraagd = client.post(reverse("cijfers_stand"), {"gebied": "regio", **vraag})
    assert gevraagd.status_code == 302, tekst_van(gevraagd)
    voortgang = client.get(gevraagd.url)
    assert voortgang.status_code == 302, tekst_van(voortgang)
    antwoord = client.get(voortgang.url)
    assert antwoord.status_code == 200
    return cellen(antwoord.content.decode())


_RIJ = re.compile(r'<th scope="row">(.*?)</th>(.*?)</tr>', re.DOTALL)
_CEL = re.compile(r'<td[^>]* data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)


def cellen(pagina: str) -> dict[str, dict[str, str]]:
    """Every cell of the tables of a page: words by head of the row and name of the column."""
    uit: dict[str, dict[str, str]] = {}
    for kop, rest in _RIJ.findall(pagina):
        for kolom, cel in _CEL.findall(rest):
            schoon = html.unescape(re.sub("<[^>]+>", "", cel)).strip()
            uit.setdefault(html.unescape(kop), {})[html.unescape(kolom)] = schoon
    return uit
