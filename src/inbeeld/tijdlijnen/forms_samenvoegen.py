"""Forms for joining two records and parting them; they hold a choice and a reason."""

from typing import Any

from django import forms

from inbeeld.tijdlijnen.kinderen import Kind

_REDEN = {"required": "Vul een reden in."}
_ZONDER_NAMEN = "Zonder namen of nummers van personen."


class SamenvoegForm(forms.Form):
    """Which of two records stays, and why they are one child."""

    use_required_attribute = False

    blijft = forms.ChoiceField(
        label="Welke registratie blijft?",
        widget=forms.RadioSelect,
        help_text="De feiten van de andere gaan mee. De geboortedatum is die van wie blijft.",
        error_messages={"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."},
    )
    reden = forms.CharField(
        label="Hoe weet u dat dit één kind is?",
        max_length=200,
        help_text=_ZONDER_NAMEN,
        error_messages=_REDEN,
    )

    def __init__(self, *args: Any, kinderen: tuple[Kind, Kind], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["blijft"].choices = [
            ("eerste", f"1: {kinderen[0].schoolnaam or 'geen school'}"),
            ("tweede", f"2: {kinderen[1].schoolnaam or 'geen school'}"),
        ]

    def eerste_blijft(self) -> bool:
        """Whether the first of the two stays."""
        return self.cleaned_data["blijft"] == "eerste"


class SplitsForm(forms.Form):
    """Why two records are not one child after all."""

    use_required_attribute = False
    reden = forms.CharField(
        label="Waarom zijn dit toch twee kinderen?",
        max_length=200,
        help_text=_ZONDER_NAMEN,
        error_messages=_REDEN,
    )
