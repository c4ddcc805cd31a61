"""Forms of this room."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.dossiers.models import Escalatie, Justitieroute, Justitiestap
from inbeeld.web.formulieren import DatumVeld


class PeriodeForm(forms.Form):
    """From and through which day."""

    van = DatumVeld(label="Van")
    tot_en_met = DatumVeld(label="Tot en met")

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        van, tot = gegeven.get("van"), gegeven.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste.")
        return gegeven


class VervroegForm(forms.Form):
    """Why this cannot wait until the step falls due by itself."""

    reden = forms.CharField(
        label="Waarom kan dit niet wachten?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De beslisser leest dit. Schrijf geen medische gegevens op.",
    )


class BesluitForm(forms.Form):
    """What is decided, and why."""

    besluit = forms.ChoiceField(
        label="Wat besluit u?", choices=Escalatie.Besluit.choices, widget=forms.RadioSelect
    )
    reden = forms.CharField(
        label="Waarom, en wat moet er nu gebeuren?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dit lezen alle partners die bij het kind betrokken zijn.",
    )


class RouteForm(forms.Form):
    """Which of the four routes, and why."""

    route = forms.ChoiceField(
        label="Welke route?", choices=Justitieroute.Route.choices, widget=forms.RadioSelect
    )
    reden = forms.CharField(
        label="Waarom deze route?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class EindeForm(forms.Form):
    """Why the route ends."""

    reden = forms.CharField(
        label="Waarom stopt deze route?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class StapForm(forms.Form):
    """A step to plan; the term of the law goes before a later day."""

    soort = forms.ChoiceField(label="Welke stap?", choices=Justitiestap.Soort.choices)
    uiterlijk = DatumVeld(
        label="Uiterlijk op",
        required=False,
        help_text="Laat leeg voor de wettelijke termijn. Later dan de wet geeft, kan niet.",
    )


class KlaarForm(forms.Form):
    """A step that was done."""

    uitkomst = forms.CharField(label="Wat kwam eruit?", max_length=300)

    def __init__(self, *args: Any, vandaag: date, begonnen: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gedaan_op"] = DatumVeld(
            label="Gedaan op", initial=vandaag, vroegst=begonnen, laatst=vandaag
        )
        self.order_fields(["gedaan_op", "uitkomst"])
