"""Forms of this room."""

from django import forms
from django.db.models import QuerySet

from inbeeld.toegang.models import Aanstelling


class AanstellingForm(forms.Form):
    """One of the person's own aanstellingen."""

    aanstelling = forms.ModelChoiceField(
        queryset=Aanstelling.objects.none(),
        error_messages={
            "required": "Kies een aanstelling.",
            "invalid_choice": "Deze aanstelling is niet (meer) van u. Kies een andere.",
        },
    )

    def __init__(self, *args: object, aanstellingen: QuerySet[Aanstelling], **kw: object) -> None:
        super().__init__(*args, **kw)
        self.fields["aanstelling"].queryset = aanstellingen
