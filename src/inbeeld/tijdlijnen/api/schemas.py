"""What the API shows of a child: one object for each kind of data.

An object is there when the rol may see that kind, and otherwise it is not: no field can slip in
with another. Inside it, null means that nothing is known.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.schemas import Uit
from inbeeld.toegang.matrix import Groep


class IdentiteitUit(Uit):
    naam: str
    geboortedatum: date | None
    overleden_op: date | None


class InschrijvingUit(Uit):
    """The school that counts on the day."""

    school: str | None
    schoolnaam: str | None
    sector: str | None


class VerblijfplaatsUit(Uit):
    """`geheim`: where the child lives is kept from this rol."""

    gemeentenaam: str | None
    wijk: str | None
    geheim: bool


class StandUit(Uit):
    """Status and soort on the day, by the definitie of the region."""

    status: str | None
    soort: str | None
    definitie: str


class JongereUit(Uit):
    sleutel: UUID
    identiteit: IdentiteitUit | None = None
    inschrijving: InschrijvingUit | None = None
    verblijfplaats: VerblijfplaatsUit | None = None
    tijdlijn: StandUit | None = None


class JongerenUit(Uit):
    """A page. `volgende`: the value of `na` for the page after it, null on the last."""

    resultaten: list[JongereUit]
    volgende: UUID | None


class GevondenUit(Uit):
    """`teVeel`: more were found than are shown."""

    resultaten: list[JongereUit]
    te_veel: bool


GROEPEN = (Groep.IDENTITEIT, Groep.INSCHRIJVING, Groep.VERBLIJFPLAATS, Groep.TIJDLIJN)
"""The kinds of data that a `JongereUit` can hold; each field has the name of its group."""


def jongere_uit(kind: Kind, groepen: Collection[Groep]) -> JongereUit:
    """A child as somebody with these groups sees it."""
    deel: dict[Groep, Uit] = {
        Groep.IDENTITEIT: IdentiteitUit(
            naam=kind.naam, geboortedatum=kind.geboortedatum, overleden_op=kind.overleden_op
        ),
        Groep.INSCHRIJVING: InschrijvingUit(
            school=kind.school or None,
            schoolnaam=kind.schoolnaam or None,
            sector=kind.sector or None,
        ),
        Groep.VERBLIJFPLAATS: VerblijfplaatsUit(
            gemeentenaam=kind.gemeentenaam or None,
            wijk=kind.wijk or None,
            geheim=kind.adres_verborgen,
        ),
        Groep.TIJDLIJN: StandUit(
            status=kind.status or None, soort=kind.soort or None, definitie=kind.definitie
        ),
    }
    return JongereUit(sleutel=kind.sleutel, **{g.value: deel[g] for g in GROEPEN if g in groepen})
