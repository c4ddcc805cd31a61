"""The form of a publication: which school year, and by which definitie where there are several."""

from collections.abc import Sequence
from typing import Any

from django import forms

from inbeeld.monitor.peildata import naam_schooljaar
from inbeeld.regels.definities import DEFINITIES


class PublicatieForm(forms.Form):
    """Which school year is proposed: one of `schooljaren`. `definities`: those of the region."""

    def __init__(
        self, *args: Any, schooljaren: Sequence[int], definities: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.schooljaren = schooljaren
        self.fields["schooljaar"] = forms.ChoiceField(
            label="Welk schooljaar?",
            choices=[(str(jaar), naam_schooljaar(jaar)) for jaar in schooljaren],
        )
        if len(definities) > 1:
            self.fields["definitie"] = forms.ChoiceField(
                label="Volgens welke definitie?",
                choices=[(naam, DEFINITIES[naam].titel) for naam in definities],
                help_text="Alle tabellen volgens één definitie: anders tellen zij niet op.",
            )
