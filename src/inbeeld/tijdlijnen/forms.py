"""Forms of this room: filters and questions. They hold codes and dates, never a person's value."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.fouten import AanroepFout
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.tijdlijnen.queries import AANDACHT, SORTERINGEN, WerkvoorraadFilter
from inbeeld.web import woorden
from inbeeld.web.datums import AMSTERDAM
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen

Keuzen = list[tuple[str, str]]
KLOKKEN: Keuzen = [
    ("", "Alle"),
    ("loopt", "Klok loopt"),
    ("bijna", "Bijna drie maanden"),
    ("voorbij", "Drie maanden voorbij"),
    ("ruim", "Alleen ruime klok"),
]
VROEGST = date(2010, 1, 1)


def _met_alle(keuzen: Mapping[str, str]) -> VasteKeuzen:
    return VasteKeuzen({"": "Alle", **keuzen})


class FilterForm(forms.Form):
    """What the werkvoorraad is narrowed to, by the `velden` that the rol sees. A filter with one
    possible value is not shown."""

    soort = forms.ChoiceField(label="Soort", required=False)
    status = forms.ChoiceField(label="Status", required=False)
    klok = forms.ChoiceField(label="Klok", required=False, choices=KLOKKEN)
    sector = forms.ChoiceField(label="Sector", required=False)
    school = forms.ChoiceField(label="School", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    sorteer = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[("", ""), *((s, s) for s in SORTERINGEN)]
    )

    def __init__(
        self,
        *args: Any,
        definitie: str,
        scholen: Mapping[str, str],
        gemeenten: Mapping[str, str],
        sectoren: Mapping[str, str],
        velden: Collection[str],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        regels = [r for r in DEFINITIES[definitie].regels if r.soort in AANDACHT]
        keuzen = {
            "soort": {r.soort: woorden.woord(r.soort, woorden.SOORT) for r in regels},
            "status": {r.status: woorden.woord(r.status, woorden.STATUS) for r in regels},
            "sector": sectoren,
            "school": scholen,
            "gemeente": gemeenten,
        }
        for naam in set(self.fields) - {*velden, "sorteer"}:
            del self.fields[naam]
        for naam, waarden in keuzen.items():
            if naam not in self.fields:
                continue
            self.fields[naam].choices = _met_alle(waarden)
            if len(waarden) < 2 and not self.data.get(naam):
                self.fields[naam].widget = forms.HiddenInput()

    def filter(self) -> WerkvoorraadFilter:
        """The filter asked for. Only after `is_valid()`."""
        velden = ("soort", "status", "klok", "sector", "school", "gemeente")
        return WerkvoorraadFilter(**{veld: self.cleaned_data.get(veld, "") for veld in velden})


def definitiekeuzen() -> Keuzen:
    return [(d.naam, d.titel) for d in DEFINITIES.values()]


def einde_van_dag(dag: date | None) -> datetime | None:
    """What was known 'on' a day: until its last moment, Dutch time."""
    return datetime.combine(dag, time.max, AMSTERDAM) if dag else None


class WaaromForm(forms.Form):
    """For which day, by which definitie, and known when."""

    dag = DatumVeld(label="Op welke dag?", vroegst=VROEGST, laatst=date(2099, 12, 31))
    definitie = forms.ChoiceField(label="Volgens welke definitie?")
    bekend = DatumVeld(label="Wat wisten we op…", required=False, vroegst=VROEGST)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["definitie"].choices = definitiekeuzen()


PER = {
    "": "Niet uitsplitsen",
    "gemeente": "Per gemeente",
    "wijk": "Per wijk",
    "sector": "Per sector",
    "school": "Per school",
    "grond": "Per grond van vrijstelling",
}


class TellingForm(forms.Form):
    """What is counted: day, definitie, split; and what it is compared with."""

    peildatum = DatumVeld(label="Peildatum", vroegst=VROEGST, laatst=date(2099, 12, 31))
    definitie = forms.ChoiceField(label="Definitie")
    per = forms.ChoiceField(label="Uitsplitsen", required=False, choices=list(PER.items()))
    met = forms.ChoiceField(label="Vergelijk met", required=False)
    bekend = DatumVeld(
        label="Zoals bekend op",
        required=False,
        vroegst=VROEGST,
        help_text="Leeg: alles wat nu bekend is.",
    )
    met_bekend = DatumVeld(label="Vergelijk met wat bekend was op", required=False, vroegst=VROEGST)
    parameter = forms.ChoiceField(label="Wat als dit getal anders was", required=False)
    waarde = forms.CharField(label="Andere waarde", required=False, max_length=12)

    def __init__(self, *args: Any, velden: Collection[str], **kw: Any) -> None:
        """`velden`: what the rol may split by (field set `PER`)."""
        super().__init__(*args, **kw)
        self.fields["per"].choices = [(p, naam) for p, naam in PER.items() if p in velden]
        self.fields["definitie"].choices = definitiekeuzen()
        self.fields["met"].choices = [("", "Niet vergelijken"), *definitiekeuzen()]
        self.fields["parameter"].choices = [
            ("", "Geen"),
            *((p.naam, f"{p.uitleg} (nu {p.standaard})") for p in PARAMETERS.values()),
        ]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        naam, waarde = gegevens.get("parameter"), gegevens.get("waarde")
        if waarde and not naam:
            self.add_error("parameter", "Kies welk getal deze waarde krijgt.")
        if naam and not waarde:
            self.add_error("waarde", "Vul de andere waarde in.")
        elif naam and waarde:
            try:
                PARAMETERS[naam].getal(waarde.replace(",", "."))
            except AanroepFout as fout:
                self.add_error("waarde", str(fout))
        return gegevens

    @property
    def vergelijkt(self) -> bool:
        """Whether a second telling stands beside the first. Only after `is_valid()`."""
        return any(self.cleaned_data[naam] for naam in ("met", "met_bekend", "parameter"))

    def parameters(self) -> dict[str, str]:
        """The override asked for, if any. Only after `is_valid()`."""
        naam, waarde = self.cleaned_data["parameter"], self.cleaned_data["waarde"]
        return {naam: waarde.replace(",", ".")} if naam else {}
