"""Who may do what, read from the matrix: in pairs, `check_can` raises a sentence for people, `can`
answers.

Which rows somebody sees is not decided here but by the database (`rls.py`), from the same cells.
"""

from collections.abc import Callable

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.matrix.cellen import CELLEN, cel
from inbeeld.toegang.matrix.paginas import PAGINAS, mag_openen
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.fouten import GeweigerdMetUitleg

Rol = Aanstelling.Rol
SYSTEEM = "systeem"
_ZINNEN = {
    (Handeling.ZOEKEN, Groep.IDENTITEIT): "Uw rol geeft geen toegang tot gegevens van kinderen.",
    (Handeling.BEKIJKEN, Groep.IDENTITEIT): "Uw rol geeft geen toegang tot gegevens van kinderen.",
    (Handeling.TELLEN, Groep.CIJFERS): "Uw rol geeft geen toegang tot de tellingen.",
    (Handeling.ZOEKEN, Groep.VERBLIJFPLAATS): "Een geheim adres is alleen voor leerplicht.",
    (Handeling.AANLEVEREN, Groep.LEVERING): "Uw rol levert geen gegevens aan.",
    (Handeling.SAMENVOEGEN, Groep.IDENTITEIT): (
        "Alleen leerplicht of de regio mag registraties samenvoegen."
    ),
}
_ZIN = "Uw rol geeft geen toegang tot deze gegevens of deze handeling."


class Geweigerd(GeweigerdMetUitleg):
    """Not allowed; the message is a Dutch sentence without personal data."""


def mag(check: Callable[..., None], *args: object, **kwargs: object) -> bool:
    """Whether `check` passes: the body of every `can_x`."""
    try:
        check(*args, **kwargs)
    except Geweigerd:
        return False
    return True


def check_can(actor: Actor | None, handeling: Handeling, groep: Groep) -> None:
    """Raise Geweigerd unless the matrix gives the actor's rol this act on this kind of data.

    Of whom is the cell's condition, which the row policies hold.
    """
    if actor is not None and (actor.rol == SYSTEEM or cel(actor.rol, groep, handeling)):
        return
    raise Geweigerd(_ZINNEN.get((handeling, groep), _ZIN))


def can(actor: Actor | None, handeling: Handeling, groep: Groep) -> bool:
    return mag(check_can, actor, handeling, groep)


def groepen_van(actor: Actor | None, handeling: Handeling = Handeling.BEKIJKEN) -> frozenset[Groep]:
    """The kinds of data on which the actor may do this; for the system all."""
    if actor is None:
        return frozenset()
    if actor.rol == SYSTEEM:
        return frozenset(Groep)
    return frozenset(c.groep for c in CELLEN if c.rol == actor.rol and c.handeling == handeling)


def groepen_op(actor: Actor, naam: str) -> frozenset[Groep]:
    """The kinds of data that the address of this name shows to the actor, for the read log too."""
    pagina = PAGINAS[naam]
    return frozenset((*pagina.groepen, *pagina.ook)) & groepen_van(actor)


def check_can_openen(actor: Actor, naam: str) -> None:
    """Raise Geweigerd unless the actor's rol may open the address of this name."""
    if mag_openen(actor.rol, naam):
        return
    pagina = PAGINAS.get(naam)
    sleutel = (pagina.handeling, pagina.groepen[0]) if pagina and pagina.groepen else None
    raise Geweigerd(_ZINNEN.get(sleutel, _ZIN))


def check_can_kinderen_zien(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever has no list of children."""
    check_can(actor, Handeling.ZOEKEN, Groep.IDENTITEIT)


def can_kinderen_zien(actor: Actor | None) -> bool:
    return mag(check_can_kinderen_zien, actor)


def check_can_adressen_zien(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may know where a child with a secret address lives."""
    check_can(actor, Handeling.ZOEKEN, Groep.VERBLIJFPLAATS)


def can_adressen_zien(actor: Actor | None) -> bool:
    return mag(check_can_adressen_zien, actor)


def check_can_aanleveren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol delivers facts for its organisation."""
    check_can(actor, Handeling.AANLEVEREN, Groep.LEVERING)


def can_aanleveren(actor: Actor | None) -> bool:
    return mag(check_can_aanleveren, actor)


def check_can_samenvoegen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may say that two records are one child."""
    check_can(actor, Handeling.SAMENVOEGEN, Groep.IDENTITEIT)
