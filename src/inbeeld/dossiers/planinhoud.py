"""What a plan says, apart from how it is stored; and two texts of it that began from the same one
brought together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inbeeld.dossiers.models import Plandoel, Planversie


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal: whose (code of Plandoel.Van), in plain words, and whether it was reached."""

    van: str
    tekst: str
    bereikt: str = ""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The text of a plan. `bijdragen`: id of an organisation → what it does."""

    perspectief: str = ""
    doelen: tuple[Doel, ...] = ()
    bijdragen: Mapping[int, str] = field(default_factory=dict)
    wat_veranderde: str = ""
    waarom: str = ""

    def van(self, wie: str) -> tuple[Doel, ...]:
        """The goals of the child, the parents or the professionals."""
        return tuple(d for d in self.doelen if d.van == wie)


LEEG = Inhoud()


def inhoud_van(versie: Planversie | None) -> Inhoud:
    """What a version says; nothing when there is none yet."""
    if versie is None:
        return LEEG
    doelen = versie.doelen.order_by("volgorde")
    bijdragen = versie.bijdragen.order_by("organisatie__naam", "organisatie_id")
    return Inhoud(
        versie.perspectief,
        tuple(Doel(d.van, d.tekst, d.bereikt) for d in doelen),
        dict(bijdragen.values_list("organisatie_id", "tekst")),
        versie.wat_veranderde,
        versie.waarom,
    )


def voeg_samen(basis: Inhoud, hun: Inhoud, mijn: Inhoud) -> Inhoud:
    """A first proposal for one text out of two that both began from `basis`.

    What one side alone changed is taken from that side. Where both changed the same, both texts
    stand there, theirs first: a person chooses, and nothing goes by itself.
    """
    doelen = [
        doel
        for wie in Plandoel.Van.values
        for doel in _doelen(basis.van(wie), hun.van(wie), mijn.van(wie))
    ]
    organisaties = dict.fromkeys([*hun.bijdragen, *mijn.bijdragen])
    bijdragen = {
        o: _tekst(basis.bijdragen.get(o, ""), hun.bijdragen.get(o, ""), mijn.bijdragen.get(o, ""))
        for o in organisaties
    }
    return Inhoud(
        _tekst(basis.perspectief, hun.perspectief, mijn.perspectief),
        tuple(doelen),
        {o: tekst for o, tekst in bijdragen.items() if tekst},
        mijn.wat_veranderde,
        mijn.waarom,
    )


def _tekst(basis: str, hun: str, mijn: str) -> str:
    if hun in (mijn, basis):
        return mijn
    if mijn == basis:
        return hun
    return "\n\n".join(t for t in (hun, mijn) if t)


def _doelen(basis: Sequence[Doel], hun: Sequence[Doel], mijn: Sequence[Doel]) -> list[Doel]:
    """A goal that one side took away, and the other left as it was, goes; all others stay."""
    was, zij, ik = ({d.tekst: d for d in doelen} for doelen in (basis, hun, mijn))
    blijft = [
        tekst
        for tekst in dict.fromkeys([*zij, *ik])
        if (tekst in zij and tekst in ik) or tekst not in was
    ]
    return [_doel(was.get(t), zij.get(t), ik.get(t)) for t in blijft]


def _doel(was: Doel | None, hun: Doel | None, mijn: Doel | None) -> Doel:
    """The same words on both sides: who said otherwise whether it was reached, is followed."""
    if hun is None or mijn is None:
        return hun or mijn  # type: ignore[return-value]
    return hun if mijn.bereikt == (was.bereikt if was else "") else mijn
