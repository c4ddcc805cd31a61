"""Forms of a transfer, and of the summer list."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from inbeeld.dossiers.models import Gesprek, Overdracht
from inbeeld.toegang.models import Postvak
from inbeeld.web import datums
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen

_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}
LANGSTE = 8000
"""Characters of what is handed over: some four pages."""


def _groot(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class OverdrachtForm(forms.Form):
    """To whom a child goes, when, and what the receiver must know."""

    naar = forms.ChoiceField(
        label="Naar welke organisatie",
        required=False,
        error_messages=_KIES,
        help_text="Staat de organisatie er niet bij? Vul dan het volgende veld in.",
    )
    naar_omschrijving = forms.CharField(
        label="Of naar iemand buiten In Beeld",
        max_length=200,
        required=False,
        help_text="Bijvoorbeeld: de naam van de werkgever, of van een school buiten de regio.",
    )
    eerste_dag_verwacht = DatumVeld(label="Verwachte eerste dag")
    verzenden_uiterlijk = DatumVeld(
        label="Verzenden uiterlijk op",
        required=False,
        help_text="Laat leeg voor ons voorstel. Dat hangt af van de soort overdracht.",
    )
    inhoud = forms.CharField(
        label="Wat moet de ontvanger weten?",
        max_length=LANGSTE,
        required=False,
        widget=_groot(10),
        help_text=(
            "Schrijf gewone taal: ouders lezen mee. Wat gaat goed? Wat heeft het kind nodig? "
            "Welke afspraken lopen er? Schrijf geen medische gegevens op."
        ),
    )
    warm_gesprek = forms.ChoiceField(
        label="Gesprek over de overdracht",
        required=False,
        error_messages=_KIES,
        help_text="Een warme overdracht is een gesprek, niet alleen een brief.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        ontvangers: Sequence[Postvak],
        gesprekken: Sequence[Gesprek],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._ontvangers = {str(p.pk): p for p in ontvangers}
        self.fields["naar"].choices = VasteKeuzen(
            {"": "Kies een organisatie"}
            | {
                pk: f"{p.organisatie.naam} ({p.organisatie.get_soort_display()})"
                for pk, p in self._ontvangers.items()
            }
        )
        _gesprekskeuze(self, gesprekken)

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if gegeven.get("naar") and gegeven.get("naar_omschrijving"):
            self.add_error("naar_omschrijving", "Kies één van de twee: hierboven of hier.")
        elif "naar" in gegeven and not gegeven["naar"] and not gegeven.get("naar_omschrijving"):
            self.add_error("naar", "Kies een organisatie, of vul het volgende veld in.")
        eerste, uiterlijk = gegeven.get("eerste_dag_verwacht"), gegeven.get("verzenden_uiterlijk")
        if eerste and uiterlijk and uiterlijk > eerste:
            self.add_error("verzenden_uiterlijk", "Dit ligt na de eerste dag.")
        return gegeven

    def velden(self) -> dict[str, Any]:
        """What the actions are called with."""
        gegeven = self.cleaned_data
        return {
            "naar_postvak": self._ontvangers.get(gegeven["naar"]),
            "naar_omschrijving": gegeven["naar_omschrijving"],
            "inhoud": gegeven["inhoud"],
            "eerste_dag_verwacht": gegeven["eerste_dag_verwacht"],
            "verzenden_uiterlijk": gegeven["verzenden_uiterlijk"],
            "warm_gesprek": gekozen_gesprek(self),
        }


def _gesprekskeuze(form: forms.Form, gesprekken: Sequence[Gesprek]) -> None:
    """The talks of the child; without any, no field."""
    form.gesprekken = {str(g.pk): g for g in gesprekken}  # type: ignore[attr-defined]
    if not gesprekken:
        del form.fields["warm_gesprek"]
        return
    form.fields["warm_gesprek"].choices = [  # type: ignore[attr-defined]
        ("", "Nog geen gesprek"),
        *((str(g.pk), f"{datums.lang(g.gevoerd_op)}: {g.get_soort_display()}") for g in gesprekken),
    ]


def gekozen_gesprek(form: forms.Form) -> Gesprek | None:
    """The talk that was chosen."""
    return form.gesprekken.get(form.cleaned_data.get("warm_gesprek", ""))  # type: ignore[attr-defined]


class OverdrachtNieuwForm(OverdrachtForm):
    """The same with its kind; `sleutel` makes a form that is sent twice one transfer."""

    soort = forms.ChoiceField(
        label="Wat voor overdracht",
        choices=[("", "Kies een soort"), *Overdracht.Soort.choices],
        error_messages=_KIES,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("sleutel", "soort")

    def sleutel_en_soort(self) -> tuple[UUID, str]:
        return self.cleaned_data["sleutel"], self.cleaned_data["soort"]


class OverdrachtWijzigForm(OverdrachtForm):
    """`gezien`: the version that stood on the screen."""

    gezien = forms.IntegerField(widget=forms.HiddenInput)


class OudersForm(forms.Form):
    """When the parents saw it and what they said, or why they could not."""

    reactie = forms.CharField(
        label="Wat zeggen zij ervan?",
        max_length=500,
        required=False,
        widget=_groot(3),
        help_text="In hun eigen woorden. Vanaf 12 jaar ook wat het kind zelf zegt.",
    )
    waarom_niet = forms.CharField(
        label="Niet laten zien: waarom niet?",
        max_length=300,
        required=False,
        help_text="Alleen invullen als ouders de overdracht niet konden zien.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gezien_op"] = DatumVeld(
            label="Ouders zagen de overdracht op", required=False, laatst=vandaag
        )
        self.order_fields(["gezien_op"])

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if "gezien_op" not in gegeven:
            return gegeven
        if gegeven["gezien_op"] and gegeven.get("waarom_niet"):
            self.add_error("waarom_niet", "Zij zagen hem wel: laat dit veld leeg.")
        elif not gegeven["gezien_op"] and not gegeven.get("waarom_niet"):
            self.add_error("gezien_op", "Vul een dag in, of schrijf waarom het niet kon.")
        return gegeven


class RedenForm(forms.Form):
    """Why a receiver refuses, or why a transfer does not go on."""

    reden = forms.CharField(label="Waarom?", max_length=500, widget=_groot(4))


class EersteDagForm(forms.Form):
    """The day on which the child came."""

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(
            label="Op welke dag kwam het kind voor het eerst?", laatst=vandaag
        )


class BijstelForm(forms.Form):
    """Another expected first day, or the talk of the warm hand-over."""

    eerste_dag = DatumVeld(label="Verwachte eerste dag")
    warm_gesprek = forms.ChoiceField(
        label="Gesprek over de overdracht", required=False, error_messages=_KIES
    )

    def __init__(self, *args: Any, gesprekken: Sequence[Gesprek], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gesprekskeuze(self, gesprekken)


class ZomerForm(forms.Form):
    """Which summer, and which school or gemeente; only what the rol may see."""

    jaar = forms.TypedChoiceField(label="Zomer van", coerce=int, required=False)
    school = forms.ChoiceField(label="Laatste school", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        jaren: Sequence[int],
        scholen: Mapping[str, str] | None,
        gemeenten: Mapping[str, str] | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["jaar"].choices = [(str(jaar), str(jaar)) for jaar in jaren]
        for veld, keuzen in (("school", scholen), ("gemeente", gemeenten)):
            if keuzen is None:
                del self.fields[veld]
            else:
                self.fields[veld].choices = VasteKeuzen({"": "Alle"} | dict(keuzen))
