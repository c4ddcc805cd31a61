"""The agreements of one child as pages show them, those of its family among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from inbeeld.dossiers.models import Afspraak, Gezin
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen

_LEZEN = (
    "organisatie",
    "eigenaar__gebruiker",
    "eigenaar__organisatie",
    "door__gebruiker",
    "door__organisatie",
    "afgerond_door__gebruiker",
    "afgerond_door__organisatie",
)


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One agreement on a day. `van_een_ander`: made with a brother or sister, for the family; of
    that child nothing more is shown. `verborgen`: the child lives at a secret address."""

    afspraak: Afspraak
    te_laat: bool
    van_een_ander: bool
    verborgen: bool

    @property
    def wie(self) -> str:
        """Who does it, in words: a person with their rol, an organisation, the parents or child."""
        a = self.afspraak
        if a.wie != Afspraak.Wie.PROFESSIONAL:
            return a.get_wie_display()
        if a.eigenaar is None:
            return f"{naam_van(a.organisatie, self.verborgen)} (nog niemand bij naam)"
        return wie_is(a.eigenaar, verborgen=self.verborgen)

    @property
    def vastgelegd_door(self) -> str:
        """Who wrote it down."""
        return wie_is(self.afspraak.door, verborgen=self.verborgen)

    @property
    def afgerond_door(self) -> str:
        """Who ended it; empty as long as it is open."""
        wie = self.afspraak.afgerond_door
        return wie_is(wie, verborgen=self.verborgen) if wie else ""


def gezin_van(jongere_id: int, vandaag: date) -> Gezin | None:
    """The gezin of which the child is one today."""
    return Gezin.objects.filter(
        leden__jongere_id=jongere_id, leden__periode__contains=vandaag
    ).first()


def van_kind(jongere_id: int, vandaag: date) -> list[Afspraakregel]:
    """All that the actor may see: open ones first, what is due soonest on top; then what ended
    last."""
    regels = regels_van(_van(jongere_id, vandaag), jongere_id, vandaag)
    af = [r for r in regels if r.afspraak.afgerond_op is not None]
    af.sort(key=lambda r: (r.afspraak.afgerond_op, r.afspraak.pk), reverse=True)
    return [r for r in regels if r.afspraak.afgerond_op is None] + af


def open_van(jongere_id: int, vandaag: date) -> list[Afspraakregel]:
    """Those that stand open, what is due soonest on top."""
    return regels_van(_van(jongere_id, vandaag).filter(toestand="open"), jongere_id, vandaag)


def regels_van(
    afspraken: Iterable[Afspraak], jongere_id: int, vandaag: date
) -> list[Afspraakregel]:
    """The same rows, each with what a day makes of it for this child."""
    verborgen = plaats_verborgen(jongere_id)
    return [
        Afspraakregel(
            a,
            te_laat=a.toestand == "open" and a.uiterlijk_op < vandaag,
            van_een_ander=a.jongere_id != jongere_id,
            verborgen=verborgen,
        )
        for a in afspraken
    ]


def _van(jongere_id: int, vandaag: date) -> QuerySet[Afspraak]:
    wiens = Q(jongere_id=jongere_id)
    gezin = gezin_van(jongere_id, vandaag)
    if gezin is not None:
        wiens |= Q(gezin=gezin)
    return Afspraak.objects.filter(wiens).select_related(*_LEZEN).order_by("uiterlijk_op", "pk")
