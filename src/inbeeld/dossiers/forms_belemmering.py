"""Forms of obstacles: one line, an answer, and why it did not do."""

from uuid import uuid4

from django import forms

from inbeeld.dossiers.models import Belemmering

_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}


class NoteerForm(forms.Form):
    """What stood in the way. `sleutel` travels along, so that sending twice stores once."""

    soort = forms.ChoiceField(
        label="Wat stond in de weg?",
        choices=[
            ("", "Kies een soort"),
            *((s.value, s.label.capitalize()) for s in Belemmering.Soort),
        ],
        error_messages=_KIES,
    )
    regel = forms.CharField(
        label="In één regel",
        max_length=200,
        help_text="Bijvoorbeeld: het vervoer stopt bij de gemeentegrens. Noem geen namen.",
        error_messages={"required": "Schrijf in één regel wat in de weg stond."},
    )
    had_geholpen = forms.CharField(label="Wat had geholpen?", max_length=200, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AntwoordForm(forms.Form):
    """What changes, or why not."""

    # Browsers mark an empty required text box as wrong before anything was typed.
    use_required_attribute = False
    antwoord = forms.CharField(
        label="Uw antwoord",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat verandert er, of waarom kan het niet? Wie het opschreef, leest dit.",
        error_messages={"required": "Schrijf een antwoord."},
    )


class HeropenForm(forms.Form):
    """Why the answer did not do."""

    reden = forms.CharField(
        label="Waarom helpt het antwoord niet?",
        max_length=300,
        error_messages={"required": "Schrijf waarom het antwoord niet helpt."},
    )
