"""Forms of nazorg: how long, and what helped."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.dossiers.actions.nazorg import uiterste_dagen
from inbeeld.signalen.models import Zaak
from inbeeld.web.formulieren import DatumVeld


class BeginForm(forms.Form):
    """Until which day the child is followed."""

    def __init__(self, *args: Any, vandaag: date, voorstel: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vroegst, laatst = uiterste_dagen(vandaag)
        self.fields["tot"] = DatumVeld(
            label="Nazorg tot",
            initial=voorstel,
            vroegst=vroegst,
            laatst=laatst,
            error_messages={"required": "Vul een datum in.", "invalid": "Vul een datum in."},
        )


class AfrondForm(forms.Form):
    """What helped, and whether the zaak closes with it."""

    # Browsers mark an empty required text box as wrong before anything was typed.
    use_required_attribute = False
    wat_hielp = forms.CharField(
        label="Wat hielp dit kind om terug te komen en te blijven?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wie het kind later helpt, leest dit. Schrijf geen medische gegevens op.",
        error_messages={"required": "Schrijf op wat hielp."},
    )
    reden = forms.ChoiceField(
        label="En de zaak?",
        choices=[
            (Zaak.Reden.TERUG.value, "Sluiten: weer volledig op school"),
            (Zaak.Reden.AANBOD.value, "Sluiten: passend aanbod begonnen"),
            ("", "Nog open laten"),
        ],
        required=False,
        initial=Zaak.Reden.TERUG.value,
        widget=forms.RadioSelect,
    )
