"""Whom one can turn to: of a school its core team, of a child also who helps it.

People, never children: names of the work, with how to reach them. Who has left is not shown any
more, and never leaves a hole: a deputy stands in, or who answers for that organisation's postvak.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from inbeeld.dossiers.models import Plandeelnemer
from inbeeld.dossiers.queries.plan import plan_van
from inbeeld.register.models import FeitSchool, FeitWoonplaats
from inbeeld.register.queries import personalia_van
from inbeeld.signalen.queries.zaken import eigenaar_nu, zaak_van_kind
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.models import Aanstelling, Kernteamlid, Organisatie, Postvak

Rol = Aanstelling.Rol
WAARVOOR = {
    Rol.MENTOR: "hoe het in de klas gaat",
    Rol.VERZUIMCOORDINATOR: "ziek melden, niet naar school gaan en afspraken met school",
    Rol.LEERPLICHTAMBTENAAR: "de leerplicht en vrijstelling",
    Rol.SWV_CONSULENT: "extra hulp op school en een passende plek",
    Rol.JEUGDARTS: "gezondheid, en hoeveel school lukt",
    Rol.JEUGDCOACH: "hulp voor kind en gezin",
    Rol.ZORGVERLENER: "zorg en behandeling",
    Rol.REGIOCOORDINATOR: "als u nergens verder komt",
}
"""What one turns to somebody for, in words for parents."""
KERNTEAM = (
    Rol.MENTOR,
    Rol.VERZUIMCOORDINATOR,
    Rol.LEERPLICHTAMBTENAAR,
    Rol.SWV_CONSULENT,
    Rol.JEUGDARTS,
    Rol.JEUGDCOACH,
)
"""Who a core team has (NK1). A role that nobody has is shown as such, with whom to ask instead."""
_VAN_ROL = {
    Rol.MENTOR: ("school",),
    Rol.VERZUIMCOORDINATOR: ("school",),
    Rol.LEERPLICHTAMBTENAAR: ("gemeente", "samenwerking"),
    Rol.SWV_CONSULENT: ("swv",),
    Rol.JEUGDARTS: ("jgz",),
    Rol.JEUGDCOACH: ("jeugdteam",),
}
_OM_WOONPLAATS = ("gemeente", "samenwerking", "jgz", "jeugdteam")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to. `toelichting`: why them ('staat in voor …'); `leeg`: nobody has the
    role itself, and this is who answers meanwhile, whose `naam` may be empty in turn."""

    rol: str
    waarvoor: str
    naam: str
    organisatie: str
    telefoon: str
    email: str
    toelichting: str = ""
    leeg: bool = False
    aanstelling_id: int | None = None


@dataclass(frozen=True, slots=True)
class Terecht:
    """Of a child. `eerst`: who has its zaak; `plan`: other partners in the plan."""

    eerst: list[Contact]
    school: list[Contact]
    plan: list[Contact]
    verder: list[Contact]
    adres_geheim: bool


def scholen(zoek: str = "") -> QuerySet[Organisatie]:
    """Schools by name; with `zoek` those whose name or code has it."""
    rijen = Organisatie.objects.filter(soort="school").order_by("naam", "code")
    return rijen.filter(Q(naam__icontains=zoek) | Q(code__iexact=zoek)) if zoek else rijen


def van_school(school: Organisatie, vandaag: date) -> list[Contact]:
    """The core team of today, role by role, without a hole; last whom to ask when that fails."""
    leden = Kernteamlid.objects.filter(school=school, periode__contains=vandaag)
    leden = leden.select_related("aanstelling__gebruiker", "aanstelling__organisatie")
    mensen = [lid.aanstelling for lid in leden]
    uit: list[Contact] = []
    for rol in (*KERNTEAM, *sorted({a.rol for a in mensen} - set(KERNTEAM))):
        van_rol = [c for a in mensen if a.rol == rol for c in _contacten(a, vandaag)]
        uit += _uniek(van_rol) or [_leeg(Rol(rol), _weet_wie(Rol(rol), school, vandaag))]
    return [*uit, van_regio()]


def van_kind(kind: Kind, vandaag: date, *, voor_ouders: bool = False) -> Terecht:
    """All who can be turned to about a child, everybody once. Of one with a secret address nothing
    that tells in which gemeente it lives: on paper for nobody, on the screen for who may know."""
    geheim = any(p.geheim_adres for p in personalia_van([kind.jongere_id]).values())
    verborgen = kind.adres_verborgen or (geheim and voor_ouders)
    gezien: set[int] = set()

    def nieuw(contacten: Iterable[Contact]) -> list[Contact]:
        uit = [c for c in contacten if c.aanstelling_id is None or c.aanstelling_id not in gezien]
        gezien.update(c.aanstelling_id for c in uit if c.aanstelling_id and not c.leeg)
        return uit

    eerst = nieuw(_van_zaak(kind.jongere_id, vandaag, verborgen))
    school = Organisatie.objects.filter(soort="school", code=kind.school).first()
    team = van_school(school, vandaag) if school else [van_regio()]
    van_team = nieuw(team[:-1])
    return Terecht(
        eerst=eerst,
        school=van_team,
        plan=nieuw(_van_plan(kind.jongere_id, vandaag, verborgen)),
        verder=nieuw([*_van_woonplaats(kind.jongere_id, vandaag, verborgen), team[-1]]),
        adres_geheim=verborgen,
    )


def van_regio() -> Contact:
    """Who coordinates the region: the last to ask, and there for every child."""
    bak = _bakken().filter(organisatie__soort="regio").order_by("pk").first()
    if bak is None:
        return _contact(None, Rol.REGIOCOORDINATOR, organisatie="De regio", leeg=True)
    return _contact(bak.coordinator, Rol.REGIOCOORDINATOR)


def _van_zaak(jongere_id: int, vandaag: date, verborgen: bool) -> Iterator[Contact]:
    zaak = zaak_van_kind(jongere_id)
    if zaak is None or zaak.opent_op > vandaag:
        return
    if verborgen and zaak.eigenaar_postvak.organisatie.soort in _OM_WOONPLAATS:
        return
    houder = eigenaar_nu(zaak)
    if houder is not None:
        wie = Aanstelling.objects.select_related("gebruiker", "organisatie").get(pk=houder.pk)
        for contact in _contacten(wie, vandaag):
            yield replace(contact, waarvoor="alles wat nu voor dit kind wordt gedaan")


def _van_plan(jongere_id: int, vandaag: date, verborgen: bool) -> Iterator[Contact]:
    plan = plan_van(jongere_id)
    if plan is None:
        return
    rijen = Plandeelnemer.objects.filter(plan=plan, periode__contains=vandaag)
    for lid in rijen.select_related("organisatie", "contact__gebruiker", "contact__organisatie"):
        if verborgen and lid.organisatie.soort in _OM_WOONPLAATS:
            continue
        contacten = _contacten(lid.contact, vandaag) if lid.contact else []
        yield from contacten or _van_postvak(lid.organisatie, "doet mee in het plan")


def _van_woonplaats(jongere_id: int, vandaag: date, verborgen: bool) -> Iterator[Contact]:
    woont = FeitWoonplaats.objects.filter(
        jongere_id=jongere_id, ingetrokken_op=None, periode__contains=vandaag
    ).first()
    if woont is None or verborgen:
        return
    gemeente = Organisatie.objects.filter(soort="gemeente", code=woont.gemeente).first()
    bak = _bak_van(gemeente, vandaag) if gemeente else None
    if bak is not None:
        yield _contact(bak.coordinator, Rol.LEERPLICHTAMBTENAAR)


def _contacten(mens: Aanstelling, vandaag: date) -> list[Contact]:
    """Who does this work today: the person, while they work here, with who stands in for them;
    without either the coordinator of the postvak."""
    werkt = mens.periode.lower <= vandaag and (
        mens.periode.upper is None or vandaag < mens.periode.upper
    )
    vervangers = Aanstelling.objects.filter(
        vervangt=mens, periode__contains=vandaag, gebruiker__is_active=True
    ).select_related("gebruiker", "organisatie")
    uit = [_contact(mens)] if werkt and mens.gebruiker.is_active else []
    naam = mens.gebruiker.naam
    uit += [_contact(v, toelichting=f"vervangt {naam}") for v in vervangers]
    return uit or _van_postvak(mens.organisatie, "neemt waar", Rol(mens.rol))


def _van_postvak(
    organisatie: Organisatie, toelichting: str, rol: Aanstelling.Rol | None = None
) -> list[Contact]:
    bak = _bakken().filter(organisatie=organisatie).first()
    return [_contact(bak.coordinator, rol, toelichting=toelichting)] if bak else []


def _weet_wie(rol: Aanstelling.Rol, school: Organisatie, vandaag: date) -> Postvak | None:
    """The postvak that would know who has this role for a school."""
    soorten = _VAN_ROL.get(rol, ())
    if "school" in soorten:
        return _bakken().filter(organisatie=school).first()
    if "swv" in soorten:
        return _bakken().filter(_werkt_voor(school, vandaag), organisatie__soort="swv").first()
    feit = FeitSchool.objects.filter(school=school.code, ingetrokken_op=None).first()
    gemeente = Organisatie.objects.filter(soort="gemeente", code=feit.gemeente if feit else None)
    plaats = gemeente.first()
    if plaats is None:
        return None
    if "gemeente" in soorten:
        return _bak_van(plaats, vandaag)
    bakken = _bakken().filter(_werkt_voor(plaats, vandaag), organisatie__soort__in=soorten)
    return bakken.order_by("pk").first()


def _bak_van(gemeente: Organisatie, vandaag: date) -> Postvak | None:
    """The gemeente's own postvak, or of the samenwerking that acts for it."""
    eigen = _bakken().filter(organisatie=gemeente).first()
    samen = _bakken().filter(_werkt_voor(gemeente, vandaag), organisatie__soort="samenwerking")
    return eigen or samen.order_by("pk").first()


def _werkt_voor(gebied: Organisatie, vandaag: date) -> Q:
    return Q(
        organisatie__werkgebieden__gebied=gebied,
        organisatie__werkgebieden__periode__contains=vandaag,
    )


def _bakken() -> QuerySet[Postvak]:
    return Postvak.objects.select_related(
        "organisatie", "coordinator__gebruiker", "coordinator__organisatie"
    )


def _leeg(rol: Aanstelling.Rol, bak: Postvak | None) -> Contact:
    if bak is not None:
        return _contact(bak.coordinator, rol, leeg=True)
    return replace(van_regio(), rol=_woord(rol), waarvoor=WAARVOOR[rol], leeg=True)


def _contact(
    wie: Aanstelling | None,
    rol: Aanstelling.Rol | None = None,
    *,
    organisatie: str = "",
    toelichting: str = "",
    leeg: bool = False,
) -> Contact:
    welke = rol or (Rol(wie.rol) if wie else Rol.REGIOCOORDINATOR)
    email = (wie.gebruiker.email or wie.gebruiker.username) if wie else ""
    return Contact(
        rol=_woord(welke),
        waarvoor=WAARVOOR.get(welke, ""),
        naam=wie.gebruiker.naam if wie else "",
        organisatie=wie.organisatie.naam if wie else organisatie,
        telefoon=wie.telefoon if wie else "",
        email=email if "@" in email else "",
        toelichting=toelichting,
        leeg=leeg,
        aanstelling_id=wie.pk if wie else None,
    )


def _woord(rol: Aanstelling.Rol) -> str:
    naam = str(rol.label)
    return naam[:1].upper() + naam[1:]


def _uniek(contacten: Iterable[Contact]) -> list[Contact]:
    """Everybody once, in order of name."""
    per_mens = {c.aanstelling_id: c for c in contacten}
    return sorted(per_mens.values(), key=lambda c: c.naam)
