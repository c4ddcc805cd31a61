"""The waarschuwingen of the database against a second reading of them, on random worlds."""

import os
import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection

from inbeeld.regels import DEFINITIES, bereken, meldplicht
from inbeeld.tijdlijnen.models import Horizon
from inbeeld.tijdlijnen.models import Klok as BewaardeKlok
from inbeeld.tijdlijnen.queries import vakantieregio
from tests import fabriek as f
from tests.signalen.orakel import Gevonden, Kind, Klok
from tests.tijdlijnen import wereld

pytestmark = pytest.mark.django_db
SEED = int(os.environ.get("INBEELD_SEED", "20161013"))
DAGEN = 40


def _in_een_keer(toeval: random.Random, rijen: dict[str, list[dict]]):
    """One recording: the order of recordings is another test's question."""
    yield {naam: rijen[naam] for naam in ("scholen", "jongeren")}
    yield {naam: lijst for naam, lijst in rijen.items() if naam not in ("scholen", "jongeren")}


def _kinderen(ids: list[int], definitie: str) -> dict[int, Kind]:
    """What the rules say, worked out by the other engine; only the day on which a klok appears is
    the database's alone."""
    kinderen = {pk: Kind() for pk in ids}
    tot = Horizon.objects.get().tot
    vraag = {"definitie": definitie, "tot": tot, "vakantieregio": vakantieregio()}
    with wereld.uit_de_database() as feiten:
        uitkomst = bereken(feiten, **vraag)
        for rij in [*uitkomst.lagen.to_pylist(), *uitkomst.seinen.to_pylist()]:
            lagen = kinderen[int(rij["jongere"])].lagen
            periode = (rij["begindatum"], rij["einddatum"], rij["waarde"])
            lagen.setdefault(rij["laag"], []).append(periode)
        for rij in uitkomst.tijdlijn.to_pylist():
            periode = (rij["begindatum"], rij["einddatum"], rij["soort"])
            kinderen[int(rij["jongere"])].tijdlijn.append(periode)
        for rij in meldplicht(feiten, **vraag).to_pylist():
            melding = (rij["begindatum"], rij["einddatum"])
            kinderen[int(rij["jongere"])].meldingen.append(melding)
        uitkomst.sluit()
    with f.systeem(wereld.VANDAAG):
        for k in BewaardeKlok.objects.all():
            kinderen[k.jongere_id].klokken.append(
                Klok(k.soort, k.thuis_sinds, k.drie_maanden_op, k.einddatum, k.verschenen_op)
            )
    return kinderen


def _dagen(toeval: random.Random, kinderen: dict[int, Kind]) -> list[date]:
    """Days on and after which something begins, ends or turns over."""
    begin = [k.thuis_sinds for kind in kinderen.values() for k in kind.klokken]
    for kind in kinderen.values():
        for laag, perioden in kind.lagen.items():
            if laag.startswith("sein_") or laag in ("aanbod", "vrijgesteld", "ingeschreven"):
                begin += [dag for b, e, _ in perioden for dag in (b, e) if dag]
    afstand = (0, 1, 5, 6, 13, 20, 27, 41, 62, 69, 83, 91, 120, -14, -40)
    keuze = {toeval.choice(begin) + timedelta(toeval.choice(afstand)) for _ in range(DAGEN)}
    laatste = Horizon.objects.get().tot - timedelta(days=100)
    return sorted(dag for dag in keuze if dag <= laatste)


def _volgens_database(dag: date) -> dict[int, set[Gevonden]]:
    uit: dict[int, set[Gevonden]] = {}
    with f.systeem(dag), connection.cursor() as cursor:
        cursor.execute(
            "select jongere_id, soort, sinds, waarde, van from signalen_waarschuwingen_alle(%s)"
            " where jongere_id is not null",
            [dag],
        )
        rijen = cursor.fetchall()
    assert len({rij[:3] for rij in rijen}) == len(rijen), "a key stands twice"
    for jongere, *rij in rijen:
        uit.setdefault(jongere, set()).add(tuple(rij))
    return uit


@pytest.mark.traag
@pytest.mark.parametrize("nr", range(3))
def test_the_database_finds_what_a_second_reading_finds(nr, monkeypatch):
    definitie = sorted(DEFINITIES)[nr]
    toeval = random.Random(SEED + nr)
    print(f"seed {SEED + nr}, {definitie}")
    monkeypatch.setattr(wereld, "_porties", _in_een_keer)
    # So many children may have absence that lies ahead of the day on which others are recorded.
    monkeypatch.setattr(wereld, "VANDAAG", date(2025, 12, 1))
    ids = wereld.leg_wereld_vast(toeval, kinderen=80, definitie=definitie)
    kinderen = _kinderen(ids, definitie)
    geteld: Counter[str] = Counter()
    for dag in _dagen(toeval, kinderen):
        database = _volgens_database(dag)
        for pk, kind in kinderen.items():
            verwacht = kind.waarschuwingen(dag)
            assert database.get(pk, set()) == verwacht, (pk, dag)
            geteld.update(soort for soort, *_ in verwacht)
    print(sorted(geteld.items()))
    assert len(geteld) >= 18, geteld
