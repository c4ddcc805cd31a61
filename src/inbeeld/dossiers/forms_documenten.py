"""Forms of documents, letters and the texts of letters."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms

from inbeeld.dossiers.brieftekst import MET_DATUM, PLAATSEN, fouten
from inbeeld.dossiers.documentkeuring import MEESTE_BYTES, TOEGESTAAN
from inbeeld.dossiers.models import Briefsjabloon
from inbeeld.dossiers.policies_documenten import GROEPEN
from inbeeld.web import datums
from inbeeld.web.formulieren import DatumVeld

_MB = MEESTE_BYTES // 1024**2
_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}
_SOORTEN = ", ".join(soort.naam for soort in TOEGESTAAN)
_UITGANGEN = ",".join(f".{uitgang}" for soort in TOEGESTAAN for uitgang in soort.uitgangen)
ZELF = ("kind", "voornaam", "datum")
"""Places of a letter that are not asked."""


def _tekst(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class DocumentForm(forms.Form):
    """A file and what it is about. `sleutel` is made when the form is shown: sent twice, it is one
    document."""

    bestand = forms.FileField(
        label="Bestand",
        help_text=f"{_SOORTEN}. Hoogstens {_MB} MB. Zonder macro's, scripts of wachtwoord. Uit een"
        " foto halen we de plaats en de tijd weg.",
        error_messages={
            "required": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Het bestand is leeg.",
            "max_length": "De naam van het bestand is te lang. Geef het een kortere naam.",
        },
        max_length=250,
        widget=forms.FileInput(attrs={"accept": _UITGANGEN}),
    )
    groep = forms.ChoiceField(
        label="Waar gaat het over?",
        widget=forms.RadioSelect,
        help_text="Wie deze soort gegevens mag zien, ziet het document.",
        error_messages=_KIES,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, groepen: Mapping[str, str], te_groot: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"sleutel": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["groep"].choices = [(str(code), naam) for code, naam in groepen.items()]
        if te_groot:
            zin = f"Het bestand is te groot. Het mag {_MB} MB zijn."
            self.fields["bestand"].error_messages["required"] = zin


class IntrekForm(forms.Form):
    """Why a document goes."""

    reden = forms.CharField(
        label="Waarom trekt u dit document in?",
        max_length=300,
        widget=_tekst(2),
        help_text="De inhoud verdwijnt voorgoed. De naam en deze reden blijven staan.",
    )


class PlaatsenForm(forms.Form):
    """What a letter needs to be filled in, with what is known already."""

    def __init__(
        self, *args: Any, plaatsen: list[str], bekend: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bekend = bekend
        for naam in plaatsen:
            if naam in ZELF:
                continue
            label = PLAATSEN[naam]
            if naam in MET_DATUM:
                self.fields[naam] = DatumVeld(label=label)
            else:
                self.fields[naam] = forms.CharField(
                    label=label, max_length=200, initial=bekend.get(naam, "")
                )
        if "gesprek_plaats" in self.fields:
            self.fields[
                "gesprek_plaats"
            ].help_text = "Vul hier nooit in waar het kind woont, als dat geheim is."

    def waarden(self) -> dict[str, str]:
        """A value for every place of the text."""
        gegeven = {
            naam: datums.lang(waarde) if naam in MET_DATUM else waarde
            for naam, waarde in self.cleaned_data.items()
        }
        return {naam: self._bekend[naam] for naam in ZELF} | gegeven


class BriefForm(forms.Form):
    """The letter as it will be, to be changed by hand."""

    onderwerp = forms.CharField(label="Onderwerp", max_length=150)
    tekst = forms.CharField(
        label="Tekst van de brief",
        max_length=20_000,
        widget=_tekst(22),
        help_text="Een lege regel begint een nieuw stuk. Zet '- ' voor een regel voor een lijst."
        " Zet geen adres van het kind in de brief.",
    )
    vorm = forms.ChoiceField(
        label="Hoe wilt u de brief?",
        choices=[("pdf", "PDF: klaar om te geven"), ("odt", "ODT: om verder te schrijven")],
        widget=forms.RadioSelect,
        initial="pdf",
        error_messages=_KIES,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)


class SjabloonForm(forms.ModelForm):
    """A text of the region for a letter."""

    class Meta:
        model = Briefsjabloon
        fields = ["titel", "groep", "tekst"]

    titel = forms.CharField(label="Onderwerp van de brief", max_length=150)
    groep = forms.ChoiceField(
        label="Waar gaat de brief over?",
        choices=[(groep.value, naam) for groep, naam in GROEPEN.items()],
        help_text="Wie deze soort gegevens mag zien, ziet de brief.",
        error_messages=_KIES,
    )
    tekst = forms.CharField(
        label="Tekst",
        max_length=20_000,
        widget=_tekst(22),
        help_text="Een lege regel begint een nieuw stuk. Zet '- ' voor een regel voor een lijst.",
    )

    def clean_titel(self) -> str:
        return _zonder_fouten(self.cleaned_data["titel"])

    def clean_tekst(self) -> str:
        return _zonder_fouten(self.cleaned_data["tekst"].replace("\r\n", "\n"))


def _zonder_fouten(tekst: str) -> str:
    if gevonden := fouten(tekst):
        raise forms.ValidationError(gevonden)
    return tekst
