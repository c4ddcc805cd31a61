"""Who may manage what. The database decides (`toegang_beheert…`, migration 0010), so that a page
never promises what the row policy refuses."""

from django.db import connection

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import Geweigerd, check_can, mag


def check_can_beheren(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever is no administrator."""
    check_can(actor, Handeling.BEHEREN, Groep.MENSEN)


def can_beheren(actor: Actor | None) -> bool:
    return mag(check_can_beheren, actor)


def check_can_regio_beheren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the actor manages all organisations."""
    check_can_beheren(actor)
    _vraag("toegang_beheert_regio()", [], "Dit doet de beheerder van de regio.")


def can_regio_beheren(actor: Actor | None) -> bool:
    return mag(check_can_regio_beheren, actor)


def check_can_organisatie_beheren(actor: Actor | None, organisatie_id: int) -> None:
    """Raise Geweigerd unless the actor manages the people of this organisation."""
    check_can_beheren(actor)
    zin = "U beheert alleen de mensen van uw eigen organisatie."
    _vraag("toegang_beheert(%s)", [organisatie_id], zin)


def can_organisatie_beheren(actor: Actor | None, organisatie_id: int) -> bool:
    return mag(check_can_organisatie_beheren, actor, organisatie_id)


def check_can_mens_beheren(actor: Actor | None, gebruiker_id: int) -> None:
    """Raise Geweigerd unless the actor may change the account: never one's own, and for an
    organisation only when the person works nowhere else."""
    check_can_beheren(actor)
    _vraag(
        "toegang_beheert_mens(%s)",
        [gebruiker_id],
        "U kunt dit account niet veranderen. Uw eigen account verandert een andere beheerder; "
        "werkt iemand ook bij een andere organisatie, dan doet de beheerder van de regio dit.",
    )


def can_mens_beheren(actor: Actor | None, gebruiker_id: int) -> bool:
    return mag(check_can_mens_beheren, actor, gebruiker_id)


def check_can_aanstelling_beheren(
    actor: Actor | None, organisatie_id: int, gebruiker_id: int
) -> None:
    """Raise Geweigerd unless the actor may appoint this person there; nobody appoints oneself."""
    check_can_organisatie_beheren(actor, organisatie_id)
    if actor is not None and actor.gebruiker_id == gebruiker_id:
        raise Geweigerd("Over uw eigen aanstelling gaat een andere beheerder.")


def can_aanstelling_beheren(actor: Actor | None, organisatie_id: int, gebruiker_id: int) -> bool:
    return mag(check_can_aanstelling_beheren, actor, organisatie_id, gebruiker_id)


def _vraag(functie: str, waarden: list[int], zin: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {functie}", waarden)
        if not cursor.fetchone()[0]:
            raise Geweigerd(zin)
