"""Who may do what: in pairs, `check_can_x` raises a sentence for people, `can_x` answers.

Which rows somebody sees is not decided here but by the database (`rls.py`).
"""

from collections.abc import Callable

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.fouten import GeweigerdMetUitleg

Rol = Aanstelling.Rol
SYSTEEM = "systeem"
MET_KINDEREN = (
    Rol.VERZUIMCOORDINATOR,
    Rol.LEERPLICHTAMBTENAAR,
    Rol.SWV_CONSULENT,
    Rol.REGIOCOORDINATOR,
    SYSTEEM,
)


class Geweigerd(GeweigerdMetUitleg):
    """Not allowed; the message is a Dutch sentence without personal data."""


def mag(check: Callable[..., None], *args: object, **kwargs: object) -> bool:
    """Whether `check` passes: the body of every `can_x`."""
    try:
        check(*args, **kwargs)
    except Geweigerd:
        return False
    return True


def _check_rol(actor: Actor | None, rollen: tuple[str, ...], zin: str) -> None:
    if actor is None or actor.rol not in rollen:
        raise Geweigerd(zin)


def check_can_kinderen_zien(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever works with people and settings only."""
    _check_rol(actor, MET_KINDEREN, "Uw rol geeft geen toegang tot gegevens van kinderen.")


def can_kinderen_zien(actor: Actor | None) -> bool:
    return mag(check_can_kinderen_zien, actor)


def check_can_adressen_zien(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may know where a child with a secret address lives."""
    _check_rol(actor, (Rol.LEERPLICHTAMBTENAAR,), "Een geheim adres is alleen voor leerplicht.")


def can_adressen_zien(actor: Actor | None) -> bool:
    return mag(check_can_adressen_zien, actor)


def check_can_aanleveren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol delivers facts for its organisation."""
    rollen = (Rol.VERZUIMCOORDINATOR, Rol.LEERPLICHTAMBTENAAR, Rol.REGIOCOORDINATOR, SYSTEEM)
    _check_rol(actor, rollen, "Uw rol levert geen gegevens aan.")


def can_aanleveren(actor: Actor | None) -> bool:
    return mag(check_can_aanleveren, actor)


def check_can_samenvoegen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may say that two records are one child."""
    rollen = (Rol.LEERPLICHTAMBTENAAR, Rol.REGIOCOORDINATOR, SYSTEEM)
    _check_rol(actor, rollen, "Alleen leerplicht of de regio mag registraties samenvoegen.")
