"""What the operations of a dossier share: the child of a row, the rules of the forms, and how a
refusal of an action becomes a problem."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Literal
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest
from ninja import Header, Schema
from pydantic.alias_generators import to_camel

from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.actions.eenmaal import AlOpgeslagen
from inbeeld.dossiers.actions.gesprekken import AlVastgelegd
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.schemas import Bladeren, In, Uit, tekst
from inbeeld.toegang.api.toelating import client_van
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie
from inbeeld.web.problemen import Probleem

Sleutel = Annotated[tekst(80, minstens=8), Header(alias="Idempotency-Key")]
_PAST_NIET = (KanNiet, Verouderd, AlOpgeslagen, AlVastgelegd)


class OrganisatieIn(In):
    """An organisation as the region calls it; of a school its BRIN and vestiging."""

    soort: Literal[tuple(Organisatie.Soort.values)]
    code: tekst(20, minstens=1)


class OrganisatieUit(Uit):
    """`code`: null where it would tell where a child with a secret address lives."""

    soort: str
    code: str | None
    naam: str


class ToestandUit(Uit):
    """How a row stands after an act."""

    sleutel: UUID
    toestand: str


class Bladzijde(Uit):
    # No docstring: it would describe every list in the document of the API.
    resultaten: list[Any]
    aantal: int
    pagina: int
    per_pagina: int


def kind_om_te_lezen(
    request: HttpRequest, sleutel: UUID, groepen: Collection[Groep], naam: str
) -> Kind:
    """The child of the address, noted in the read log; the row policies say what is left of it for
    who was involved once. Raises Http404."""
    return basis.kind_van(request, sleutel, basis.zichtbaar(request, groepen), naam)


def kind_om_te_wijzigen(
    request: HttpRequest, sleutel: UUID, groepen: Collection[Groep], naam: str
) -> Kind:
    """The same, for who is involved with it today. Raises Http404."""
    return basis.kind_in_beeld(request, sleutel, basis.zichtbaar(request, groepen), naam)


def rij_of_404(rijen: QuerySet[Any], sleutel: UUID) -> Any:
    """The row of this key, if the client sees it. Raises Http404."""
    rij = rijen.filter(sleutel=sleutel).first()
    if rij is None:
        raise Http404
    return rij


def rijsleutel(request: HttpRequest, naam: str, wiens: UUID, sleutel: str) -> UUID:
    """The key of the row that an Idempotency-Key makes: its own per client, operation and row that
    it hangs on."""
    return uuid5(client_van(request).sleutel, f"{naam} {wiens} {sleutel}")


def bladzijde(
    rijen: Sequence[Any] | QuerySet[Any], vraag: Bladeren, maak: Callable[[Any], Any]
) -> dict[str, Any]:
    """The fields of a `Bladzijde`."""
    van = (vraag.pagina - 1) * vraag.per_pagina
    return {
        "resultaten": [maak(rij) for rij in rijen[van : van + vraag.per_pagina]],
        "aantal": rijen.count() if isinstance(rijen, QuerySet) else len(rijen),
        "pagina": vraag.pagina,
        "per_pagina": vraag.per_pagina,
    }


def ingevuld(gegeven: Schema, **anders: Any) -> dict[str, Any]:
    """What was sent, as a form takes it: what was left out or null is not filled in."""
    velden = gegeven.model_dump(exclude_unset=True) | anders
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def keur(form: Form, *, voor: str = "") -> dict[str, Any]:
    """The values of a form that is right by the rules of its page. Raises Probleem (422): the
    fields, and sentences without what was sent."""
    if form.is_valid():
        return form.cleaned_data
    fouten = [
        {"veld": voor + ("" if veld == "__all__" else to_camel(veld)), "reden": reden}
        for veld, lijst in form.errors.as_data().items()
        for fout in lijst
        for reden in _redenen(fout)
    ]
    raise Probleem(422, fouten=fouten)


def _redenen(fout: Any) -> list[str]:
    # Django's own sentence repeats the choice that was sent.
    if fout.code in ("invalid_choice", "invalid_list", "invalid_pk_value"):
        return ["is geen van de mogelijke waarden"]
    return list(fout.messages)


def alleen(form: Form, gegeven: Mapping[str, Any], behalve: Collection[str] = ()) -> None:
    """Raise Probleem (422) for a field that does not belong to what is done."""
    vreemd = sorted(set(gegeven) - set(form.fields) - set(behalve))
    if vreemd:
        reden = "hoort niet bij deze handeling"
        raise Probleem(422, fouten=[{"veld": to_camel(v), "reden": reden} for v in vreemd])


def geen_waarde(veld: str, reden: str) -> Probleem:
    """A problem with one field."""
    return Probleem(422, fouten=[{"veld": veld, "reden": reden}])


@contextmanager
def gedaan() -> Iterator[None]:
    """Around an action: what does not fit how things stand is a 409, what does not fit the rules a
    422. The messages of these errors are sentences for people, without values of a person."""
    try:
        yield
    except _PAST_NIET as fout:
        raise Probleem(409, str(fout)) from None
    except KanZoNiet as fout:
        if fout.veld is None:
            raise Probleem(409, str(fout)) from None
        raise geen_waarde(to_camel(fout.veld), str(fout)) from None
    except ValueError as fout:
        raise Probleem(422, str(fout)) from None


def organisatie_uit(organisatie: Organisatie, verborgen: bool) -> OrganisatieUit:
    """An organisation, as far as it may tell where a child lives."""
    naam = naam_van(organisatie, verborgen)
    return OrganisatieUit(
        soort=organisatie.soort,
        code=organisatie.code if naam == organisatie.naam else None,
        naam=naam,
    )


def gekozen(
    gegeven: OrganisatieIn, uit: Collection[int], *, verborgen: bool, veld: str, eigen: int | None
) -> Organisatie:
    """The organisation that was sent, one of `uit`. Raises Probleem (422), the same for one that
    would tell where a child with a secret address lives: nobody finds that by trying."""
    rij = Organisatie.objects.filter(soort=gegeven.soort, code=gegeven.code).first()
    if rij is None or rij.pk not in uit:
        raise geen_waarde(veld, "is geen organisatie die hier kan")
    if rij.pk != eigen and naam_van(rij, verborgen) != rij.naam:
        raise geen_waarde(veld, "is geen organisatie die hier kan")
    return rij
