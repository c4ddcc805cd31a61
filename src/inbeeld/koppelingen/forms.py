"""Forms of the exchange."""

from django import forms

from inbeeld.koppelingen.duo_verzuim.bestand import MEESTE_BYTES, MEESTE_REGELS
from inbeeld.koppelingen.models import DuoBericht
from inbeeld.web.formulieren import DatumVeld

Wat = DuoBericht.Wat


class InleesForm(forms.Form):
    """A file from leerplicht's own package."""

    wat = forms.ChoiceField(
        label="Wat staat er in het bestand?",
        widget=forms.RadioSelect,
        choices=[
            (Wat.MELDINGEN, "Verzuimmeldingen die u buiten In Beeld kreeg"),
            (Wat.TERUGMELDINGEN, "Terugmeldingen: wat u met meldingen deed"),
        ],
        error_messages={"required": "Kies wat er in het bestand staat."},
    )
    bestand = forms.FileField(
        label="Bestand (CSV)",
        help_text=f"Hoogstens {MEESTE_REGELS} regels en {MEESTE_BYTES // 1000} kB.",
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )


class VerwerkForm(forms.Form):
    """The same file once more, as the dry run gave it back: closed, and for this person alone."""

    wat = forms.ChoiceField(widget=forms.HiddenInput, choices=Wat.choices)
    pakje = forms.CharField(widget=forms.HiddenInput, max_length=2 * MEESTE_BYTES)


class OphaalForm(forms.Form):
    """What to take out, since when. `zonder`: go on without what does not fit."""

    wat = forms.ChoiceField(
        label="Wat wilt u ophalen?",
        widget=forms.RadioSelect,
        choices=[
            (Wat.MELDINGEN, "Verzuimmeldingen (met BSN of onderwijsnummer)"),
            (Wat.TERUGMELDINGEN, "Terugmeldingen: wat leerplicht ermee deed"),
        ],
        error_messages={"required": "Kies wat u wilt ophalen."},
    )
    vanaf = DatumVeld(label="Nieuw vanaf", help_text="Alles wat er sinds deze dag bij kwam.")
    zonder = forms.BooleanField(required=False, widget=forms.HiddenInput)
