"""`inbeeld api-client`: make, list and end the programs that may use the API."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

DOEN = ("maak", "lijst", "trek-in")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("doe", choices=DOEN, help="maak er een, toon ze alle, of trek er een in")
    parser.add_argument("sleutel", nargs="?", help="client-id van de koppeling die u intrekt")
    parser.add_argument("--naam", help="naam van het programma, zonder namen van personen")
    parser.add_argument("--organisatie", metavar="SOORT:CODE", help="bijvoorbeeld school:10AB00")
    parser.add_argument("--rol", help="rol waarin het programma werkt")
    parser.add_argument(
        "--scope",
        action="append",
        choices=("lezen", "aanleveren"),
        help="wat het programma mag; meer dan een keer mag",
    )
    parser.add_argument(
        "--verantwoordelijke",
        metavar="GEBRUIKERSNAAM",
        help="wie er bij de organisatie voor instaat",
    )
    parser.add_argument("--tot-en-met", type=date.fromisoformat, metavar="DATUM")


def voer_uit(keuze: argparse.Namespace) -> int:
    """Do one of DOEN. The secret of a new client is printed once, and kept nowhere."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.core.exceptions import ObjectDoesNotExist, ValidationError
    from django.db import IntegrityError
    from django.utils import timezone

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.policies import Geweigerd

    doe = {"maak": _maak, "lijst": _lijst, "trek-in": _trek_in}[keuze.doe]
    with systeem_actor("API-koppelingen beheren", timezone.localdate()):
        try:
            return doe(keuze)
        except Geweigerd as fout:
            reden = str(fout)
        except (ObjectDoesNotExist, ValidationError):
            reden = "de organisatie, gebruiker of koppeling bestaat niet"
        except IntegrityError:
            reden = "deze rol past niet bij deze soort organisatie"
    print(f"inbeeld api-client: {reden}", file=sys.stderr)
    return 2


def _maak(keuze: argparse.Namespace) -> int:
    from django.utils import timezone

    from inbeeld.toegang.api.clients import maak_client
    from inbeeld.toegang.models import Gebruiker, Organisatie

    nodig = ("naam", "organisatie", "rol", "scope", "verantwoordelijke", "tot_en_met")
    ontbreekt = [f"--{n.replace('_', '-')}" for n in nodig if not getattr(keuze, n)]
    if ontbreekt:
        print(f"inbeeld api-client: nog nodig: {', '.join(ontbreekt)}", file=sys.stderr)
        return 2
    soort, _, code = keuze.organisatie.partition(":")
    nieuw = maak_client(
        naam=keuze.naam,
        organisatie=Organisatie.objects.get(soort=soort, code=code),
        rol=keuze.rol,
        scopes=keuze.scope,
        verantwoordelijke=Gebruiker.objects.get(username=keuze.verantwoordelijke),
        van=timezone.localdate(),
        tot_en_met=keuze.tot_en_met,
        moment=timezone.now(),
    )
    print(f"client-id  {nieuw.client.sleutel}")
    print(f"geheim     {nieuw.geheim}")
    print("Bewaar het geheim nu: het staat nergens anders en is niet op te vragen.")
    return 0


def _lijst(keuze: argparse.Namespace) -> int:
    from inbeeld.toegang.models import ApiClient
    from inbeeld.toegang.perioden import einddatum

    rijen = ApiClient.objects.select_related("aanstelling__organisatie", "verantwoordelijke")
    for client in rijen.order_by("aangemaakt_op"):
        a = client.aanstelling
        stand = "ingetrokken" if client.ingetrokken_op else f"t/m {einddatum(a.periode)}"
        print(
            f"{client.sleutel}  {stand}  {a.rol} bij {a.organisatie.naam}  "
            f"{'+'.join(client.scopes)}  {client.naam}  ({client.verantwoordelijke.username})"
        )
    return 0


def _trek_in(keuze: argparse.Namespace) -> int:
    from django.utils import timezone

    from inbeeld.toegang.api.clients import trek_client_in
    from inbeeld.toegang.models import ApiClient

    if not keuze.sleutel:
        print("inbeeld api-client: welke? geef het client-id", file=sys.stderr)
        return 2
    rijen = ApiClient.objects.select_related("aanstelling__organisatie")
    trek_client_in(rijen.get(sleutel=keuze.sleutel), timezone.now())
    print("ingetrokken; alle tokens zijn ongeldig")
    return 0
