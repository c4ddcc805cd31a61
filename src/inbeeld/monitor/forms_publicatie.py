"""The form of a publication: which school year."""

from collections.abc import Sequence
from typing import Any

from django import forms

from inbeeld.monitor.peildata import naam_schooljaar


class PublicatieForm(forms.Form):
    """Which school year is proposed: one of `schooljaren`."""

    def __init__(self, *args: Any, schooljaren: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schooljaren = schooljaren
        self.fields["schooljaar"] = forms.ChoiceField(
            label="Welk schooljaar?",
            choices=[(str(jaar), naam_schooljaar(jaar)) for jaar in schooljaren],
        )
