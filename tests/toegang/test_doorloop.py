"""No answer holds a child's name without a line in the read log, whoever asks whatever.

`INBEELD_KINDEREN` sets how many children the region has; `make bewijs 03` takes more.
"""

import os
import time

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from inbeeld.aanleveren.actions import maak_proef, ontvang
from inbeeld.demo.vul import vul
from inbeeld.register.models import Jongere
from inbeeld.tijdlijnen.views import basis
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Aanstelling, Organisatie
from tests import api
from tests import fabriek as f
from tests.aanleveren.bestanden import PERIODE, csv_levering, leerling, schrijf, zip_met
from tests.toegang import doorloop
from tests.toegang.doorloop import Doorloop, geef_namen, naam_van

KINDEREN = int(os.environ.get("INBEELD_KINDEREN", "30"))
pytestmark = [pytest.mark.django_db, pytest.mark.traag]


@pytest.fixture(scope="module")
def loop(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo region with names of their own, and a delivery that asks something."""
    vandaag = timezone.localdate()
    systeem = Actor(None, None, None, "systeem", vandaag, systeem="doorloop")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        assert vul(vandaag, KINDEREN)
        bekend = f.kind(f.school("20CD00"), geboren="2012-03-04", tot_en_met="2025-07-31")
        namen = geef_namen(systeem)
        school = f.school("10AB00")
        f.leg(school, scholen=[f.schoolfeit("10AB00")])
        aanstelling = f.aanstelling(school)
        _levering(aanstelling, bekend, tmp_path_factory.mktemp("levering"))
        f.aanstelling(f.regio("regio-demo"), "ouder")
        f.aanstelling(f.regio("regio-demo"), "jongere")
        yield Doorloop(systeem, namen)
        transaction.set_rollback(True)


def _levering(aanstelling: Aanstelling, bekend: int, folder) -> None:
    """Names a child of another school without its number, and one that nobody knows."""
    rij = leerling(1).replace("Kind1", naam_van(bekend)).replace("Zee1", naam_van(bekend))
    velden = rij.replace("van der", "").split(";")
    velden[1] = ""
    inhoud = csv_levering(";".join(velden) + leerling(2), "1;10AB00;2024-08-01;\n")
    with als(f.actor_van(aanstelling, vandaag=timezone.localdate())):
        levering = ontvang(
            pad=schrijf(folder, zip_met(inhoud)),
            soort_formaat="csv_profiel",
            begin=PERIODE[0],
            eind=PERIODE[1],
            volledig=True,
            categorieen=("ongeoorloofd",),
            moment=f.MOMENT,
        )
        maak_proef(levering.pk)


def _sleutels(loop: Doorloop) -> list[str]:
    with als(loop.systeem):
        kinderen = Jongere.objects.order_by("pk").values_list("sleutel", flat=True)
        return [str(kinderen[0]), str(kinderen[len(kinderen) // 2])][: doorloop.PER_SOORT]


def test_every_name_that_is_shown_has_a_line(loop, capsys):
    with als(loop.systeem):
        alle = Aanstelling.objects.select_related("gebruiker").order_by("-pk")
        # One of each rol, and whoever has a delivery.
        aanstellingen = list({a.rol: a for a in alle}.values())
        aanstellingen += alle.filter(organisatie__code="10AB00")
    rollen = {a.rol for a in aanstellingen}
    assert rollen == set(Aanstelling.Rol.values)
    sleutels = _sleutels(loop)
    with override_settings(DEMO=True):
        for aanstelling in aanstellingen:
            begin = time.monotonic()
            loop.als_mens(aanstelling, sleutels)
            with capsys.disabled():
                print(f"{aanstelling.rol} {loop.antwoorden} {time.monotonic() - begin:.0f} s")
        for soort in ("school", "gemeente", "regio", "swv"):
            with als(loop.systeem):
                organisatie = Organisatie.objects.filter(soort=soort).order_by("pk").first()
            loop.als_programma(api.koppeling(organisatie), f"api {soort}", sleutels)
    with capsys.disabled():
        print(
            f"\n{len(loop.namen)} children, {len(rollen)} rollen, {len(aanstellingen)} people: "
            f"{loop.antwoorden} answers of {len(loop.soorten)} kinds, {loop.met_namen} with names, "
            f"{loop.getoond} times a name; {len(loop.fouten)} without a line; {dict(loop.codes)}"
        )
    # Nobody was logged out on the way.
    assert loop.heen["/inloggen"] == 0, loop.heen
    assert loop.met_namen > 3 * len(rollen)
    assert loop.codes[500] == 0
    assert loop.fouten == []


def test_the_walk_finds_a_page_that_does_not_log(loop, monkeypatch):
    """The walk itself can fail: with the writer of the log left out it names the pages."""
    monkeypatch.setattr(basis, "leg_lezing_vast", lambda **_: None)
    with als(loop.systeem):
        aanstelling = Aanstelling.objects.filter(rol="regiocoordinator").first()
    ander = Doorloop(loop.systeem, loop.namen)
    with override_settings(DEMO=True):
        ander.als_mens(aanstelling, _sleutels(loop)[:1])
    assert any("/jongere/{sleutel}/ (200)" in fout for fout in ander.fouten), ander.fouten
