"""One fact by hand. The fields follow the fact table of the rules, and so do the refusals."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from inbeeld.regels.schema import TABELLEN, Kolom, Soort
from inbeeld.tijdlijnen.actions import Fout
from inbeeld.web import woorden
from inbeeld.web.formulieren import DatumVeld

from ..keuring import LAATST, MAX_TEKST, VROEGST

_LABELS = {
    "geboortedatum": "Geboortedatum",
    "startkwalificatie_op": "Startkwalificatie gehaald op",
    "kwalificatieplicht_vervallen_op": "Kwalificatieplicht vervallen op",
    "gemeente": "Gemeente",
    "wijk": "Wijk",
    "school": "School",
    "begindatum": "Eerste dag",
    "einddatum": "Laatste dag",
    "soort": "Soort",
    "uren": "Uren",
    "grond": "Grond",
    "passend": "Is het aanbod passend?",
    "aangeboden_op": "Aangeboden op",
    "duiding": "Duiding",
    "naam": "Naam",
}
_UITLEG = {
    "einddatum": "Leeg: het gaat nog door.",
    "uren": "Leeg: de hele dag afwezig, elke lesdag in de periode. Met uren: één dag.",
}
_WOORDEN = {
    ("verzuim", "soort"): woorden.VERZUIM,
    ("aanbod", "soort"): woorden.AANBOD,
    ("vrijstellingen", "grond"): woorden.GROND,
    ("duidingen", "duiding"): woorden.DUIDING,
    ("aanbod", "passend"): {"ja": "Ja", "nee": "Nee"},
}
_LEEG = {"required": "Vul dit in."}
_KIES = {"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."}


class RedenForm(forms.Form):
    """Why a fact is withdrawn."""

    reden = forms.CharField(
        label="Reden",
        max_length=200,
        help_text="Bijvoorbeeld: verkeerd kind, of vergissing bij het invoeren.",
        error_messages={"required": "Vul een reden in."},
    )


class FeitForm(forms.Form):
    """A fact of one table. `vast`: columns that are not the user's to choose, with their values.

    `scholen` and `gemeenten`: code -> name, to choose from.
    """

    use_required_attribute = False  # browsers colour an empty required field as a mistake

    def __init__(
        self,
        *args: Any,
        tabel: str,
        vast: Mapping[str, Any],
        scholen: Mapping[str, str],
        gemeenten: Mapping[str, str],
        correctie: bool,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.tabel, self.vast = tabel, vast
        keuzen = {Soort.SCHOOL: scholen, Soort.GEMEENTE: gemeenten}
        for kolom in TABELLEN[tabel].kolommen:
            if kolom.naam not in vast:
                self.fields[kolom.naam] = _veld(tabel, kolom, keuzen.get(kolom.soort, {}))
        self.fields["reden"] = forms.CharField(
            label="Reden van de wijziging" if correctie else "Toelichting",
            max_length=200,
            required=correctie,
            help_text="Zonder namen of nummers van personen.",
            error_messages={"required": "Vul in waarom u dit wijzigt."},
        )

    def rij(self) -> dict[str, Any]:
        """The row for `leg_vast`; an empty text is no value."""
        gegeven = {k: v for k, v in self.cleaned_data.items() if k != "reden"}
        return {**self.vast, **{k: None if v == "" else v for k, v in gegeven.items()}}

    def neem_fouten_over(self, fouten: tuple[Fout, ...]) -> None:
        """Show what the rules refused, at the field that it is about."""
        for fout in fouten:
            veld = fout.kolom if fout.kolom in self.fields else None
            wat = "" if veld else f"{_LABELS.get(fout.kolom, fout.kolom)} "
            self.add_error(veld, f"{wat}{fout.reden}.".capitalize())


class LesvrijForm(FeitForm):
    """Days without lessons of one school."""

    def __init__(self, *args: Any, school: str, correctie: bool, **kw: Any) -> None:
        vast = {"vakantieregio": None, "school": school}
        leeg: dict[str, str] = {}
        super().__init__(
            *args,
            tabel="lesvrij",
            vast=vast,
            scholen=leeg,
            gemeenten=leeg,
            correctie=correctie,
            **kw,
        )
        self.fields["naam"].required = True
        self.fields["naam"].help_text = "Bijvoorbeeld: studiedag."
        self.fields["naam"].error_messages["required"] = "Vul in wat voor dag het is."
        self.order_fields(["naam", "begindatum", "einddatum", "reden"])


def _veld(tabel: str, kolom: Kolom, keuzen: Mapping[str, str]) -> forms.Field:
    gedeeld: dict[str, Any] = {
        "label": _LABELS.get(kolom.naam, kolom.naam),
        "required": not kolom.leeg,
        "help_text": _UITLEG.get(kolom.naam, "") if kolom.leeg else "",
    }
    match kolom.soort:
        case Soort.DATUM:
            veld = DatumVeld(
                vroegst=date.fromisoformat(VROEGST), laatst=date.fromisoformat(LAATST), **gedeeld
            )
            veld.error_messages["required"] = _LEEG["required"]
            return veld
        case Soort.UREN:
            return forms.DecimalField(
                max_digits=4,
                decimal_places=2,
                localize=True,
                error_messages={
                    "invalid": "Vul een getal in, bijvoorbeeld 2,5.",
                    "max_decimal_places": "Hoogstens twee cijfers achter de komma.",
                    "max_digits": "Dit is meer dan 12 uur.",
                    "max_whole_digits": "Dit is meer dan 12 uur.",
                },
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                **gedeeld,
            )
        case Soort.CODE:
            lijst = list(_WOORDEN[tabel, kolom.naam].items())
            return forms.ChoiceField(
                choices=lijst, widget=forms.RadioSelect, error_messages=_KIES, **gedeeld
            )
        case Soort.SCHOOL | Soort.GEMEENTE:
            return forms.ChoiceField(
                choices=[("", "Kies"), *keuzen.items()], error_messages=_KIES, **gedeeld
            )
        case _:
            return forms.CharField(max_length=MAX_TEKST, error_messages=_LEEG, **gedeeld)
