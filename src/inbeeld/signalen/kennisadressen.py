"""Where a kennisgeving leads: which page shows the row of which table that it is about."""

from collections.abc import Callable

from django.apps import apps
from django.urls import NoReverseMatch, reverse

Adres = Callable[[int], str | None]
"""Id of the row → address of its page; None when the actor does not see the row."""

_adressen: dict[str, Adres] = {}


def voeg_toe(tabel: str, adres: Adres) -> None:
    """Say where rows of a table are shown."""
    _adressen[tabel] = adres


def met_sleutel(tabel: str, model: str, naam: str, veld: str = "sleutel") -> None:
    """The same for a model whose page has this name and is found by a key of the row.

    `model`: 'signalen.Zaak'. `veld` may follow a foreign key: 'melding__sleutel'.
    """

    def adres(rij: int) -> str | None:
        rijen = apps.get_model(model)._default_manager.filter(pk=rij)
        sleutel = rijen.values_list(veld, flat=True).first()
        return None if sleutel is None else reverse(naam, args=[sleutel])

    voeg_toe(tabel, adres)


def adres_van(tabel: str, rij: int) -> str | None:
    """Where this row is shown to the actor; None when there is no page for it."""
    adres = _adressen.get(tabel)
    try:
        return adres(rij) if adres else None
    except NoReverseMatch:
        return None
