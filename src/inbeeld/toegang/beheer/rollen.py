"""What suits what, for the choices on a form. The database holds the rule itself (migration
0005 for rollen and areas, 0010 for postvak and core team); a test compares the two."""

from inbeeld.toegang.models import Aanstelling, Organisatie

Rol = Aanstelling.Rol
Soort = Organisatie.Soort

OVERAL = (Rol.PRIVACYFUNCTIONARIS, Rol.BEHEERDER)
ROLLEN: dict[str, tuple[str, ...]] = {
    Soort.SCHOOL: (Rol.VERZUIMCOORDINATOR, Rol.MENTOR),
    Soort.SCHOOLBESTUUR: (Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER),
    Soort.SWV: (Rol.SWV_CONSULENT, Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER),
    Soort.GEMEENTE: (Rol.LEERPLICHTAMBTENAAR, Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER),
    Soort.SAMENWERKING: (Rol.LEERPLICHTAMBTENAAR, Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER),
    Soort.JGZ: (Rol.JEUGDARTS, Rol.BELEIDSMEDEWERKER),
    Soort.JEUGDTEAM: (Rol.JEUGDCOACH, Rol.BELEIDSMEDEWERKER),
    Soort.ZORGAANBIEDER: (Rol.ZORGVERLENER,),
    Soort.JUSTITIE: (Rol.JUSTITIEMEDEWERKER,),
    Soort.REGIO: (Rol.REGIOCOORDINATOR, Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER),
}
"""Besides `OVERAL`. Parents and youngsters are appointed by nobody here."""
ZONDER_KINDEREN = (*OVERAL, Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER)
GEBIEDEN: dict[str, str] = {
    Soort.SWV: Soort.SCHOOL,
    Soort.SCHOOLBESTUUR: Soort.SCHOOL,
    Soort.SAMENWERKING: Soort.GEMEENTE,
    Soort.JGZ: Soort.GEMEENTE,
    Soort.JEUGDTEAM: Soort.GEMEENTE,
}
"""Kind of organisation → kind of its areas; the others have none."""
KERNTEAM_EIGEN = (Rol.VERZUIMCOORDINATOR, Rol.MENTOR)
KERNTEAM_ANDERS = (
    Rol.LEERPLICHTAMBTENAAR,
    Rol.SWV_CONSULENT,
    Rol.JEUGDARTS,
    Rol.JEUGDCOACH,
    Rol.ZORGVERLENER,
)


def rollen_bij(soort: str) -> tuple[str, ...]:
    """The rollen that somebody can have at an organisation of this kind."""
    return (*ROLLEN[soort], *OVERAL)


def met_postvak() -> tuple[str, ...]:
    """The kinds of organisation where somebody works with children."""
    return tuple(s for s, rollen in ROLLEN.items() if set(rollen) - set(ZONDER_KINDEREN))
