"""Letters: the region's own texts, and a letter about a child made from one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from inbeeld.dossiers.actions.documenten import bewaar
from inbeeld.dossiers.briefdruk import als_pdf
from inbeeld.dossiers.brieftekst import Brief, fouten
from inbeeld.dossiers.documentkeuring import keur
from inbeeld.dossiers.models import Briefsjabloon, Document
from inbeeld.dossiers.odt import als_odt
from inbeeld.dossiers.policies_documenten import (
    GROEPEN,
    check_can_brieventeksten,
    check_can_toevoegen,
)
from inbeeld.register.queries import personalia_van
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode

VORMEN = {"pdf": als_pdf, "odt": als_odt}


class BriefKanNiet(ValueError):
    """This letter or text cannot be; the message is a sentence for people."""


@transaction.atomic
def nieuwe_tekst(*, titel: str, groep: str, tekst: str) -> Briefsjabloon:
    """A text that can be used from today on. Raises Geweigerd, BriefKanNiet."""
    actor = huidige_actor()
    check_can_brieventeksten(actor)
    _keur(titel, groep, tekst)
    code = slugify(titel).replace("-", "_")[:40] or "brief"
    if _open(code) is not None:
        raise BriefKanNiet("Er is al een brief met deze titel. Kies een andere titel.")
    return Briefsjabloon.objects.create(
        code=code, titel=titel, groep=groep, tekst=tekst, periode=periode(actor.vandaag, None)
    )


@transaction.atomic
def wijzig_tekst(code: str, *, titel: str, groep: str, tekst: str) -> Briefsjabloon:
    """The text as it reads from today on; what held before stays as it was.

    Raises Geweigerd, BriefKanNiet.
    """
    actor = huidige_actor()
    check_can_brieventeksten(actor)
    _keur(titel, groep, tekst)
    rij = _open_of_fout(code)
    if (rij.titel, rij.groep, rij.tekst) == (titel, groep, tekst):
        return rij
    if rij.periode.lower < actor.vandaag:
        rij.periode = periode(rij.periode.lower, actor.vandaag - timedelta(days=1))
        rij.save(update_fields=["periode"])
        return Briefsjabloon.objects.create(
            code=code, titel=titel, groep=groep, tekst=tekst, periode=periode(actor.vandaag, None)
        )
    rij.titel, rij.groep, rij.tekst = titel, groep, tekst
    rij.save(update_fields=["titel", "groep", "tekst"])
    return rij


@transaction.atomic
def beeindig_tekst(code: str) -> Briefsjabloon:
    """Not to be used any more after today. Raises Geweigerd, BriefKanNiet."""
    actor = huidige_actor()
    check_can_brieventeksten(actor)
    rij = _open_of_fout(code)
    rij.periode = periode(rij.periode.lower, max(rij.periode.lower, actor.vandaag))
    rij.save(update_fields=["periode"])
    return rij


def maak(
    jongere_id: int, brief: Brief, *, groep: str, vorm: str, sleutel: UUID, moment: datetime
) -> Document:
    """Make a letter as PDF or ODT and keep it with the child. Raises Geweigerd, BriefKanNiet."""
    check_can_toevoegen(huidige_actor(), groep)
    if fout := fouten_in(brief):
        raise BriefKanNiet(fout[0])
    wie = personalia_van([jongere_id]).get(jongere_id)
    if wie is None or wie.overleden_op is not None:
        raise BriefKanNiet("Dit kind is overleden. Er gaat geen brief uit.")
    # A letter is judged as any other document: what we make is held to what we ask.
    naam = f"{brief.onderwerp.replace('/', '-')}.{vorm}"
    goed = keur(naam, VORMEN[vorm](brief))
    return bewaar(
        jongere_id, goed, groep=groep, soort=Document.Soort.BRIEF, sleutel=sleutel, moment=moment
    )


def fouten_in(brief: Brief) -> list[str]:
    """What stands in the way of a letter: a place that nobody filled in, or no text."""
    uit = []
    for nummer, regel in enumerate(brief.tekst.splitlines(), start=1):
        if "{" in regel or "}" in regel:
            uit.append(f"Regel {nummer}: hier moet nog iets worden ingevuld.")
    if "{" in brief.onderwerp or "}" in brief.onderwerp:
        uit.append("In het onderwerp moet nog iets worden ingevuld.")
    if not brief.onderwerp.strip() or not brief.blokken:
        uit.append("Een brief heeft een onderwerp en een tekst.")
    return uit


def _keur(titel: str, groep: str, tekst: str) -> None:
    if groep not in GROEPEN:
        raise BriefKanNiet("Een brief hoort bij een van de soorten gegevens in de lijst.")
    if fout := [*fouten(titel), *fouten(tekst)]:
        raise BriefKanNiet(fout[0])


def _open(code: str) -> Briefsjabloon | None:
    rijen = Briefsjabloon.objects.select_for_update()
    return rijen.filter(code=code, periode__endswith__isnull=True).first()


def _open_of_fout(code: str) -> Briefsjabloon:
    rij = _open(code)
    if rij is None:
        raise BriefKanNiet("Deze brief is er niet (meer).")
    return rij
