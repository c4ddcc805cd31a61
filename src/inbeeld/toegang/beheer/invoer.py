"""Many joiners at a time, pasted from a spreadsheet: one row a person.

Columns, separated by tab or semicolon: name, e-mail address, code of the organisation, rol, first
day, last day. Each row is judged as the form for one person would.
"""

import csv
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from inbeeld.toegang.beheer.forms import MedewerkerForm
from inbeeld.toegang.models import Aanstelling, Organisatie

MEESTE = 200
KOLOMMEN = ("naam", "email", "organisatie", "rol", "van", "tot_en_met")
_ROLLEN = {str(rol.label).casefold(): rol.value for rol in Aanstelling.Rol}


class MedewerkersForm(forms.Form):
    """The pasted rows; `cleaned_data["rijen"]` holds what `actions.nieuwe_medewerker` takes."""

    tekst = forms.CharField(
        label="Medewerkers",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"required": "Plak hier de medewerkers."},
        help_text="Eén regel per medewerker, met tabs of puntkomma\u2019s ertussen: naam; "
        "e-mailadres; code van de organisatie; rol; eerste dag; laatste dag. De laatste dag mag "
        "leeg. Knippen en plakken uit een rekenblad kan. Zet geen kopregel erboven.",
    )

    def __init__(
        self, *args: Any, organisaties: QuerySet[Organisatie], vandaag: date, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.organisaties, self.vandaag = organisaties, vandaag

    def clean_tekst(self) -> str:
        tekst: str = self.cleaned_data["tekst"]
        regels = [regel for regel in tekst.splitlines() if regel.strip()]
        if len(regels) > MEESTE:
            raise forms.ValidationError(f"Plak hoogstens {MEESTE} regels tegelijk.")
        scheiding = "\t" if "\t" in tekst else ";"
        bij_code: dict[str, list[int]] = {}
        for pk, code in self.organisaties.values_list("pk", "code"):
            bij_code.setdefault(code.casefold(), []).append(pk)
        rijen, fouten = [], []
        for nummer, cellen in enumerate(csv.reader(regels, delimiter=scheiding), start=1):
            form = self._form(cellen, bij_code)
            if len(cellen) > len(KOLOMMEN) or not form.is_valid():
                fouten.append(f"Regel {nummer}: {_wat(form, cellen)}")
            else:
                rijen.append(form.cleaned_data)
        if fouten:
            raise forms.ValidationError(fouten)
        self.cleaned_data["rijen"] = rijen
        return tekst

    def _form(self, cellen: list[str], bij_code: dict[str, list[int]]) -> MedewerkerForm:
        rij = dict(zip(KOLOMMEN, (cel.strip() for cel in cellen), strict=False))
        passend = bij_code.get(rij.get("organisatie", "").casefold(), [])
        rij["organisatie"] = str(passend[0]) if len(passend) == 1 else ""
        rij["rol"] = _ROLLEN.get(rij.get("rol", "").casefold(), rij.get("rol", ""))
        return MedewerkerForm(rij, organisaties=self.organisaties, vandaag=self.vandaag)


def _wat(form: MedewerkerForm, cellen: list[str]) -> str:
    """What is wrong, by column and without the value, which may be anything."""
    if len(cellen) > len(KOLOMMEN):
        return f"er staan {len(cellen)} kolommen, en er zijn er {len(KOLOMMEN)}."
    velden = [str(form.fields[veld].label).lower() for veld in form.errors if veld in form.fields]
    return f"kijk naar {', '.join(velden)}."
