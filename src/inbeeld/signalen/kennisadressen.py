"""Where a kennisgeving or a task leads: which page shows the row of which table it is about."""

from collections.abc import Callable, Collection, Mapping

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from inbeeld.register.queries import onder

Adres = Callable[[int], str | None]
"""Id of the row → address of its page; None when the actor does not see the row."""
Adressen = Callable[[Collection[int]], Mapping[int, str]]
"""The same for many in one question; what the actor does not see is left out."""

_adressen: dict[str, Adressen] = {}


def voeg_toe(tabel: str, adres: Adres) -> None:
    """Say where rows of a table are shown, one by one."""

    def adressen(rijen: Collection[int]) -> dict[int, str]:
        gevonden = {rij: adres(rij) for rij in rijen}
        return {rij: pad for rij, pad in gevonden.items() if pad}

    voeg_vele_toe(tabel, adressen)


def voeg_vele_toe(tabel: str, adressen: Adressen) -> None:
    """Say where rows of a table are shown, all in one question."""
    _adressen[tabel] = adressen


def met_sleutel(tabel: str, model: str, naam: str, veld: str = "sleutel") -> None:
    """The same for a model whose page has this name and is found by a key of the row.

    `model`: 'signalen.Zaak'. `veld` may follow a foreign key: 'melding__sleutel'.
    """

    def adressen(rijen: Collection[int]) -> dict[int, str]:
        gevonden = apps.get_model(model)._default_manager.filter(pk__in=onder(rijen))
        sleutels = gevonden.values_list("pk", veld)
        return {rij: reverse(naam, args=[sleutel]) for rij, sleutel in sleutels}

    voeg_vele_toe(tabel, adressen)


def adressen_van(tabel: str, rijen: Collection[int]) -> Mapping[int, str]:
    """Where these rows are shown to the actor; those without a page are left out."""
    adressen = _adressen.get(tabel)
    try:
        return adressen(rijen) if adressen and rijen else {}
    except NoReverseMatch:
        return {}


def adres_van(tabel: str, rij: int) -> str | None:
    """Where this row is shown to the actor; None when there is no page for it."""
    return adressen_van(tabel, [rij]).get(rij)
