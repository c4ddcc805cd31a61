"""Forms of the road of an exemption."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from inbeeld.dossiers.models import (
    Gesprek,
    Herbeoordeling,
    Vrijstellingsadvies,
    Vrijstellingsverzoek,
)
from inbeeld.dossiers.vrijstellingregels import ART5A, ART5B, ART5C, TREKKEND, VAN_RECHTSWEGE
from inbeeld.regels import codes
from inbeeld.toegang.models import Postvak
from inbeeld.web.datums import kort
from inbeeld.web.formulieren import DatumVeld
from inbeeld.web.woorden import GROND

_W = Vrijstellingsverzoek.Wijze
_D = Vrijstellingsverzoek.Deskundige
_ONBEKEND = "Weet ik nog niet"
_JA_NEE = ((True, "Ja"), (False, "Nee"), (None, _ONBEKEND))
_GRONDEN = [
    (ART5A, "Art. 5 onder a: lichamelijk of psychisch niet geschikt voor een school"),
    (ART5B, "Art. 5 onder b: bedenkingen tegen de richting van alle scholen in de buurt"),
    (ART5C, "Art. 5 onder c: gaat naar een school in het buitenland"),
    (TREKKEND, "Art. 5a: trekkend bestaan (kermis of circus)"),
    *((grond, GROND[grond]) for grond in ("art15", "art3a", "art3b")),
]
if {code for code, _ in _GRONDEN} != set(codes.GRONDEN):
    raise ValueError("A ground is missing from the form, or one is not in the code list.")


def _tekst(
    label: str, *, hulp: str = "", verplicht: bool = True, rijen: int = 4
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hulp,
        required=verplicht,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


class OpenKeuze(forms.ChoiceField):
    """A choice of which 'not known yet', None or an empty text, is one."""

    def __init__(self, keuzen: Iterable[tuple[Any, str]], **kw: Any) -> None:
        keuzen = list(keuzen)
        self._waarden = {_code(waarde): waarde for waarde, _ in keuzen}
        kw.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=[(_code(waarde), naam) for waarde, naam in keuzen], **kw)

    def clean(self, value: Any) -> Any:
        return self._waarden[super().clean(value)]

    def prepare_value(self, value: Any) -> Any:
        return value if value in self._waarden else _code(value)


def _code(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "onbekend" if waarde in (None, "") else str(waarde)


class VerzoekForm(forms.Form):
    """What every request has. The key makes that the same form sent twice is one request."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    grond = forms.ChoiceField(
        label="Op welke grond?",
        choices=_GRONDEN,
        widget=forms.RadioSelect,
        help_text="Let op: 'art. 5 onder a' en 'art. 5a' zijn twee verschillende gronden. Wie '5a'"
        " zegt, bedoelt bijna altijd art. 5 onder a.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ontvangen_op"] = DatumVeld(
            label="Ontvangen op",
            laatst=vandaag,
            initial=vandaag,
            help_text="De dag waarop de kennisgeving of het verzoek compleet binnenkwam.",
        )
        self.fields["ingangsdatum"] = DatumVeld(label="Vrijstelling vanaf")
        self.fields["einddatum"] = DatumVeld(
            label="Vrijstelling tot en met",
            required=False,
            help_text="Meestal 31 juli: het einde van het schooljaar.",
        )


class GegevensForm(forms.Form):
    """What the law asks of this ground; fields that it does not ask are not there.

    `gezien`: the `stand` of the request from which the form was filled in.
    """

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, *args: Any, grond: str, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _VELDEN.get(grond, lambda _: {})(vandaag)
        self.fields["leermogelijkheden"] = _tekst(
            "Wat kan het kind nog wel leren, en hoe?"
            if grond in VAN_RECHTSWEGE
            else "Welk onderwijs of programma komt er in plaats van school?",
            verplicht=False,
        )
        self.fields["ontvangen_op"] = DatumVeld(label="Ontvangen op", laatst=vandaag)
        self.fields["ingangsdatum"] = DatumVeld(label="Vrijstelling vanaf")
        self.fields["einddatum"] = DatumVeld(label="Vrijstelling tot en met", required=False)


def _onder_a(vandaag: date) -> dict[str, forms.Field]:
    return {
        "verklaring_op": _verklaring_op(vandaag),
        "verklaring_door": OpenKeuze(
            label="Wie gaf de verklaring?",
            keuzen=[
                (_D.ARTS, "Een arts die B en W hebben aangewezen"),
                (_D.PEDAGOOG, "Een pedagoog die B en W hebben aangewezen"),
                (_D.PSYCHOLOOG, "Een psycholoog die B en W hebben aangewezen"),
                (_D.ANDERS, "Iemand anders"),
                ("", _ONBEKEND),
            ],
            help_text="Schrijf nergens op wat het kind heeft. Dat hoort hier niet.",
        ),
        "verklaring_behandelaar": OpenKeuze(
            _JA_NEE, label="Behandelt deze deskundige het kind ook zelf?"
        ),
        "nooit_geschikt": forms.BooleanField(
            label="In de verklaring staat dat het kind nooit geschikt wordt",
            required=False,
            help_text="Dan hoeft er niet elk jaar een kennisgeving te zijn (LPW 6 lid 3)."
            " Volgens het pact kijkt u toch elk jaar wat er mogelijk is.",
        ),
    }


def _onder_b(vandaag: date) -> dict[str, forms.Field]:
    return {
        "zelfde_richting_vorig_jaar": OpenKeuze(
            _JA_NEE,
            label="Zat het kind in het jaar vóór de kennisgeving op een school van de richting"
            " waartegen de bedenkingen zijn?",
        )
    }


def _onder_c(vandaag: date) -> dict[str, forms.Field]:
    return {
        "verklaring_op": _verklaring_op(vandaag),
        "verklaring_door": OpenKeuze(
            label="Is de verklaring van de school in het buitenland?",
            keuzen=[
                (_D.SCHOOL_BUITENLAND, "Ja"),
                (_D.ANDERS, "Nee, van iemand anders"),
                ("", _ONBEKEND),
            ],
        ),
    }


_VELDEN = {ART5A: _onder_a, ART5B: _onder_b, ART5C: _onder_c}
"""What the law asks beside the days, per ground."""


def _verklaring_op(vandaag: date) -> DatumVeld:
    return DatumVeld(label="Datum van de verklaring", required=False, laatst=vandaag)


class HorenForm(forms.Form):
    """With whom was spoken, or why not."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, *args: Any, gesprekken: Iterable[Gesprek], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzen = [
            (None, "Nog niet gesproken"),
            *((g.pk, f"{kort(g.gevoerd_op)}, {g.get_soort_display()}") for g in gesprekken),
        ]
        self.fields["kind_gehoord_id"] = OpenKeuze(
            keuzen, label="In welk gesprek is met het kind gesproken?", widget=forms.Select
        )
        self.fields["ouders_gehoord_id"] = OpenKeuze(
            keuzen, label="In welk gesprek is met de ouders gesproken?", widget=forms.Select
        )
        self.fields["waarom_niet_gehoord"] = forms.CharField(
            label="Waarom is er met een van hen niet gesproken?",
            required=False,
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class AdviesVragenForm(forms.Form):
    """Which samenwerkingsverband is asked."""

    postvak = forms.ChoiceField(label="Welk samenwerkingsverband?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, postvakken: Iterable[Postvak], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzen = [(str(p.pk), p.organisatie.naam) for p in postvakken]
        self.fields["postvak"].choices = keuzen
        if keuzen:
            self.initial.setdefault("postvak", keuzen[0][0])


class AdviesForm(forms.Form):
    """What the samenwerkingsverband says."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    advies = forms.ChoiceField(
        label="Is er onderwijs mogelijk?",
        choices=[(c, n.capitalize()) for c, n in Vrijstellingsadvies.Advies.choices],
        widget=forms.RadioSelect,
    )
    toelichting = _tekst(
        "Wat is er mogelijk, en wat is daarvoor nodig?",
        hulp="Leerplicht leest dit. Schrijf geen medische gegevens op.",
        rijen=6,
    )


class BesluitForm(forms.Form):
    """The decision; what it asks follows from the ground and from the checks."""

    besluit = forms.ChoiceField(
        label="Wat stelt u vast?",
        widget=forms.RadioSelect,
        choices=[
            ("vaststellen", "Er is een vrijstelling"),
            ("afwijzen", "Er is geen vrijstelling"),
        ],
    )
    wijze = forms.ChoiceField(
        label="Hoe ontstaat dit?",
        widget=forms.RadioSelect,
        choices=[
            (_W.VAN_RECHTSWEGE, "Van rechtswege: uit de wet zelf, als de voorwaarden er zijn"),
            (_W.BESLUIT, "Door een besluit van burgemeester en wethouders"),
        ],
    )
    einddatum = DatumVeld(
        label="Vrijstelling tot en met",
        required=False,
        help_text="Meestal 31 juli: het einde van het schooljaar.",
    )
    reden = _tekst("Waarom?", hulp="Schrijf geen medische gegevens op.")
    leermogelijkheden = _tekst("Wat kan het kind nog wel leren, en hoe?", verplicht=False)
    geen_aanbod = forms.BooleanField(
        label="Deze vrijstelling is er (ook) omdat er geen passend aanbod was",
        required=False,
        help_text="Zo wordt zichtbaar welk aanbod de regio mist. Het telt apart.",
    )
    ondanks = _tekst("Niet alle controles zijn in orde. Waarom gaat u toch door?", verplicht=False)

    def __init__(self, *args: Any, grond: str, alles_goed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault(
            "wijze", _W.VAN_RECHTSWEGE if grond in VAN_RECHTSWEGE else _W.BESLUIT
        )
        if alles_goed:
            del self.fields["ondanks"]
        # What only an exemption asks is asked until one says that there is none.
        geen = self.data.get("besluit") == "afwijzen"
        for naam in ("leermogelijkheden", "ondanks"):
            if naam == "ondanks" or grond == ART5A:
                self._verplicht(naam, geen)

    def _verplicht(self, naam: str, geen: bool) -> None:
        if naam in self.fields:
            self.fields[naam].required = not geen
            self.fields[naam].help_text = "Niet nodig als er geen vrijstelling is."


class RedenForm(forms.Form):
    """Why something stops."""

    reden = forms.CharField(
        label="Waarom?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class EindeForm(RedenForm):
    """Why an exemption ends, and which is its last day."""

    def __init__(self, *args: Any, vandaag: date, laatst: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["laatste_dag"] = DatumVeld(
            label="Laatste dag van de vrijstelling", initial=vandaag, laatst=laatst
        )
        self.order_fields(["laatste_dag", "reden"])


class HerbeoordelingForm(forms.Form):
    """What came of looking at an exemption again."""

    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?",
        choices=[(c, n.capitalize()) for c, n in Herbeoordeling.Uitkomst.choices],
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Wat is er bekeken en besproken?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: wat kan het kind nu leren, en met wie is gesproken?",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gedaan_op"] = DatumVeld(label="Gedaan op", initial=vandaag, laatst=vandaag)
        self.fields["laatste_dag"] = DatumVeld(
            label="Als de vrijstelling vervalt: wat is de laatste dag?",
            required=False,
            help_text="Laat leeg als dat de dag van de herbeoordeling is.",
        )


class LijstForm(forms.Form):
    """Which of the running exemptions are listed; what is not asked is all of them."""

    grond = forms.ChoiceField(
        label="Grond", choices=[("alle", "Alle gronden"), *((g, GROND[g]) for g in codes.GRONDEN)]
    )
    toon = forms.ChoiceField(
        label="Toon",
        choices=[
            ("alle", "Alles wat loopt"),
            ("te_laat", "Herbeoordeling te laat"),
            ("geen_aanbod", "Omdat er geen aanbod was"),
            ("zonder_dossier", "Zonder verzoek in In Beeld"),
        ],
    )

    def __init__(self, vraag: Mapping[str, str]) -> None:
        super().__init__({naam: vraag.get(naam) or "alle" for naam in self.base_fields})

    def keuze(self) -> dict[str, str]:
        """Of both fields the code, '' for all; what does not exist is all."""
        gegeven = self.cleaned_data if self.is_valid() else {}
        return {
            naam: "" if gegeven.get(naam, "alle") == "alle" else gegeven[naam]
            for naam in self.base_fields
        }
