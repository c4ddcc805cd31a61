"""What people fill in about a waarschuwing, and which of them a region wants to see."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.regels import codes
from inbeeld.signalen.redenen import CORRECTIES, GEEN_ACTIE, duren_van
from inbeeld.signalen.soorten import SOORTEN, Soort
from inbeeld.web.formulieren import DatumVeld


class WelkeForm(forms.Form):
    """Which waarschuwing of the child: the rest of its key, of an address or hidden fields."""

    soort = forms.TypedChoiceField(
        choices=[(s.value, w.naam) for s, w in SOORTEN.items()], coerce=Soort
    )
    sinds = forms.DateField(input_formats=["%Y-%m-%d"])


class GeenActieForm(forms.Form):
    """Why nothing is needed, and for how long."""

    reden = forms.ChoiceField(
        label="Waarom is er niets nodig?", choices=GEEN_ACTIE.items(), widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Kort, en niets over ziekte: iedereen die bij dit kind betrokken is, leest dit.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dagen = forms.TypedChoiceField(
        label="Hoe lang niet tonen?", coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, soort: Soort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzen = list(duren_van(soort).items())
        self.fields["dagen"].choices = keuzen
        self.fields["dagen"].initial = keuzen[0][0]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get("reden") == "anders" and not gegeven.get("toelichting", "").strip():
            self.add_error("toelichting", "Schrijf kort op waarom er niets nodig is.")
        return gegeven


class CorrectieForm(forms.Form):
    """Why a child that seems to be on no school is."""

    reden = forms.ChoiceField(
        label="Wat is er aan de hand?",
        choices=[(code, c.naam) for code, c in CORRECTIES.items()],
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class KeuzeForm(forms.Form):
    """One soort on or off, for one sector or all, from a day on."""

    soort = forms.TypedChoiceField(choices=[(s.value, s.value) for s in Soort], coerce=Soort)
    sector = forms.ChoiceField(choices=[(s, s) for s in ("", *codes.SECTOREN)], required=False)
    aan = forms.TypedChoiceField(
        choices=[("ja", "ja"), ("nee", "nee")], coerce=lambda waarde: waarde == "ja"
    )
    vanaf = DatumVeld(label="Vanaf")

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_vanaf(self) -> date:
        vanaf: date = self.cleaned_data["vanaf"]
        if vanaf < self.vandaag:
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        return vanaf
