"""Forms of what stands around an offer: its build-up and costs, deviation, needs, adapted hours."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from inbeeld.dossiers.forms_aanbod import SOORTEN, EenKeerForm, UrenVeld, tekst
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen


class OpbouwForm(forms.Form):
    """From which day on how many hours: a line per change, and some empty ones."""

    LEEG = 2

    def __init__(self, *args: Any, rijen: list[tuple[date, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aantal = len(rijen) + self.LEEG
        for i in range(self.aantal):
            vanaf, uren = rijen[i] if i < len(rijen) else (None, None)
            self.fields[f"vanaf_{i}"] = DatumVeld(
                label=f"{i + 1}. Vanaf", required=False, initial=vanaf
            )
            self.fields[f"uren_{i}"] = UrenVeld(
                label=f"{i + 1}. Uren per week",
                required=False,
                initial=None if uren is None else Decimal(uren) / 100,
            )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        gezien: set[date] = set()
        for i in range(self.aantal):
            vanaf, uren = gegeven.get(f"vanaf_{i}"), gegeven.get(f"uren_{i}")
            if (vanaf is None) != (uren is None) and not self.errors:
                self.add_error(f"vanaf_{i}" if vanaf is None else f"uren_{i}", "Vul beide in.")
            if vanaf in gezien:
                self.add_error(f"vanaf_{i}", "Deze dag staat er al.")
            if vanaf is not None:
                gezien.add(vanaf)
        return gegeven

    def opbouw(self) -> dict[date, int]:
        """Day → hours in hundredths."""
        return {
            vanaf: self.cleaned_data[f"uren_{i}"]
            for i in range(self.aantal)
            if (vanaf := self.cleaned_data.get(f"vanaf_{i}")) is not None
        }


class AfwijkForm(forms.Form):
    """What is done otherwise than the rules say, and who decided that."""

    afwijking = tekst(
        "Wat gaat anders dan de regels of afspraken?",
        500,
        help_text="Bijvoorbeeld: begint zonder toelaatbaarheidsverklaring.",
    )

    def __init__(self, *args: Any, beslissers: Iterable[Aanstelling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzen = {str(a.pk): f"{a.gebruiker.naam}, {a.organisatie.naam}" for a in beslissers}
        self.fields["besloten_door"] = forms.ChoiceField(
            label="Wie heeft dat besloten?",
            choices=VasteKeuzen({"": "kies", **keuzen}),
            help_text="Mensen met een functie in de regio, en wie voor uw organisatie antwoordt.",
        )


class BesluitKostenForm(forms.Form):
    """Who pays which share from when."""

    betaler = forms.ChoiceField(label="Wie betaalt?", required=False)
    aandeel_procent = forms.IntegerField(
        label="Welk deel, in procenten?", min_value=1, max_value=100, required=False
    )
    vanaf = DatumVeld(label="Vanaf")

    def __init__(self, *args: Any, aanbieders: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["betaler"].choices = VasteKeuzen({"": "nog niet bekend", **aanbieders})

    def betaler_id(self) -> int | None:
        keuze = self.cleaned_data["betaler"]
        return int(keuze) if keuze else None


class KostenForm(BesluitKostenForm, EenKeerForm):
    """A share, decided or not."""

    omschrijving = forms.CharField(
        label="Waar gaat het om?",
        max_length=200,
        required=False,
        help_text="Bijvoorbeeld: vervoer, begeleiding, of 'gemeente en SWV overleggen nog'.",
    )
    besloten = forms.ChoiceField(
        label="Is hierover besloten?",
        choices=[("nee", "nee, nog niet"), ("ja", "ja")],
        widget=forms.RadioSelect,
        help_text="Het aanbod hoeft niet op dit besluit te wachten.",
    )

    field_order = ("omschrijving", "besloten", "betaler", "aandeel_procent", "vanaf")


class BehoefteForm(EenKeerForm):
    """What is needed and does not exist."""

    soort = forms.ChoiceField(label="Wat is er nodig?", choices=SOORTEN, widget=forms.RadioSelect)
    omschrijving = forms.CharField(
        label="In gewone woorden",
        max_length=300,
        help_text="Wat zou dit kind helpen? Schrijf geen namen en geen medische gegevens op.",
    )
    plek = forms.CharField(
        label="Waar ongeveer?",
        max_length=100,
        required=False,
        help_text="Plaats, wijk of hoe ver reizen kan.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sinds"] = DatumVeld(label="Sinds wanneer?", initial=vandaag, laatst=vandaag)


class VervulForm(forms.Form):
    """There is something now."""

    def __init__(self, *args: Any, vandaag: date, trajecten: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Sinds wanneer?", initial=vandaag, laatst=vandaag)
        self.fields["traject"] = forms.ChoiceField(
            label="Door welk aanbod?",
            choices=[("", "een ander aanbod, of iets anders"), *trajecten.items()],
            required=False,
        )


class UrenForm(EenKeerForm):
    """Fewer hours at school, for a time."""

    school = forms.ChoiceField(label="Op welke school?")
    uren_per_week = UrenVeld(
        label="Hoeveel uur per week gaat het kind naar school?", help_text="Klokuren."
    )
    van = DatumVeld(label="Vanaf")
    tot_en_met = DatumVeld(
        label="Tot en met",
        help_text=(
            "Er is altijd een einde. De wet zegt niet hoe lang het mag. Kijk zeker na twaalf weken"
            " samen of het nog goed is."
        ),
    )
    reden = tekst("Waarom minder uren?", 300, help_text="Schrijf geen medische gegevens op.")
    opbouw = tekst(
        "Hoe gaan de uren weer omhoog?",
        500,
        required=False,
        help_text="Bijvoorbeeld: elke twee weken een ochtend erbij.",
    )

    def __init__(self, *args: Any, scholen: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = list(scholen.items())
