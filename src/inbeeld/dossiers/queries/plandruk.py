"""The plan on paper: what it says, in words for parents and child, ready for `typst/plan.typ`.

Paper goes from hand to hand. So of a child with a secret address it never names who would tell in
which gemeente it lives, also when whoever prints it may know.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from inbeeld.dossiers.models import Evaluatie, Planversie
from inbeeld.dossiers.queries import afspraken, terecht
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.queries.afspraken import Afspraakregel
from inbeeld.dossiers.queries.documenten import geheim_adres
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.web import datums

TEKST = {
    "titel": "Plan van {kind}",
    "uitleg": "Dit plan is van {kind}, de ouders en de mensen die helpen. We maken het samen. Klopt"
    " er iets niet? Zeg het dan. Dan passen we het aan.",
    "rechten": "Ouders en kind mogen dit plan altijd lezen. Ze krijgen er ook een op papier.",
    "concept": "Dit is een concept. Het plan is nog niet afgesproken.",
    "afgesproken": "We hebben dit afgesproken op {dag}.",
    "gesloten": "Dit plan is klaar sinds {dag}.",
    "oud": "Dit is versie {nummer}. Er is al een nieuwe versie.",
    "geschreven": "Opgeschreven op {dag} door {wie}.",
    "veranderd": "Wat is er anders dan eerst? {wat}",
    "waarom": "Waarom? {waarom}",
    "perspectief": "Waar gaan we naartoe?",
    "doelen": "Wat willen we bereiken?",
    "jongere": "Het kind wil",
    "ouders": "De ouders willen",
    "professionals": "De mensen die helpen, willen",
    "geen_doel": "Hier staat nog niets.",
    "bijdragen": "Wie doet wat?",
    "geen_bijdrage": "Dat staat nog niet in het plan.",
    "afspraken": "Wat spraken we af?",
    "stand": "Zo staat het op {dag}.",
    "geen_afspraak": "Er zijn nog geen afspraken.",
    "kolom_wat": "Wat",
    "kolom_wie": "Wie doet het",
    "kolom_dag": "Klaar op",
    "kolom_stand": "Hoe staat het",
    "meningen": "Wat vinden kind en ouders?",
    "jongere_eens": "Het kind is het eens met dit plan.",
    "jongere_deels_eens": "Het kind is het voor een deel eens met dit plan.",
    "jongere_oneens": "Het kind is het niet eens met dit plan.",
    "jongere_niets": "Het kind zei nog niet wat het vindt. We vragen het nog.",
    "ouders_eens": "De ouders zijn het eens met dit plan.",
    "ouders_deels_eens": "De ouders zijn het voor een deel eens met dit plan.",
    "ouders_oneens": "De ouders zijn het niet eens met dit plan.",
    "ouders_niets": "De ouders zeiden nog niet wat ze vinden. We vragen het nog.",
    "wie_zei": "Dit zei {wie}:",
    "geen_mening": "Dat vragen we nog.",
    "evaluatie": "Wanneer kijken we hoe het gaat?",
    "evaluatie_op": "Op {dag} praten we weer over dit plan. Dan kijken we wat goed gaat. We kijken"
    " ook wat anders moet.",
    "geen_evaluatie": "Die dag kiezen we nog.",
    "evaluatie_was": "De laatste keer was op {dag}. Dit kwam eruit:",
    "bellen": "Wie kun je bellen of mailen?",
    "geen_nummer": "Vraag het op school. Daar weten ze wie kan helpen.",
    "kolom_naam": "Naam",
    "kolom_waarvoor": "Waarvoor",
    "kolom_nummer": "Nummer of e-mail",
    "bladzijde": "bladzijde",
    "van": "van",
}
"""Every fixed word of the paper. A test counts how they read."""
_STAND = {"gedaan": "gedaan op {dag}", "vervallen": "hoeft niet meer"}
_BEREIKT = {"ja": "Gelukt!", "deels": "Voor een deel gelukt.", "nee": "Nog niet gelukt."}
MEESTE_KLAAR = 10
"""Of the agreements that are done the last ones; all of them stand on the screen."""


def inhoud(kind: Kind, versie: Planversie, vandaag: date, *, met_mensen: bool) -> dict[str, Any]:
    """Everything on the paper. `met_mensen`: also whom to call, for who may see people."""
    plan = versie.plan
    verborgen = kind.adres_verborgen or geheim_adres(kind.jongere_id)
    evaluaties = queries.evaluaties(plan)
    return {
        "tekst": TEKST | _koppen(kind, versie, vandaag, verborgen),
        "nummer": versie.nummer,
        "perspectief": _regels(versie.perspectief),
        "doelen": [
            {
                "kop": TEKST[groep.van],
                "doelen": [[d.tekst, _BEREIKT.get(d.bereikt, "")] for d in groep.doelen],
            }
            for groep in queries.doelgroepen(versie)
        ],
        "bijdragen": [list(rij) for rij in queries.bijdragen(versie, verborgen)],
        "afspraken": _afspraken(kind.jongere_id, vandaag, verborgen),
        "meningen": _meningen(kind, versie, vandaag),
        "evaluatie": _evaluatie(versie, evaluaties[0] if evaluaties else None),
        "bellen": _bellen(kind, vandaag) if met_mensen else [],
    }


def _koppen(kind: Kind, versie: Planversie, vandaag: date, verborgen: bool) -> dict[str, str]:
    """The sentences at the top and the other ones with a name or day in them."""
    plan = versie.plan
    laatste = queries.laatste_versie(plan)
    boven = []
    if plan.afgesloten_op is not None:
        boven.append(TEKST["gesloten"].format(dag=datums.lang(plan.afgesloten_op)))
    elif plan.vastgesteld_op is None:
        boven.append(TEKST["concept"])
    else:
        boven.append(TEKST["afgesproken"].format(dag=datums.lang(plan.vastgesteld_op)))
    if laatste is not None and laatste.nummer > versie.nummer:
        boven.append(TEKST["oud"].format(nummer=versie.nummer))
    geschreven = TEKST["geschreven"].format(
        dag=datums.lang(timezone.localtime(versie.moment).date()),
        wie=wie_is(versie.door, verborgen=verborgen),
    )
    anders = ""
    if versie.wat_veranderde:
        anders = TEKST["veranderd"].format(wat=versie.wat_veranderde)
        anders += " " + TEKST["waarom"].format(waarom=versie.waarom)
    return {
        "titel": TEKST["titel"].format(kind=kind.naam),
        "uitleg": TEKST["uitleg"].format(kind=kind.naam),
        "stand": TEKST["stand"].format(dag=datums.lang(vandaag)),
        "boven": " ".join(boven),
        "geschreven": geschreven,
        "anders": anders,
    }


def _afspraken(jongere_id: int, vandaag: date, verborgen: bool) -> list[list[str]]:
    alle = [
        replace(regel, verborgen=verborgen) for regel in afspraken.van_kind(jongere_id, vandaag)
    ]
    open_ = [r for r in alle if r.afspraak.toestand == "open"]
    klaar = [r for r in alle if r.afspraak.toestand == "gedaan"][:MEESTE_KLAAR]
    return [
        [r.afspraak.tekst, r.wie, datums.lang(r.afspraak.uiterlijk_op), _stand(r)]
        for r in (*open_, *klaar)
    ]


def _stand(regel: Afspraakregel) -> str:
    a = regel.afspraak
    if a.afgerond_op is None:
        return "te laat" if regel.te_laat else "nog doen"
    return _STAND[a.toestand].format(dag=datums.lang(a.afgerond_op))


def _meningen(kind: Kind, versie: Planversie, vandaag: date) -> list[dict[str, Any]]:
    uit = []
    for mening in queries.meningen(versie, kind.geboortedatum, vandaag):
        gezegd = mening.zienswijze
        if gezegd is not None:
            zin = TEKST[f"{mening.van}_{gezegd.oordeel}"]
            if gezegd.wie:
                zin += " " + TEKST["wie_zei"].format(wie=gezegd.wie)
            uit.append({"zin": zin, "woorden": _regels(gezegd.eigen_woorden)})
        elif mening.ontbreekt:
            uit.append({"zin": TEKST[f"{mening.van}_niets"], "woorden": []})
    return uit


def _evaluatie(versie: Planversie, vorige: Evaluatie | None) -> dict[str, Any]:
    plan = versie.plan
    op = plan.evaluatie_op if plan.afgesloten_op is None else None
    zin = ""
    if plan.afgesloten_op is None:
        zin = TEKST["geen_evaluatie"]
    if op is not None:
        zin = TEKST["evaluatie_op"].format(dag=datums.lang(op))
    was = TEKST["evaluatie_was"].format(dag=datums.lang(vorige.gehouden_op)) if vorige else ""
    return {"zin": zin, "was": was, "uitkomst": _regels(vorige.uitkomst if vorige else "")}


def _bellen(kind: Kind, vandaag: date) -> list[list[str]]:
    """Everybody by name with what to call them for; a role that nobody has is left out."""
    wie = terecht.van_kind(kind, vandaag, voor_ouders=True)
    return [_contact(c) for c in _mensen((*wie.eerst, *wie.plan, *wie.school, *wie.verder))]


def _mensen(contacten: Iterable[terecht.Contact]) -> list[terecht.Contact]:
    return [c for c in contacten if c.naam and not c.leeg]


def _contact(contact: terecht.Contact) -> list[str]:
    naam = f"{contact.naam}, {contact.rol.lower()} ({contact.organisatie})"
    # A long address may break after its @; a short one stays as it is, to be copied.
    email = contact.email if len(contact.email) < 33 else contact.email.replace("@", "@\u200b")
    bereik = [b for b in (contact.telefoon, email) if b]
    return [naam, contact.waarvoor, " of ".join(bereik)]


def _regels(tekst: str) -> list[str]:
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]
