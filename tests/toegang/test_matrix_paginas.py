"""One request for every address and every operation that reads, as every rol, in every relation.

What is not the rol's is refused; of a child that is not theirs the answer is 'not found', the same
as for one that does not exist; and no answer at all holds the name of such a child.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from inbeeld.config.api import api
from inbeeld.register.models import FeitVerzuim, Jongere
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.paginas import PAGINAS, mag_openen
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.api import koppeling
from tests.toegang import matrixwereld as mw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
LEEST = {
    f"api:{operatie.operation_id}"
    for router in api._get_bound_routers()
    for weg in router.path_operations.values()
    for operatie in weg.operations
    if "GET" in operatie.methods
}
"""Operations of the API that read."""
NERGENS = UUID("00000000-0000-4000-8000-000000000000")
LATER = ("uitloggen", "elders_uitloggen")
"""Asked last: they end the session that asks."""
ALLES = os.environ.get("INBEELD_MATRIX") == "alles"
"""Every child and every relation: some nine thousand requests, for `make bewijs 03`."""
KINDEREN = ("eigen", "geheim", "voorheen", "vreemd", "niemand") if ALLES else ("eigen", "vreemd")
NAMEN = {"eigen": "Eigen", "geheim": "Geheim", "voorheen": "Voorheen", "vreemd": "Vreemd"}


@pytest.fixture(scope="module", autouse=True)
def _proeftabellen(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), mw.proeftabellen():
        yield


@dataclass(frozen=True)
class Adres:
    naam: str
    pad: str
    kind: str  # '' without a child
    sleutel: bool


@pytest.fixture
def kinderen() -> dict[str, int]:
    return mw.maak_kinderen()


@pytest.fixture
def sleutels(kinderen) -> dict[str, UUID]:
    with f.systeem():
        return {naam: Jongere.objects.get(pk=pk).sleutel for naam, pk in kinderen.items()} | {
            "niemand": NERGENS
        }


def patronen(
    resolver: URLResolver | None = None, voor: str = "", ruimte: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """(name, route, pattern) of every address."""
    for patroon in (resolver or get_resolver()).url_patterns:
        route = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            hier = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from patronen(patroon, route, hier)
        else:
            yield f"{ruimte}{patroon.name}", route, patroon


def adressen(sleutels: dict[str, UUID]) -> list[Adres]:
    """Every address; those of a child once for each child, and for one that does not exist."""
    uit = []
    for naam, route, patroon in patronen():
        if "(?P<" in route:
            uit.append(Adres(naam, f"/aanleveren/{NERGENS}/nieuw.csv", "", True))
            continue
        van_kind = "<uuid:sleutel>" in route and ("jongere" in route)
        for kind in KINDEREN if van_kind else ("",):
            waarden = {
                naam_: _waarde(soort, sleutels.get(kind, NERGENS))
                for naam_, soort in patroon.pattern.converters.items()
            }
            pad = route
            for naam_, waarde in waarden.items():
                soort = next(d for d in pad.split("<")[1:] if d.split(">")[0].endswith(naam_))
                pad = pad.replace(f"<{soort.split('>')[0]}>", str(waarde))
            uit.append(Adres(naam, "/" + pad, kind, bool(waarden)))
    return sorted(uit, key=lambda a: a.naam in LATER)


def _waarde(soort: object, sleutel: UUID) -> object:
    """A value that the converter takes; of a fixed list (`web.adressen.keuze`) the last."""
    naam = type(soort).__name__
    if naam.endswith("Keuze"):
        return soort.regex.split("|")[-1]
    anders = getattr(soort, "voorbeeld", "iets")
    return {"UUIDConverter": sleutel, "IntConverter": 999999}.get(naam, anders)


def mag_kennen(wie: mw.Iemand, kind: str) -> bool:
    """Whether this person may know that the child exists."""
    rij = mw.Rij("", kind, None, "", None)
    return kind in NAMEN and mw.verwacht(wie, "register_personalia", Groep.IDENTITEIT, rij)


def mensen(kinderen: dict[str, int]) -> list[mw.Iemand]:
    for plek in {plek for paar in mw.HIER.values() for plek in paar}:
        f.organisatie(*plek)
    wie = mw.iedereen(kinderen)
    return wie if ALLES else [w for w in wie if w.relatie == "eigen"]


def oordeel(wie: mw.Iemand, adres: Adres, status: int, tekst: str) -> str:
    """What is wrong with an answer; '' when nothing is."""
    for kind, naam in NAMEN.items():
        # The name of the child, as pages and the API write it.
        if f"de {naam}" in tekst and not mag_kennen(wie, kind):
            return f"shows the name of '{kind}'"
    pagina = PAGINAS[adres.naam]
    if status >= 500:
        return f"answers {status}"
    if pagina.openbaar or pagina.zonder_aanstelling:
        return ""
    if wie.relatie == "geeindigd":
        return "" if status in (302, 401, 409) else f"answers {status} to who is gone"
    if not mag_openen(wie.actor.rol, adres.naam):
        if adres.naam in ("werk", "werkvoorraad"):
            return "" if status in (200, 302) else f"answers {status}"
        goed = (404,) if adres.sleutel else (403,)
        return "" if status in goed else f"answers {status} where it is not the rol's"
    if adres.kind and not mag_kennen(wie, adres.kind):
        return "" if status in (404, 405) else f"answers {status} for a child of others"
    return ""


def test_an_appointment_that_is_over_opens_nothing(kinderen, sleutels):
    """At the next request, with the page of the child still open."""
    a = f.aanstelling(f.school("10AB00"))
    client = Client()
    client.force_login(a.gebruiker)
    pad = f"/jongere/{sleutels['eigen']}/"
    assert "de Eigen" in client.get(pad).content.decode()
    f.wijzig(a, periode=periode(f.d("2015-08-01"), f.d("2026-02-01")))
    antwoord = client.get(pad)
    assert antwoord.status_code == 302
    assert "de Eigen" not in antwoord.content.decode()


def test_every_page_for_every_rol_and_relation(kinderen, sleutels, capsys):
    lijst = [a for a in adressen(sleutels) if not a.naam.startswith("api:")]
    fouten, per = [], Counter()
    for wie in mensen(kinderen):
        client = Client(raise_request_exception=False)
        f.log_in(client, wie.actor)
        for adres in lijst:
            antwoord = client.get(adres.pad)
            tekst = b"".join(antwoord).decode(errors="replace")
            per[antwoord.status_code] += 1
            if fout := oordeel(wie, adres, antwoord.status_code, tekst):
                fouten.append((wie.actor.rol, wie.relatie, adres.naam, adres.kind, fout))
            if adres.naam in LATER:
                f.log_in(client, wie.actor)
    with capsys.disabled():
        print(f"\n{len(lijst)} addresses, {sum(per.values())} requests, {len(fouten)} leaks")
        print("  " + ", ".join(f"{code}: {n}" for code, n in sorted(per.items())))
    assert fouten == []


def test_a_child_of_others_and_one_that_does_not_exist_get_the_same_answer(kinderen, sleutels):
    """Byte for byte, but for what differs with every request."""
    wie = f.actor(f.school("10AB00"))
    client = Client()
    f.log_in(client, wie)
    for naam, route, _ in patronen():
        if not route.startswith("jongere/<uuid:sleutel>/") or "<int" in route:
            continue
        pad = "/" + route.replace("<feitentabel:tabel>", "verzuim")
        een, ander = (
            client.get(pad.replace("<uuid:sleutel>", str(sleutels[k])))
            for k in ("vreemd", "niemand")
        )
        assert (een.status_code, ander.status_code) in ((404, 404), (405, 405)), naam
        assert een.content == ander.content, naam


def test_the_key_of_another_child_in_a_form_changes_nothing(kinderen, sleutels):
    with f.systeem():
        voor = FeitVerzuim.objects.count()
        feit = FeitVerzuim.objects.filter(jongere_id=kinderen["vreemd"]).first()
        eigen = FeitVerzuim.objects.filter(jongere_id=kinderen["eigen"]).first()
    client = Client()
    f.log_in(client, f.actor(f.school("10AB00")))
    inhoud = {"begindatum": "2026-01-05", "einddatum": "2026-01-06", "soort": "ziek"}
    inhoud["reden"] = "proef"
    for pad in (
        f"/jongere/{sleutels['vreemd']}/feiten/verzuim/nieuw/",
        f"/jongere/{sleutels['vreemd']}/feiten/verzuim/{feit.pk}/corrigeren/",
        f"/jongere/{sleutels['vreemd']}/feiten/verzuim/{eigen.pk}/intrekken/",
        # One's own child in the address, and the fact of another.
        f"/jongere/{sleutels['eigen']}/feiten/verzuim/{feit.pk}/corrigeren/",
        f"/jongere/{sleutels['eigen']}/feiten/verzuim/{feit.pk}/intrekken/",
    ):
        assert client.post(pad, inhoud).status_code == 404, pad
    with f.systeem():
        assert FeitVerzuim.objects.count() == voor
        assert not FeitVerzuim.objects.exclude(ingetrokken_op=None).exists()


def test_the_api_for_every_rol_and_relation(kinderen, sleutels, capsys):
    lijst = [a for a in adressen(sleutels) if a.naam.startswith("api:")]
    # One address can have two operations; a GET is answered by the one that reads.
    gelezen = {a.pad for a in lijst if a.naam in LEEST}
    lijst = [a for a in lijst if a.naam in LEEST or a.pad not in gelezen]
    fouten, per = [], Counter()
    for rol, (hier, _) in mw.HIER.items():
        if rol in (mw.Rol.OUDER, mw.Rol.JONGERE, mw.Rol.BEHEERDER):
            continue  # no program acts in these
        organisatie = f.organisatie(*hier)
        program = koppeling(organisatie, rol)
        wie = mw.Iemand(f.actor(organisatie, rol), "eigen", organisatie)
        for adres in lijst:
            antwoord = program.get(adres.pad.removeprefix("/api/v1"))
            tekst = antwoord.content.decode(errors="replace")
            per[antwoord.status_code] += 1
            status = antwoord.status_code
            # A refusal of the rol is no secret here: what a token may do is asked for itself.
            if status in (400, 401, 403, 405, 415, 422) and "de " + "V" not in tekst:
                continue
            if fout := oordeel(wie, adres, status, tekst):
                fouten.append((rol, adres.naam, adres.kind, fout))
    with capsys.disabled():
        print(f"\n{len(lijst)} operations, {sum(per.values())} requests, {len(fouten)} leaks")
        print("  " + ", ".join(f"{code}: {n}" for code, n in sorted(per.items())))
    assert fouten == []
