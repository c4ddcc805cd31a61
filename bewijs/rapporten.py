"""Reports that come out the same: made twice, and again from what was known then.

`python -m bewijs.rapporten`: every kind of report over a synthetic region, by who makes it. Each is
made twice from the sheet, then the region is corrected and delivers more, and each is made again
from what was known when it was first made. Figures and files must be equal; a new one must differ.
The pages of every PDF are left as pictures under .bewijs/rapporten.
"""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.database import VANDAAG, database

KINDEREN = 1000
ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".bewijs" / "rapporten"
WIE = (
    ("informatienota", "gemeente", "leerplichtambtenaar"),
    ("informatienota", "regio", "regiocoordinator"),
    ("jaarverslag_leerplicht", "gemeente", "leerplichtambtenaar"),
    ("opgave_leerplicht", "gemeente", "leerplichtambtenaar"),
    ("swv_kwartaal", "swv", "swv_consulent"),
    ("partner", "school", "verzuimcoordinator"),
    ("peildata", "regio", "regiocoordinator"),
)
"""Soort, kind of organisation, rol."""
CHANGES = 200


def main() -> int:
    """Return 0 when every report came out the same, and differs from a new one."""
    with database(KINDEREN, schrijft=True):
        return _show()


def _show() -> int:
    from django.db import transaction
    from django.utils import timezone

    from inbeeld.monitor.actions.blad import maak_bladen
    from inbeeld.monitor.models import Cijferblad
    from inbeeld.toegang.actor import systeem_actor

    begin = timezone.now()
    maak_bladen(begin, VANDAAG)
    with systeem_actor("bewijs", VANDAAG), transaction.atomic():
        definitie = Cijferblad.objects.get().definitie
    eerste = [_make(soort, org, rol, definitie, begin) for soort, org, rol in WIE]
    faults = sum(_again(wie, rapport, begin) for wie, rapport in eerste)
    made = _change(begin + timedelta(hours=1))
    print(f"daarna: {made}", flush=True)
    later = begin + timedelta(hours=2)
    faults += sum(_as_known(wie, rapport, later) for wie, rapport in eerste)
    different = sum(_differs(wie, rapport, later) for wie, rapport in eerste)
    print(f"{different} van de {len(eerste)} nieuwe rapporten hebben nu andere cijfers")
    faults += different == 0
    for wie, rapport in eerste:
        _pictures(wie, rapport)
    print(f"{faults} verschillen")
    return 1 if faults else 0


@contextmanager
def _as(org: str, rol: str) -> Iterator[Any]:
    from django.db import transaction

    from inbeeld.toegang.actor import Actor, als, systeem_actor
    from inbeeld.toegang.models import Aanstelling

    with systeem_actor("bewijs", VANDAAG), transaction.atomic():
        a = (
            Aanstelling.objects.filter(organisatie__soort=org, rol=rol, periode__contains=VANDAAG)
            .select_related("organisatie")
            .order_by("pk")
            .first()
        )
        assert a is not None, (org, rol)
    actor = Actor(a.gebruiker_id, a.pk, a.organisatie_id, a.rol, VANDAAG)
    with als(actor):
        yield actor


def _make(soort: str, org: str, rol: str, definitie: str, moment: datetime) -> Any:
    """Who makes it, and the report of the own area over the last period from the sheet."""
    from django.db import transaction

    from inbeeld.monitor.actions.rapporten import maak_nu
    from inbeeld.monitor.rapporten.perioden import kop_dagen, laatste
    from inbeeld.monitor.rapporten.soorten import SOORTEN
    from inbeeld.monitor.rapporten.vraag import Vraag
    from inbeeld.monitor.rapporten.wie import gebieden_van

    deze = SOORTEN[soort]
    with _as(org, rol) as actor, transaction.atomic():
        periode = laatste(deze.over, VANDAAG)
        dagen = tuple(kop_dagen(periode, VANDAAG)) if soort == "peildata" else ()
        if dagen:
            periode = (dagen[0], dagen[-1])
        waar = gebieden_van(actor, deze)[0]
        vraag = Vraag(soort, waar, *periode, definitie, VANDAAG, dagen)
        begin = time.perf_counter()
        rapport = maak_nu(vraag, actor, moment)
    assert rapport is not None
    print(
        f"{soort:<24}{waar!s:<18}{vraag.periode:<32}{time.perf_counter() - begin:5.2f} s  "
        f"{rapport.vingerafdruk[:12]}",
        flush=True,
    )
    return (org, rol), rapport


def _again(wie: tuple[str, str], rapport: Any, moment: datetime) -> int:
    """Made a second time from the same sheet: 0 when figures and files are the same bytes."""
    from django.db import transaction

    from inbeeld.monitor.actions.rapporten import maak_nu
    from inbeeld.monitor.druk import VORMEN
    from inbeeld.monitor.rapporten.vraag import Vraag

    with _as(*wie) as actor, transaction.atomic():
        tweede = maak_nu(Vraag.uit_json(rapport.vraag), actor, moment)
    assert tweede is not None
    zelfde = tweede.vingerafdruk == rapport.vingerafdruk
    bestanden = all(v.maak(tweede.inhoud) == v.maak(rapport.inhoud) for v in VORMEN.values())
    print(f"{rapport.soort:<24}twee keer gemaakt: {_woord(zelfde)}; bestanden {_woord(bestanden)}")
    return (not zelfde) + (not bestanden)


def _as_known(wie: tuple[str, str], rapport: Any, moment: datetime) -> int:
    """As known when it was first made, after all that came since."""
    from inbeeld.monitor.actions.rapporten import maak_toen
    from inbeeld.monitor.rapporten.vraag import Vraag

    begin = time.perf_counter()
    with _as(*wie) as actor:
        vraag = Vraag.uit_json(rapport.vraag)
        weer = maak_toen(vraag, rapport.bekend_op, actor, moment, herhaalt=rapport)
    zelfde = weer.vingerafdruk == rapport.vingerafdruk
    duur = time.perf_counter() - begin
    print(f"{rapport.soort:<24}zoals toen bekend: {_woord(zelfde)} ({duur:.1f} s)", flush=True)
    if not zelfde:
        _print_difference(rapport.inhoud, weer.inhoud)
    return not zelfde


def _differs(wie: tuple[str, str], rapport: Any, moment: datetime) -> bool:
    """Whether the same question now gives other figures."""
    from inbeeld.monitor.actions.rapporten import maak_toen
    from inbeeld.monitor.rapporten.vraag import Vraag

    with _as(*wie) as actor:
        nieuw = maak_toen(Vraag.uit_json(rapport.vraag), moment, actor, moment)
    return bool(nieuw.vingerafdruk != rapport.vingerafdruk)


def _print_difference(een: Any, ander: Any) -> None:
    for a, b in zip(een["delen"], ander["delen"], strict=False):
        if a != b:
            print(
                "   ", a.get("titel") or a.get("tekst"), "\n     ", a.get("rijen"), b.get("rijen")
            )


def _change(moment: datetime) -> str:
    """Withdraw absence, deliver other absence, exempt and offer, as a later day would."""
    from django.db import transaction

    from inbeeld.register.models import FEITMODELLEN
    from inbeeld.tijdlijnen.actions import leg_vast
    from inbeeld.toegang.actor import systeem_actor

    dobbel = random.Random(6)
    with systeem_actor("bewijs", VANDAAG), transaction.atomic():
        verzuim = FEITMODELLEN["verzuim"].objects.filter(ingetrokken_op=None)
        weg = dobbel.sample(sorted(verzuim.values_list("pk", flat=True)), CHANGES)
        inschrijvingen = FEITMODELLEN["inschrijvingen"].objects.filter(
            ingetrokken_op=None, periode__upper_inf=True
        )
        wie = sorted(inschrijvingen.values_list("jongere_id", "school", "bron_id"))
        nieuw = [
            {
                "_bron": bron,
                "jongere": jongere,
                "school": school,
                "begindatum": VANDAAG - timedelta(days=dobbel.randrange(60, 700)),
                "einddatum": VANDAAG - timedelta(days=dobbel.randrange(1, 50)),
                "soort": "ongeoorloofd",
                "uren": None,
            }
            for jongere, school, bron in dobbel.sample(wie, CHANGES)
        ]
        leg_vast(moment=moment, soort="demo", nieuw={}, intrekken={"verzuim": weg})
        leg_vast(moment=moment, soort="demo", nieuw={"verzuim": nieuw}, intrekken={})
    return f"{len(weg)} keer verzuim ingetrokken, {len(nieuw)} keer verzuim alsnog aangeleverd"


def _pictures(wie: tuple[str, str], rapport: Any) -> None:
    """The pages of its PDF."""
    from inbeeld.monitor.druk.pdf import als_paginas

    FOLDER.mkdir(parents=True, exist_ok=True)
    paginas = als_paginas(rapport.inhoud)
    for nr, png in enumerate(paginas, 1):
        (FOLDER / f"{rapport.soort}-{wie[0]}-{nr:02d}.png").write_bytes(png)
    print(f"{rapport.soort:<24}{len(paginas)} bladzijden")


def _woord(gelijk: bool) -> str:
    return "gelijk" if gelijk else "VERSCHILLEND"


if __name__ == "__main__":
    sys.exit(main())
