"""Uploading a file, and answering what it raises."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from inbeeld.web.formulieren import DatumVeld
from inbeeld.web.woorden import VERZUIM

from ..formaten import MAX_BYTES, Formaat
from ..models import Vraag

VOLLEDIG, AANVULLING = "volledig", "aanvulling"
MEGABYTE = 1_000_000


class BestandenInvoer(forms.ClearableFileInput):
    """A file box that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class BestandenVeld(forms.FileField):
    """One or more files; cleaned to a list of UploadedFile."""

    widget = BestandenInvoer

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        gegeven = [bestand for bestand in data or [] if bestand]
        if not gegeven:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(BestandenVeld, self).clean(bestand, initial) for bestand in gegeven]


class LeveringForm(forms.Form):
    """What a supplier says with a file. `te_groot`: the upload was cut off at the limit."""

    soort_formaat = forms.ChoiceField(label="Soort bestand", widget=forms.RadioSelect)
    bestanden = BestandenVeld(
        label="Bestand of bestanden",
        help_text=f"Hoogstens {MAX_BYTES // MEGABYTE} MB. Meer bestanden tegelijk kiezen mag.",
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Het bestand is leeg.",
        },
    )
    begindatum = DatumVeld(label="Periode: eerste dag")
    einddatum = DatumVeld(label="Periode: laatste dag", help_text="Niet later dan vandaag.")
    omvang = forms.ChoiceField(
        label="Wat staat er in?",
        widget=forms.RadioSelect,
        choices=[
            (VOLLEDIG, "Alles over deze periode. Wat er niet meer in staat, vervalt."),
            (AANVULLING, "Een aanvulling. Wat er al is, blijft staan."),
        ],
    )
    categorieen = forms.MultipleChoiceField(
        label="Welk verzuim registreert uw school?",
        help_text="Wat u niet aanvinkt, telt als onbekend en niet als nul.",
        widget=forms.CheckboxSelectMultiple,
        choices=list(VERZUIM.items()),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        formaten: Sequence[Formaat],
        vandaag: date,
        is_school: bool,
        te_groot: bool = False,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["soort_formaat"].choices = [(f.code, f"{f.naam}: {f.uitleg}") for f in formaten]
        self.fields["einddatum"].laatst = vandaag
        if not is_school:
            del self.fields["categorieen"]
        self.te_groot = te_groot

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        begin, eind = gegevens.get("begindatum"), gegevens.get("einddatum")
        if begin and eind and eind < begin:
            self.add_error("einddatum", "De laatste dag ligt vóór de eerste dag.")
        bestanden = gegevens.get("bestanden", [])
        if self.te_groot or sum(b.size or 0 for b in bestanden) > MAX_BYTES:
            self.errors.pop("bestanden", None)
            self.add_error(
                "bestanden",
                f"Dit is meer dan {MAX_BYTES // MEGABYTE} MB. Lever het in delen aan, "
                "bijvoorbeeld per schooljaar. Er is niets opgeslagen.",
            )
        return gegevens


class BevestigForm(forms.Form):
    """Why a delivery is withdrawn."""

    reden = forms.CharField(
        label="Reden",
        max_length=200,
        help_text="Zonder namen of nummers van personen.",
        error_messages={"required": "Vul een reden in."},
    )


class VraagForm(forms.Form):
    """The answer to one question."""

    # An unanswered question is no error yet, and browsers colour required fields as one.
    use_required_attribute = False

    antwoord = forms.ChoiceField(
        label="Antwoord",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord."},
    )
    uitgeschreven_op = DatumVeld(label="Laatste dag, als het kind weg is", required=False)

    def __init__(self, *args: Any, vraag: Vraag, keuzen: Sequence[str], **kw: Any) -> None:
        # Many questions stand on one page: each form's fields get names of their own.
        super().__init__(*args, prefix=f"v{vraag.pk}", **kw)
        woorden = dict(Vraag.Antwoord.choices)
        self.fields["antwoord"].choices = [(keus, woorden[keus].capitalize()) for keus in keuzen]
        if Vraag.Antwoord.UITGESCHREVEN not in keuzen:
            del self.fields["uitgeschreven_op"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        uit = gegevens.get("antwoord") == Vraag.Antwoord.UITGESCHREVEN
        if uit and not gegevens.get("uitgeschreven_op") and "uitgeschreven_op" not in self.errors:
            self.add_error("uitgeschreven_op", "Vul de laatste dag in.")
        return gegevens
