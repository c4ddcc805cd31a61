"""Forms of this room: which child is meant, and what is asked about it."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.register.geheim import OngeldigNummer, lees_pgn
from inbeeld.register.identiteit import Match, Naam, match_identiteit
from inbeeld.toegang.tijdelijk.termijnen import GEWONE_TOEGANG, LANGSTE_TOEGANG
from inbeeld.web.formulieren import DatumVeld

_REDEN = {"required": "Vul in waarom dit nodig is."}


class WelkKindForm(forms.Form):
    """A child by its number, or by its exact name and date of birth."""

    use_required_attribute = False

    nummer = forms.CharField(
        label="BSN of onderwijsnummer",
        max_length=20,
        required=False,
        help_text="Weet u het nummer niet? Vul dan de naam en de geboortedatum in.",
    )
    roepnaam = forms.CharField(label="Roepnaam", max_length=100, required=False)
    voorvoegsel = forms.CharField(
        label="Voorvoegsel",
        max_length=20,
        required=False,
        help_text="Bijvoorbeeld: van der.",
    )
    achternaam = forms.CharField(label="Achternaam", max_length=100, required=False)
    geboortedatum = DatumVeld(label="Geboortedatum", required=False)
    reden = forms.CharField(
        label="Waarom is dit nodig?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=_REDEN,
        help_text="Kort, en zonder medische gegevens. Wie besluit en de privacyfunctionaris lezen "
        "dit.",
    )

    def clean_nummer(self) -> str:
        nummer = self.cleaned_data["nummer"].strip()
        if not nummer:
            return ""
        try:
            return lees_pgn(nummer)
        except OngeldigNummer as fout:
            raise forms.ValidationError("Dit is geen BSN of onderwijsnummer.") from fout

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        naam = all(gegeven.get(veld) for veld in ("roepnaam", "achternaam", "geboortedatum"))
        if not gegeven.get("nummer") and not naam and "nummer" not in self.errors:
            raise forms.ValidationError(
                "Vul het nummer in, of de roepnaam, de achternaam en de geboortedatum."
            )
        return gegeven

    def jongere_id(self) -> int | None:
        """The one child that this is, or None: also when a name fits more than one."""
        gegeven = self.cleaned_data
        naam = None
        if gegeven["roepnaam"] and gegeven["achternaam"]:
            naam = Naam(gegeven["roepnaam"], gegeven["achternaam"], gegeven["voorvoegsel"])
        match: Match = match_identiteit(
            pgn=gegeven["nummer"] or None, naam=naam, geboortedatum=gegeven["geboortedatum"]
        )
        if match.jongere_id is None and len(match.voorstellen) == 1:
            return match.voorstellen[0]
        return match.jongere_id


class ToegangVragenForm(WelkKindForm):
    """Temporary access to one child, until a day."""

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["tot_en_met"] = tot_en_met_veld(vandaag)


class NoodtoegangForm(WelkKindForm):
    """Break-glass."""


class BesluitForm(forms.Form):
    """Give access until a day, or refuse with a reason."""

    use_required_attribute = False

    besluit = forms.ChoiceField(
        label="Uw besluit",
        choices=[("toekennen", "Toegang geven"), ("afwijzen", "Geen toegang geven")],
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."},
    )
    reden = forms.CharField(
        label="Waarom niet?",
        max_length=500,
        required=False,
        help_text="Alleen als u geen toegang geeft. Wie het vroeg, leest dit.",
    )

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["tot_en_met"] = tot_en_met_veld(vandaag)
        self.order_fields(["besluit", "tot_en_met", "reden"])

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if gegeven.get("besluit") == "afwijzen" and not gegeven.get("reden"):
            self.add_error("reden", "Vul in waarom u geen toegang geeft.")
        return gegeven


class BeeindigForm(forms.Form):
    """End access earlier."""

    use_required_attribute = False
    reden = forms.CharField(label="Waarom stopt de toegang?", max_length=500, error_messages=_REDEN)


def tot_en_met_veld(vandaag: date) -> DatumVeld:
    """The last day of temporary access: proposed and bounded by the terms."""
    return DatumVeld(
        label="Tot en met",
        vroegst=vandaag,
        laatst=vandaag + LANGSTE_TOEGANG,
        initial=vandaag + GEWONE_TOEGANG,
        help_text=f"Hoogstens {LANGSTE_TOEGANG.days} dagen. Daarna stopt de toegang vanzelf.",
        error_messages={
            "required": "Vul een datum in.",
            "invalid": "Vul een datum in die bestaat, bijvoorbeeld 31-01-2026.",
        },
    )
