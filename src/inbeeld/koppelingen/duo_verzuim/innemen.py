"""Take in verzuimmeldingen and return messages: each once, each refusal with its line and reason.

A dry run does the whole work and takes it back: what it says is what happens afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from inbeeld.aanleveren.formaten.basis import Afkeuring
from inbeeld.koppelingen.duo_verzuim import codes
from inbeeld.koppelingen.duo_verzuim.lezen import Terug, Verzuim, lees_terug, lees_verzuim
from inbeeld.koppelingen.duo_verzuim.velden import (
    MELDING,
    TERUGMELDING,
    Rij,
    Rijfout,
    vingerafdruk,
)
from inbeeld.koppelingen.models import DuoBericht, DuoMelding
from inbeeld.koppelingen.policies import check_can_duo_innemen
from inbeeld.register.identiteit import match_nummers
from inbeeld.register.models import FeitInschrijving
from inbeeld.signalen.actions import melden
from inbeeld.signalen.models import Melding, Meldinggebeurtenis, Meldingontvanger
from inbeeld.signalen.queries.meldfeiten import meldfeiten_van
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie

Staat = Meldingontvanger.Staat
Regels = Sequence[tuple[int, Rij]]
ONBEKEND_KIND = (
    "pgn",
    "Dit nummer hoort niet bij een kind waarvoor u vandaag leerplicht bent. "
    "Op naam zoeken wij niet.",
)
_ANDERE_INHOUD = (
    "meldingsnummer",
    "Dit nummer is al ingelezen met een andere inhoud. Er is niets veranderd.",
)
_VELD = {"ouders_waarom_niet": "meldingsnummer", "specificatie": "verzuimdagen"}
"""Field of a Concept → column, where they differ."""


@dataclass(slots=True)
class Uitkomst:
    """What became of the lines. `proef`: nothing was kept."""

    proef: bool
    nieuw: int = 0
    bekend: int = 0
    afgekeurd: list[Afkeuring] = field(default_factory=list)
    kinderen: set[int] = field(default_factory=set)

    @property
    def regels_afgekeurd(self) -> int:
        return len({a.regel for a in self.afgekeurd})


@dataclass(frozen=True, slots=True)
class Bron:
    """Where the messages come from. `vingerafdruk`: of the file or request."""

    via: DuoBericht.Via
    vingerafdruk: str
    naam: str
    moment: datetime


_Doe = Callable[[Rij, DuoBericht], tuple[bool, int]]


def neem_meldingen(
    regels: Regels, bron: Bron, *, proef: bool, eerder: Sequence[Afkeuring] = ()
) -> Uitkomst:
    """Verzuimmeldingen that leerplicht received elsewhere; `eerder`: lines that could not be read.

    Raises Geweigerd, GeenPlan and GeenOntvanger: then no line can be taken in.
    """
    nummers = match_nummers(sorted({pgn for _, rij in regels if (pgn := _pgn_van(rij))}))

    def doe(rij: Rij, bericht: DuoBericht) -> tuple[bool, int]:
        verzuim = lees_verzuim(rij)
        kind = nummers.get(verzuim.pgn)
        if kind is None:
            raise Rijfout(ONBEKEND_KIND)
        return _neem_melding(verzuim, kind, vingerafdruk(rij, MELDING), bericht), kind

    return _neem(regels, bron, DuoBericht.Wat.MELDINGEN, doe, proef=proef, eerder=eerder)


def neem_terugmeldingen(
    regels: Regels, bron: Bron, *, proef: bool, eerder: Sequence[Afkeuring] = ()
) -> Uitkomst:
    """What leerplicht did with meldingen in its own package: becomes its state and answer here."""
    vandaag = huidige_actor().vandaag

    def doe(rij: Rij, bericht: DuoBericht) -> tuple[bool, int]:
        return _neem_terug(lees_terug(rij, vandaag), vingerafdruk(rij, TERUGMELDING), bericht)

    return _neem(regels, bron, DuoBericht.Wat.TERUGMELDINGEN, doe, proef=proef, eerder=eerder)


def _pgn_van(rij: Rij) -> str:
    try:
        return lees_verzuim(rij).pgn
    except Rijfout:
        return ""


def _neem(
    regels: Regels,
    bron: Bron,
    wat: DuoBericht.Wat,
    doe: _Doe,
    *,
    proef: bool,
    eerder: Sequence[Afkeuring],
) -> Uitkomst:
    check_can_duo_innemen(huidige_actor())
    uit = Uitkomst(proef=proef, afgekeurd=list(eerder))
    with transaction.atomic():
        # Counted afterwards: written by then, because rows point at it.
        bericht = _bericht(bron, wat)
        for nummer, rij in regels:
            _een_regel(nummer, rij, bericht, doe, bron, uit)
        if proef:
            transaction.set_rollback(True)
        else:
            _tel(bericht, uit)
    # Outside of what is taken back: somebody did learn which numbers are known.
    handeling = f"duo_{wat}_{'proef' if proef else 'innemen'}"
    groepen = [Groep.IDENTITEIT, Groep.SIGNAAL_EN_ROUTE]
    leg_lezing_vast(jongere_ids=uit.kinderen, gegevensgroepen=groepen, handeling=handeling)
    return uit


def _een_regel(
    nummer: int, rij: Rij, bericht: DuoBericht, doe: _Doe, bron: Bron, uit: Uitkomst
) -> None:
    """One line, whole or not at all."""
    fouten: Sequence[tuple[str, str]] = ()
    try:
        with transaction.atomic():
            nieuw, kind = doe(rij, bericht)
    except Rijfout as fout:
        fouten = fout.fouten
    except melden.MeldingGeweigerd as fout:
        fouten = [(_VELD.get(veld, veld), zin) for veld, zin in fout.fouten.items()]
    except melden.MagNietMelden:
        fouten = [ONBEKEND_KIND]
    except melden.AntwoordGeweigerd as fout:
        fouten = [("status", str(fout))]
    except IntegrityError:
        fouten = [("meldingsnummer", "Dit nummer is al door een andere organisatie ingelezen.")]
    else:
        uit.kinderen.add(kind)
        if nieuw:
            uit.nieuw += 1
        else:
            uit.bekend += 1
    uit.afgekeurd += [Afkeuring(bron.naam, nummer, veld, zin) for veld, zin in fouten]


def _neem_melding(verzuim: Verzuim, kind: int, inhoud: bytes, bericht: DuoBericht) -> bool:
    """Whether it is new."""
    dit = {"soort": DuoMelding.Soort.MELDING, "meldingsnummer": verzuim.meldingsnummer}
    if _al_ingelezen(bericht, inhoud, **dit):
        return False
    # First whether it is ours: who is not is as unknown as a number of nobody.
    meldfeiten_van(kind, huidige_actor().vandaag)
    school = _school(verzuim, kind)
    melding = _bekende(verzuim, kind, school)
    nieuw = melding is None
    if melding is None:
        melding = melden.neem_over(
            verzuim.concept(kind),
            melder_id=school.pk,
            moment=bericht.moment,
            sleutel=f"duo:{verzuim.meldingsnummer}",
        )
    DuoMelding.objects.create(
        jongere_id=kind,
        melding=melding,
        bericht=bericht,
        organisatie_id=bericht.organisatie_id,
        **dit,
        contact={"contactpersoon": verzuim.contactpersoon},
        inhoud=inhoud,
        partijen=melding.partijen,
        moment=bericht.moment,
    )
    return nieuw


def _al_ingelezen(bericht: DuoBericht, inhoud: bytes, **dit: object) -> bool:
    """Whether this organisation took it in before. Raises Rijfout when it said something else."""
    eerder = DuoMelding.objects.filter(organisatie_id=bericht.organisatie_id, **dit).first()
    if eerder is not None and bytes(eerder.inhoud) != inhoud:
        raise Rijfout(_ANDERE_INHOUD)
    return eerder is not None


def _school(verzuim: Verzuim, kind: int) -> Organisatie:
    """The school that reported it, where the child was enrolled on the first day.

    Without that a mistaken code would make a school the reporter of a child that it does not know.
    """
    ingeschreven = FeitInschrijving.objects.filter(
        jongere_id=kind,
        ingetrokken_op=None,
        school=verzuim.school,
        periode__contains=verzuim.velden["begindatum"],
    )
    school = Organisatie.objects.filter(soort="school", code=verzuim.school).first()
    if school is None:
        raise Rijfout(("school", "Deze school kent In Beeld niet in deze regio."))
    if not ingeschreven.exists():
        zin = "Voor zover u kunt zien stond dit kind die dag niet op deze school ingeschreven."
        raise Rijfout(("school", zin))
    return school


def _bekende(verzuim: Verzuim, kind: int, school: Organisatie) -> Melding | None:
    """The melding that is this one already: by its own number, or because the school reported the
    same absence here as well. So one absence is sent to everybody once."""
    gelijk = Melding.objects.filter(
        jongere_id=kind,
        organisatie=school,
        soort=Melding.Soort.VERZUIM,
        verzuimsoort=verzuim.velden["verzuimsoort"],
        begindatum=verzuim.velden["begindatum"],
    )
    eigen = van_ons_nummer(verzuim.meldingsnummer)
    if eigen is not None:
        if not gelijk.filter(pk=eigen.pk).exists():
            raise Rijfout(_ANDERE_INHOUD)
        return eigen
    return gelijk.filter(ingetrokken_op=None).order_by("pk").first()


def van_ons_nummer(nummer: str) -> Melding | None:
    """The melding that went out under its own key, as far as the actor sees it."""
    try:
        sleutel = UUID(hex=nummer)
    except ValueError:
        return None
    return Melding.objects.filter(sleutel=sleutel).first()


def _neem_terug(terug: Terug, inhoud: bytes, bericht: DuoBericht) -> tuple[bool, int]:
    """Whether it is new, and of which child."""
    melding = _melding_van(terug.meldingsnummer, bericht.organisatie_id)
    ontvanger = Meldingontvanger.objects.filter(
        melding=melding, postvak__organisatie_id=bericht.organisatie_id
    ).first()
    if melding is None or ontvanger is None:
        raise Rijfout(("meldingsnummer", "Bij dit nummer is geen melding aan u bekend."))
    dit = {
        "soort": DuoMelding.Soort.TERUGMELDING,
        "meldingsnummer": terug.meldingsnummer,
        "status": terug.status.code,
        "status_op": terug.dag,
    }
    if _al_ingelezen(bericht, inhoud, **dit):
        return False, melding.jongere_id
    _zet_staat(terug, ontvanger, bericht.moment)
    DuoMelding.objects.create(
        jongere_id=melding.jongere_id,
        melding=melding,
        bericht=bericht,
        organisatie_id=bericht.organisatie_id,
        **dit,
        reden=terug.reden,
        toelichting=terug.toelichting,
        contact=terug.contact,
        inhoud=inhoud,
        partijen=melding.partijen,
        moment=bericht.moment,
    )
    return True, melding.jongere_id


def _melding_van(nummer: str, organisatie_id: int) -> Melding | None:
    rij = (
        DuoMelding.objects.filter(
            organisatie_id=organisatie_id,
            soort=DuoMelding.Soort.MELDING,
            meldingsnummer=nummer,
        )
        .select_related("melding")
        .first()
    )
    return rij.melding if rij else van_ons_nummer(nummer)


def _zet_staat(terug: Terug, ontvanger: Meldingontvanger, moment: datetime) -> None:
    """Our state follows the status. Raises AntwoordGeweigerd where it is further already."""
    status, woorden = terug.status.code, terug.woorden
    if status == codes.GEREGISTREERD:
        if ontvanger.staat not in (Staat.VERZONDEN, Staat.GEZIEN):
            raise Rijfout(("status", "In Beeld is met deze melding al verder dan geregistreerd."))
        melden.markeer_gezien(ontvanger.pk, moment=moment)
    elif status == codes.IN_BEHANDELING:
        if ontvanger.staat != Staat.AANGENOMEN:
            melden.neem_aan(ontvanger.pk, toelichting=woorden, moment=moment)
    else:
        reden = _reden(terug)
        if ontvanger.staat == Staat.AFGEHANDELD and _al_gezegd(ontvanger, reden):
            return
        melden.rond_af(ontvanger.pk, reden=reden, toelichting=woorden, moment=moment)


def _reden(terug: Terug) -> str:
    if terug.status.code == codes.KENNISGEVING:
        return "ter_kennisneming"
    if terug.reden:
        return codes.ONS_ANTWOORD[terug.reden]
    return "anders"


def _al_gezegd(ontvanger: Meldingontvanger, reden: str) -> bool:
    """Whether it was finished here for this very reason, before the message came."""
    return Meldinggebeurtenis.objects.filter(
        ontvanger=ontvanger, staat=Staat.AFGEHANDELD, reden=reden
    ).exists()


def _bericht(bron: Bron, wat: DuoBericht.Wat) -> DuoBericht:
    actor = huidige_actor()
    return DuoBericht.objects.create(
        organisatie_id=actor.organisatie_id,
        aanstelling_id=actor.aanstelling_id,
        richting=DuoBericht.Richting.IN,
        wat=wat,
        via=bron.via,
        vingerafdruk=bron.vingerafdruk,
        moment=bron.moment,
    )


def _tel(bericht: DuoBericht, uit: Uitkomst) -> None:
    """Once, from null: the table lets nothing be changed that was filled in."""
    bericht.nieuw, bericht.bekend = uit.nieuw, uit.bekend
    bericht.afgekeurd = uit.regels_afgekeurd
    bericht.save(update_fields=["nieuw", "bekend", "afgekeurd"])
