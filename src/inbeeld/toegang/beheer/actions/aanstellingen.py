"""Appointing people, and ending that. Nobody appoints oneself."""

from datetime import date

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.beheer.actions.basis import NietMogelijk, eindigend, verb
from inbeeld.toegang.beheer.policies import check_can_aanstelling_beheren
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.toegang.perioden import einddatum


def geef_aanstelling(
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    *,
    rol: str,
    van: date,
    tot_en_met: date | None = None,
    telefoon: str = "",
) -> Aanstelling:
    """Raises Geweigerd, and NietMogelijk when the person has it in that time already."""
    check_can_aanstelling_beheren(huidige_actor(), organisatie.pk, gebruiker.pk)
    bereik = eindigend(van, tot_en_met)
    with verb("aanstelling gegeven"):
        if gebruiker.aanstellingen.filter(
            organisatie=organisatie, rol=rol, vervangt=None, periode__overlap=bereik
        ).exists():
            raise NietMogelijk("Deze medewerker heeft deze aanstelling in deze periode al.")
        return Aanstelling.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=rol,
            periode=bereik,
            telefoon=telefoon,
        )


def wijzig_aanstelling(
    aanstelling: Aanstelling,
    *,
    rol: str,
    van: date,
    tot_en_met: date | None,
    reden: str,
    telefoon: str | None = None,
) -> None:
    """Change rol, period or (None: not) telephone number. Raises Geweigerd, NietMogelijk."""
    check_can_aanstelling_beheren(
        huidige_actor(), aanstelling.organisatie_id, aanstelling.gebruiker_id
    )
    with verb("aanstelling gewijzigd", reden):
        aanstelling.rol = rol
        aanstelling.periode = eindigend(van, tot_en_met)
        aanstelling.telefoon = aanstelling.telefoon if telefoon is None else telefoon
        aanstelling.save(update_fields=["rol", "periode", "telefoon"])


def beeindig_aanstelling(aanstelling: Aanstelling, *, laatste_dag: date, reden: str) -> None:
    """End it, and who stands in for it with it. Whoever works in it is refused at their next
    request after that day. Raises Geweigerd, NietMogelijk."""
    check_can_aanstelling_beheren(
        huidige_actor(), aanstelling.organisatie_id, aanstelling.gebruiker_id
    )
    with verb("aanstelling beëindigd", reden):
        for vervanging in aanstelling.vervangingen.all():
            _kort_in(vervanging, laatste_dag)
        _kort_in(aanstelling, laatste_dag)


def vervang(
    aanstelling: Aanstelling, gebruiker: Gebruiker, *, van: date, tot_en_met: date
) -> Aanstelling:
    """Let a colleague stand in for it, until a set day. Raises Geweigerd, NietMogelijk."""
    check_can_aanstelling_beheren(huidige_actor(), aanstelling.organisatie_id, gebruiker.pk)
    bereik = eindigend(van, tot_en_met)
    with verb("vervanging"):
        if aanstelling.vervangingen.filter(gebruiker=gebruiker, periode__overlap=bereik).exists():
            raise NietMogelijk("Deze collega vervangt in deze periode al.")
        return Aanstelling.objects.create(
            gebruiker=gebruiker,
            organisatie_id=aanstelling.organisatie_id,
            rol=aanstelling.rol,
            vervangt=aanstelling,
            periode=bereik,
        )


def _kort_in(aanstelling: Aanstelling, laatste_dag: date) -> None:
    """End it on that day; what had not begun by then is taken back, and what ended stays."""
    if aanstelling.periode.lower > laatste_dag:
        if aanstelling.periode.lower <= huidige_actor().vandaag:
            raise NietMogelijk("De laatste dag ligt voor de eerste dag van de aanstelling.")
        # It never held: its history says that it was given, and taken back.
        aanstelling.delete()
        return
    einde = einddatum(aanstelling.periode)
    if einde is None or einde > laatste_dag:
        aanstelling.periode = eindigend(aanstelling.periode.lower, laatste_dag)
        aanstelling.save(update_fields=["periode"])


def beeindig_alle(gebruiker: Gebruiker, laatste_dag: date) -> None:
    """End every aanstelling of the person that goes on after that day, within a verb.

    Raises NietMogelijk when one began after it and is in use, and Geweigerd when one is somebody
    else's to end.
    """
    actor = huidige_actor()
    van_hen = gebruiker.aanstellingen.prefetch_related("vervangingen").order_by("pk")
    for aanstelling in van_hen:
        einde = einddatum(aanstelling.periode)
        if einde is not None and einde <= laatste_dag:
            continue
        check_can_aanstelling_beheren(actor, aanstelling.organisatie_id, gebruiker.pk)
        for vervanging in aanstelling.vervangingen.all():
            _kort_in(vervanging, laatste_dag)
        _kort_in(aanstelling, laatste_dag)
