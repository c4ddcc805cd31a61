"""What an organisation wrote in a dossier, for who asks it (AVG 15).

Every row with that organisation as its source, but a besloten notitie: whether that goes along is
weighed one by one. Keys, other people and codes without words stay out.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from inbeeld.dossiers import models as dossier
from inbeeld.dossiers.models import Dossierregel
from inbeeld.signalen.models import Melding
from inbeeld.web import datums

SOORTEN: dict[type[Dossierregel], str] = {
    dossier.Plan: "Plan",
    dossier.Planversie: "Versie van het plan",
    dossier.Evaluatie: "Evaluatie van het plan",
    dossier.Zienswijze: "Mening over het plan",
    dossier.Gesprek: "Gesprek",
    dossier.Afspraak: "Afspraak",
    dossier.Aanbodtraject: "Aanbod",
    dossier.Kostendeel: "Kosten van een aanbod",
    dossier.Aanbodcontrole: "Of het aanbod gevolgd is",
    dossier.AangepasteUren: "Aangepaste uren",
    dossier.Behoefte: "Wat nodig is",
    dossier.Vrijstellingsverzoek: "Verzoek om vrijstelling",
    dossier.Vrijstellingsadvies: "Advies over een vrijstelling",
    dossier.Herbeoordeling: "Herbeoordeling van een vrijstelling",
    dossier.Overdracht: "Overdracht",
    dossier.Nazorg: "Nazorg",
    dossier.Belemmering: "Belemmering",
    dossier.Document: "Document",
}
"""What goes along, and what it is called. A test holds that each kind of row is here or left out on
purpose."""
NIET: dict[type[Dossierregel], str] = {
    dossier.Notitie: "weighed one by one",
    dossier.Gezinslid: "says something of brothers and sisters",
    dossier.Plandeelnemer: "which organisations are involved stands in a list of its own",
}
_ZONDER_WOORDEN = ("vingerafdruk", "mediatype", "grootte", "groep", "transactie", "passend")


def regels_van(jongere_id: int, bronnen: Sequence[int]) -> list[dict[str, Any]]:
    """Lines for `inbeeld.tijdlijnen.inzage`."""
    uit = [
        _regel(soort, rij)
        for model, soort in SOORTEN.items()
        for rij in model._default_manager.filter(jongere_id=jongere_id, bron_id__in=bronnen)
    ]
    uit += [
        {
            "soort": "Melding",
            "op": _op(melding.moment),
            "wat": f"{melding.get_soort_display().capitalize()}. {melding.reden}".strip(),
        }
        for melding in Melding.objects.filter(
            jongere_id=jongere_id, organisatie_id__in=bronnen
        ).only("soort", "reden", "moment")
    ]
    return uit


def _regel(soort: str, rij: Dossierregel) -> dict[str, Any]:
    delen = [f"{naam}: {waarde}" for naam, waarde in _velden(rij)]
    if isinstance(rij, dossier.Planversie):
        delen += [f"doel van {d.get_van_display()}: {d.tekst}" for d in rij.doelen.all()]
    return {"soort": soort, "op": _op(rij.moment), "wat": "; ".join(delen)}


def _velden(rij: Dossierregel) -> Iterator[tuple[str, str]]:
    """(name, value) of what the row itself says, in words; what is empty is left out."""
    for veld in rij._meta.fields:
        if veld.is_relation or veld.primary_key or veld.name in ("sleutel", "moment"):
            continue
        if veld.name in _ZONDER_WOORDEN or isinstance(veld, models.BinaryField):
            continue
        waarde = getattr(rij, veld.name)
        if waarde in (None, "", False):
            continue
        yield veld.name.replace("_", " "), _woord(rij, veld, waarde)


def _woord(rij: Dossierregel, veld: models.Field, waarde: Any) -> str:
    if veld.choices:
        return str(getattr(rij, f"get_{veld.name}_display")())
    if veld.name.endswith("_honderdsten"):
        return f"{waarde / 100:g}".replace(".", ",")
    if isinstance(waarde, bool):
        return "ja"
    if isinstance(waarde, date):
        return datums.lang(waarde)
    if hasattr(waarde, "lower") and not isinstance(waarde, str):
        return f"{datums.lang(waarde.lower)} t/m {datums.lang(datums.laatste_dag(waarde.upper))}"
    return str(waarde)


def _op(moment: Any) -> str:
    return str(timezone.localtime(moment).isoformat(timespec="minutes"))
