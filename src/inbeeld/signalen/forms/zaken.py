"""Forms of a zaak: the next step, whose it is, to whom it goes, and why it ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from inbeeld.signalen.models import Zaak
from inbeeld.signalen.zaakstappen import LANGSTE
from inbeeld.toegang.models import Aanstelling, Postvak
from inbeeld.web.formulieren import DatumVeld

_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}


class StapForm(forms.Form):
    """What happens next, and by when."""

    stap = forms.ChoiceField(label="Volgende stap", error_messages=_KIES)

    def __init__(
        self, data: Any = None, *, stappen: Mapping[str, str], vandaag: date, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["stap"].choices = [("", "Kies een stap"), *stappen.items()]
        self.fields["op"] = DatumVeld(
            label="Uiterlijk op",
            vroegst=vandaag,
            laatst=vandaag + LANGSTE,
            error_messages={"required": "Vul een datum in.", "invalid": "Vul een datum in."},
        )
        self.fields["toelichting"] = forms.CharField(
            label="Toelichting", max_length=300, required=False
        )


class ToewijsForm(forms.Form):
    """Who of the organisation has it; nobody in particular: the postvak."""

    wie = forms.ChoiceField(label="Aan wie", required=False, error_messages=_KIES)

    def __init__(
        self, data: Any = None, *, mensen: Sequence[Aanstelling], meer: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["wie"].choices = [
            ("", "Postvak (niemand in het bijzonder)"),
            *((str(a.pk), _naam(a, meer)) for a in mensen),
        ]

    def gekozen(self) -> int | None:
        return int(self.cleaned_data["wie"]) if self.cleaned_data["wie"] else None


def _naam(aanstelling: Aanstelling, met_organisatie: bool) -> str:
    naam = f"{aanstelling.gebruiker.naam}, {aanstelling.get_rol_display()}"
    return f"{naam}, {aanstelling.organisatie.naam}" if met_organisatie else naam


class OverdraagForm(forms.Form):
    """To which organisation, and why."""

    naar = forms.ChoiceField(label="Naar welke organisatie", error_messages=_KIES)
    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        error_messages={"required": "Schrijf waarom u de zaak overdraagt."},
    )

    def __init__(self, data: Any = None, *, postvakken: Sequence[Postvak], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._postvakken = {str(p.pk): p for p in postvakken}
        self.fields["naar"].choices = [
            ("", "Kies een organisatie"),
            *((pk, p.organisatie.naam) for pk, p in self._postvakken.items()),
        ]

    def postvak(self) -> Postvak:
        return self._postvakken[self.cleaned_data["naar"]]


class SluitForm(forms.Form):
    """Why a zaak ends."""

    reden = forms.ChoiceField(
        label="Waarom kan de zaak dicht?",
        choices=[(r.value, r.label.capitalize()) for r in Zaak.Reden],
        widget=forms.RadioSelect,
        error_messages=_KIES,
    )
    toelichting = forms.CharField(label="Toelichting", max_length=300, required=False)
