"""The public form, and the forms of who handles it."""

from datetime import date
from typing import Any

from django import forms

from inbeeld.signalen.actions.melden import Concept
from inbeeld.signalen.actions.melden_concept import WAAR
from inbeeld.signalen.models import Melding, OpenbareMelding
from inbeeld.signalen.openbaar.inhoud import OUDERS_WETEN, WIE, Inhoud
from inbeeld.signalen.openbaar.queries import Bestemming
from inbeeld.signalen.verzuimsoorten import VERZUIMSOORTEN
from inbeeld.web.formulieren import DatumVeld

_JANEE = [("ja", "ja"), ("nee", "nee")]


def _tekst(label: str, langste: int, *, regels: int = 0, **opties: Any) -> forms.CharField:
    if regels:
        opties["widget"] = forms.Textarea(attrs={"rows": regels})
    return forms.CharField(label=label, max_length=langste, **opties)


def _keuze(label: str, keuzen: Any, **opties: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=keuzen, widget=forms.RadioSelect, **opties)


class OpenbaarForm(forms.Form):
    """What somebody without an account reports, in plain words."""

    # A browser would colour empty fields as mistakes before anything is sent.
    use_required_attribute = False

    wie = _keuze("Wie bent u?", list(WIE.items()))
    naam = _tekst("Uw naam", 100, required=False)
    email = forms.EmailField(
        label="Uw e-mailadres",
        max_length=200,
        help_text="U krijgt een e-mail om uw melding te bevestigen. Pas daarna lezen wij die.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    telefoon = forms.CharField(
        label="Uw telefoonnummer",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    voornaam = _tekst("Voornaam van het kind", 60)
    achternaam = _tekst("Achternaam van het kind", 80)
    geboren = DatumVeld(
        label="Geboortedatum van het kind",
        required=False,
        help_text="Weet u die niet? Laat dit dan leeg.",
    )
    plaats = _tekst("In welke plaats woont het kind?", 80)
    school = _tekst(
        "Op welke school zit het kind?", 120, required=False, help_text="Gebruik uw eigen woorden."
    )
    wat = _tekst(
        "Wat is er aan de hand?",
        2000,
        regels=6,
        help_text="Bijvoorbeeld: sinds wanneer gaat het kind niet naar school? Wat weet u ervan?",
    )
    ouders_weten = _keuze("Weten de ouders dat u dit meldt?", list(OUDERS_WETEN.items()))
    postvak = forms.TypedChoiceField(label="Wie moet uw melding lezen?", coerce=int)

    def __init__(
        self, *args: Any, bestemmingen: list[Bestemming], vandaag: date, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["geboren"].laatst = vandaag
        self.fields["postvak"].choices = [
            (b.postvak, "Weet ik niet (de regio)" if b.soort == "regio" else f"Gemeente {b.naam}")
            for b in bestemmingen
        ]

    def inhoud(self) -> Inhoud:
        """What was written, without where it goes."""
        velden = {naam: w for naam, w in self.cleaned_data.items() if naam != "postvak"}
        geboren = velden.pop("geboren")
        return Inhoud(**velden, geboren=geboren.isoformat() if geboren else "")


class MaakForm(forms.Form):
    """The melding that is made of it. `melden` itself says what is missing or cannot be."""

    use_required_attribute = False

    soort = _keuze(
        "Wat meldt u?",
        [(Melding.Soort.ZORG, "een zorg, zonder verzuim"), (Melding.Soort.VERZUIM, "verzuim")],
    )
    waar = forms.ChoiceField(
        label="Waar gaat de zorg over?",
        choices=[("", "kies (bij een zorg)"), *WAAR.items()],
        required=False,
    )
    verzuimsoort = forms.ChoiceField(
        label="Welk verzuim?",
        choices=[
            ("", "kies (bij verzuim)"),
            *((s.code, s.naam) for s in VERZUIMSOORTEN if s.tot_en_met is None),
        ],
        required=False,
    )
    begindatum = DatumVeld(label="Eerste dag van het verzuim", required=False)
    reden = _tekst("Wat is er aan de hand, in een paar woorden?", 200)
    ouders_verteld = _keuze("Weten de ouders dat dit gemeld wordt?", _JANEE)
    ouders_verteld_op = DatumVeld(label="Op welke dag hoorden de ouders het?", required=False)
    ouders_verteld_door = _tekst("Wie vertelde het de ouders?", 100, required=False)
    ouders_waarom_niet = _tekst("Waarom weten de ouders het nog niet?", 300, required=False)
    jongere_verteld = _keuze(
        "Weet de jongere het? (vanaf 12 jaar)", [("", "jonger dan 12"), *_JANEE], required=False
    )
    jongere_waarom_niet = _tekst("Waarom weet de jongere het nog niet?", 300, required=False)

    def concept(self, jongere_id: int) -> Concept:
        """What `melden.verstuur` takes."""
        verzuim = self.cleaned_data["soort"] == Melding.Soort.VERZUIM
        # Who reports from outside does not know the lessons: leerplicht finds out.
        vast = {"alle_lessen": "nee", "actie_gewenst": "ja"} if verzuim else {}
        return Concept(jongere_id=jongere_id, **self.cleaned_data, **vast)

    def neem_over(self, fouten: dict[str, str]) -> None:
        """Put what `melden` found beside its field; what has no field here, above the form."""
        for veld, zin in fouten.items():
            self.add_error(veld if veld in self.fields else None, zin)


class SluitForm(forms.Form):
    """Why no melding is made of it."""

    uitkomst = _keuze(
        "Waarom maakt u er geen melding van?",
        [
            (u.value, u.label[0].upper() + u.label[1:])
            for u in (OpenbareMelding.Uitkomst.ONBEKEND, OpenbareMelding.Uitkomst.GEEN_MELDING)
        ],
    )
