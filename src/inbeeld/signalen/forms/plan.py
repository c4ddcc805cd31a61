"""Forms of the region's agreements: a text, an example, a day, a functie."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from inbeeld.regels import codes
from inbeeld.signalen.models import Melding
from inbeeld.signalen.plan import Plan, PlanFout
from inbeeld.signalen.plan.lezer import MEESTE_TEKENS
from inbeeld.signalen.plan.opslag import lees_bestand
from inbeeld.toegang.beheer.forms import Periode
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.formulieren import DatumVeld
from inbeeld.web.woorden import SECTOR

_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}
_MEESTE_BYTES = 4 * MEESTE_TEKENS


class PlantekstForm(forms.Form):
    """The agreements as text: typed, or from a file, which then counts."""

    bestand = forms.FileField(
        label="Bestand (YAML)",
        required=False,
        help_text="Hebt u een bestand? Dan telt dat, en niet de tekst hieronder.",
        error_messages={"empty": "Het bestand is leeg."},
    )
    tekst = forms.CharField(
        label="Tekst van de afspraken",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "wrap": "off"}),
    )

    def clean_bestand(self) -> str:
        bestand: UploadedFile | None = self.cleaned_data["bestand"]
        if bestand is None:
            return ""
        if bestand.size > _MEESTE_BYTES:
            raise forms.ValidationError("Het bestand is te groot.")
        try:
            return lees_bestand(bestand.read())
        except PlanFout as fout:
            raise forms.ValidationError([str(f) for f in fout.fouten]) from fout

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        # A browser sends line ends of its own; the lines stay the same ones.
        tekst = gegeven.get("bestand") or gegeven.get("tekst") or ""
        gegeven["tekst"] = tekst.replace("\r\n", "\n")
        if not tekst.strip() and not self.errors:
            raise forms.ValidationError("Kies een bestand, of vul de tekst in.")
        return gegeven


class VoorbeeldForm(forms.Form):
    """An invented child, to see what the agreements would do."""

    soort = forms.ChoiceField(label="Melding", choices=Melding.Soort.choices, error_messages=_KIES)
    sector = forms.ChoiceField(
        label="Onderwijs",
        required=False,
        choices=[("", "Onbekend"), *((s, SECTOR[s]) for s in codes.SECTOREN)],
    )
    leeftijd = forms.IntegerField(label="Leeftijd", required=False, min_value=0, max_value=27)
    gemeente = forms.ChoiceField(label="Woonplaats", required=False)
    uren = forms.IntegerField(
        label="Uren verzuim in vier lesweken", required=False, min_value=0, max_value=200
    )

    def __init__(self, *args: Any, plan: Plan, **kw: Any) -> None:
        super().__init__(*args, prefix="kind", **kw)
        self.fields["gemeente"].choices = [
            ("", "Een andere gemeente, of onbekend"),
            *plan.gemeenten.items(),
        ]


class IngangForm(forms.Form):
    """From when, and that one is sure."""

    van = DatumVeld(label="Eerste dag", error_messages={"required": "Vul een datum in."})
    zeker = forms.BooleanField(
        label="De partners van het pact hebben dit zo afgesproken.",
        error_messages={"required": "Zet hier een vinkje."},
    )


class FunctieForm(Periode):
    """Who holds a functie, and when."""

    aanstelling = forms.ModelChoiceField(
        label="Wie", queryset=Aanstelling.objects.none(), empty_label="Kies", error_messages=_KIES
    )
    field_order = ["aanstelling", "van", "tot_en_met"]

    def __init__(self, *args: Any, kandidaten: QuerySet[Aanstelling], **kw: Any) -> None:
        super().__init__(*args, **kw)
        veld = self.fields["aanstelling"]
        veld.queryset = kandidaten
        veld.label_from_instance = lambda a: (
            f"{a.gebruiker.naam}, {a.get_rol_display()} bij {a.organisatie.naam}"
        )
