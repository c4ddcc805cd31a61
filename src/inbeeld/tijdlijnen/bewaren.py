"""What this room keeps, and carrying out what somebody confirmed."""

from django.db import connection, transaction
from django.db.models.functions import Now

from inbeeld.tijdlijnen.geraakt import Geraakt
from inbeeld.tijdlijnen.rekenen import werk_bij
from inbeeld.toegang.actor import huidige_actor, met_reden
from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.models import Vernietigingsvoorstel
from inbeeld.toegang.policies import check_can

PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kind=tuple(
            f"delete from tijdlijnen_{tabel} where jongere_id = any(leeg)"  # noqa: S608
            for tabel in ("laag", "klok", "tijdlijn", "wettelijkemelding")
        )
    )
)


class NietUitTeVoeren(ValueError):
    """The proposal was replaced or carried out already; the text is Dutch."""


@transaction.atomic
def bevestig(voorstel: Vernietigingsvoorstel) -> None:
    """Confirm a proposal of the actor's organisation, destroy its rows and recompute who is left.

    All or nothing. Raises Geweigerd, NietUitTeVoeren.
    """
    actor = huidige_actor()
    check_can(actor, Handeling.VERNIETIGEN, Groep.IDENTITEIT)
    if voorstel.peildatum > actor.vandaag:
        raise NietUitTeVoeren(
            "Dit voorstel kijkt vooruit. Het kan pas op die dag worden bevestigd."
        )
    open_ = Vernietigingsvoorstel.objects.filter(
        pk=voorstel.pk, bevestigd_op__isnull=True, vervallen_op__isnull=True
    )
    if not open_.update(bevestigd_op=Now(), bevestigd_door_id=actor.aanstelling_id):
        raise NietUitTeVoeren("Dit voorstel is intussen vervangen of al uitgevoerd.")
    with met_reden("bewaartermijn"), connection.cursor() as cursor:
        cursor.execute("select toegang_vernietig(%s)", [voorstel.pk])
        kinderen = cursor.fetchone()[0]
    if kinderen:
        werk_bij(Geraakt(jongeren=set(kinderen)), actor.vandaag)
