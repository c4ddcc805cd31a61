"""Forms for holds, destruction, and requests of parents and youngsters."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.toegang.models import AvgVerzoek
from inbeeld.web.datums import leeftijd
from inbeeld.web.formulieren import DatumVeld

_LEEG = {"required": "Vul dit in."}
_KIES = {"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."}


class VernietigForm(forms.Form):
    """That somebody looked at what they are about to destroy."""

    use_required_attribute = False
    gezien = forms.BooleanField(
        label="Ik heb dit nagekeken. Deze gegevens mogen voorgoed weg.",
        error_messages={"required": "Vink aan dat u dit hebt nagekeken."},
    )


class BewaarplichtForm(forms.Form):
    """Why a child's data must stay, and until when."""

    use_required_attribute = False
    reden = forms.CharField(
        label="Waarom moeten deze gegevens blijven?",
        max_length=500,
        help_text="Bijvoorbeeld: er loopt een klacht. Zonder namen van personen.",
        error_messages=_LEEG,
    )
    tot_en_met = DatumVeld(
        label="Tot en met",
        required=False,
        help_text="Leeg: tot iemand de bewaarplicht opheft.",
    )

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.vandaag = vandaag

    def clean_tot_en_met(self) -> date | None:
        dag = self.cleaned_data["tot_en_met"]
        if dag is not None and dag < self.vandaag:
            raise forms.ValidationError("Kies vandaag of een dag die nog komt.")
        return dag


class VerzoekForm(forms.Form):
    """Who asks, when it came in, and for a rectificatie what is wrong in the asker's words."""

    use_required_attribute = False
    vrager = forms.ChoiceField(
        label="Wie vraagt dit?",
        choices=AvgVerzoek.Vrager.choices,
        widget=forms.RadioSelect,
        error_messages=_KIES,
    )
    ontvangen_op = DatumVeld(label="Wanneer kwam het binnen?", error_messages=_LEEG)
    verklaring = forms.CharField(
        label="Wat klopt er niet, en wat moet het worden?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf het op in de woorden van wie het vraagt.",
        error_messages=_LEEG,
    )

    def __init__(
        self, *args: Any, soort: str, vandaag: date, geboren: date | None, **kw: Any
    ) -> None:
        super().__init__(*args, initial={"ontvangen_op": vandaag}, **kw)
        self.vandaag = vandaag
        self.geboren = geboren
        if soort == AvgVerzoek.Soort.INZAGE:
            del self.fields["verklaring"]

    def clean_ontvangen_op(self) -> date:
        dag: date = self.cleaned_data["ontvangen_op"]
        if dag > self.vandaag:
            raise forms.ValidationError("Kies vandaag of een dag die al voorbij is.")
        return dag

    def clean(self) -> dict[str, Any]:
        """From 16 on the youngster asks, and no longer the parent (UAVG 5)."""
        data = super().clean() or self.cleaned_data
        dag = data.get("ontvangen_op")
        weet = self.geboren is not None and dag is not None
        if weet and leeftijd(self.geboren, dag) >= 16 and data.get("vrager") == "ouder":
            self.add_error("vrager", "Dit kind is 16 of ouder: dan vraagt de jongere het zelf.")
        return data


class BesluitForm(forms.Form):
    """What was decided about a request, and why when it is refused."""

    use_required_attribute = False
    besluit = forms.ChoiceField(
        label="Besluit",
        choices=[
            (AvgVerzoek.Besluit.TOEGEWEZEN.value, "Toewijzen"),
            (AvgVerzoek.Besluit.AFGEWEZEN.value, "Afwijzen"),
        ],
        widget=forms.RadioSelect,
        error_messages=_KIES,
    )
    motivering = forms.CharField(
        label="Waarom?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bij afwijzen verplicht. Wie het vroeg, krijgt dit te lezen.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("besluit") == AvgVerzoek.Besluit.AFGEWEZEN and not data.get("motivering"):
            self.add_error("motivering", "Schrijf op waarom u het verzoek afwijst.")
        return data
