"""What one can ask of the read log."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from inbeeld.toegang.logboek.woorden import HANDELING
from inbeeld.toegang.models import Organisatie
from inbeeld.web.formulieren import DatumVeld

_SLEUTEL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class SleutelVeld(forms.Field):
    """A child's key, also in the whole address of its page; cleans to a UUID."""

    def to_python(self, value: Any) -> UUID | None:
        if not value:
            return None
        gevonden = _SLEUTEL.search(str(value)[:500].lower())
        if gevonden is None:
            raise forms.ValidationError(
                "Plak het adres van de pagina van het kind, of de sleutel daaruit."
            )
        return UUID(gevonden[0])


class PeriodeForm(forms.Form):
    """Two days, both included. `begin` and `eind` are what an empty field means."""

    van = DatumVeld(required=False, label="Van")
    tot = DatumVeld(required=False, label="Tot en met")

    def __init__(self, *args: Any, begin: date, eind: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.begin, self.eind = begin, eind

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        gegeven["van"] = gegeven.get("van") or self.begin
        gegeven["tot"] = gegeven.get("tot") or self.eind
        if gegeven["van"] > gegeven["tot"]:
            self.add_error("tot", "Deze dag ligt voor de eerste dag.")
        return gegeven


class ZoekForm(PeriodeForm):
    """Lines by child, person, organisation, days and act; all may be empty."""

    kind = SleutelVeld(
        required=False,
        label="Kind",
        help_text="De sleutel van het kind: het nummer met streepjes in het adres van zijn pagina.",
    )
    wie = forms.CharField(required=False, label="Naam van wie keek", max_length=100)
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.order_by("naam"),
        required=False,
        label="Organisatie",
        empty_label="Alle",
    )
    handeling = forms.ChoiceField(
        required=False,
        label="Wat deed diegene?",
        choices=[("", "Alles"), *((code, zin.capitalize()) for code, zin in HANDELING.items())],
    )
    voor = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    field_order = ("kind", "wie", "organisatie", "handeling", "van", "tot", "voor")
