"""The steps of a melding, and what a recipient fills in."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from inbeeld.signalen.actions.melden_antwoord import AFRONDREDENEN, WEIGERREDENEN
from inbeeld.signalen.actions.melden_antwoord import WAAR as BELAST_WAAR
from inbeeld.signalen.actions.melden_concept import MEESTE_DAGEN, WAAR
from inbeeld.signalen.models import Melding
from inbeeld.signalen.verzuimsoorten import soorten_op
from inbeeld.web.formulieren import DatumVeld

Soort = Melding.Soort
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]
SOORTEN = [
    (Soort.VERZUIM, "Verzuim zonder geldige reden"),
    (Soort.ZIEKTE, "Vaak of lang ziek"),
    (Soort.GEOORLOOFD, "Vaak of lang weg met een geldige reden"),
    (Soort.ABSOLUUT, "Het kind staat op geen enkele school"),
    (Soort.ZORG, "Zorg om het kind, zonder verzuim"),
]


def _tekst(label: str, langste: int, *, rijen: int = 3, **anders: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=langste,
        widget=forms.Textarea(attrs={"rows": rijen, "maxlength": langste}),
        **{"required": False, **anders},
    )


def _ja_nee(label: str, **anders: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=JA_NEE,
        widget=forms.RadioSelect,
        **{"error_messages": {"required": "Kies ja of nee."}, **anders},
    )


class Stapform(forms.Form):
    """A form without the browser's own checks: an empty box is no mistake before it is sent."""

    use_required_attribute = False


class WatForm(Stapform):
    """What is the matter."""

    soort = forms.ChoiceField(
        label="Wat is er aan de hand?",
        choices=SOORTEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er aan de hand is."},
    )
    waar = forms.ChoiceField(
        label="Waar ligt de zorg?",
        choices=[("", "niet van toepassing"), *WAAR.items()],
        required=False,
        help_text="Alleen bij zorg zonder verzuim.",
    )
    reden = _tekst(
        "Wat ziet of hoort u?",
        200,
        required=True,
        error_messages={"required": "Schrijf in een paar woorden wat er aan de hand is."},
        help_text="In een paar woorden. Schrijf geen ziekte, diagnose, geloof of afkomst op.",
    )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get("soort") == Soort.ZORG and not gegeven.get("waar"):
            self.add_error("waar", "Kies waar de zorg ligt.")
        return gegeven


class SpecificatieVeld(forms.CharField):
    """A line for each day: '12-01-2026 4' or '12-01-2026' for the whole day. Gives the pairs."""

    widget = forms.Textarea

    def __init__(self, **anders: Any) -> None:
        super().__init__(required=False, max_length=6000, **anders)
        self.widget.attrs["rows"] = 6

    def clean(self, value: Any) -> tuple[tuple[date, Decimal | None], ...]:
        regels = [r.strip() for r in super().clean(value).splitlines() if r.strip()]
        if len(regels) > MEESTE_DAGEN:
            raise forms.ValidationError(f"Noem hoogstens {MEESTE_DAGEN} dagen.")
        return tuple(self._dag(nummer, regel) for nummer, regel in enumerate(regels, 1))

    def _dag(self, nummer: int, regel: str) -> tuple[date, Decimal | None]:
        delen = regel.replace(",", ".").removesuffix("uur").split()
        try:
            dag, maand, jaar = map(int, delen[0].split("-"))
            uren = Decimal(delen[1]) if len(delen) > 1 else None
            if len(delen) > 2 or (uren is not None and not uren.is_finite()):
                raise ValueError
            return date(jaar, maand, dag), uren
        except (ValueError, InvalidOperation):
            raise forms.ValidationError(
                f"Regel {nummer} klopt niet. Schrijf een dag en de uren, zoals 12-01-2026 4."
            ) from None


class VerzuimForm(Stapform):
    """Since when, which hours, and what was done: as far as the soort asks it."""

    begindatum = DatumVeld(label="Eerste dag dat het kind er niet was")
    einddatum = DatumVeld(
        label="Laatste dag", required=False, help_text="Laat leeg als het nog duurt."
    )
    verzuimsoort = forms.ChoiceField(label="Soort verzuim")
    alle_lessen = _ja_nee("Mist het kind alle lessen?")
    specificatie = SpecificatieVeld(
        label="Welke dagen en uren?",
        help_text="Een dag per regel, met het aantal uren. Zonder uren telt de hele dag. "
        "Dit is ingevuld uit de gegevens van uw school.",
    )
    ondernomen = _tekst("Wat is er al gedaan?", 1000)
    actie_gewenst = _ja_nee("Moet de gemeente iets doen?")
    actie_toelichting = _tekst("Zo nee, waarom niet?", 500, rijen=2)
    leslocatie = forms.CharField(label="Leslocatie", max_length=100, required=False)

    _ALLEEN_VERZUIM = (
        "verzuimsoort",
        "alle_lessen",
        "actie_gewenst",
        "actie_toelichting",
        "leslocatie",
    )

    def __init__(
        self, *args: Any, soort: str, vandaag: date, leeftijd: int | None, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        if soort != Soort.VERZUIM:
            for naam in self._ALLEEN_VERZUIM:
                del self.fields[naam]
        else:
            self.fields["verzuimsoort"].choices = [
                ("", "Kies een soort"),
                *((s.code, s.naam.capitalize()) for s in soorten_op(vandaag, leeftijd)),
            ]
        if soort == Soort.ABSOLUUT:
            for naam in ("einddatum", "specificatie"):
                del self.fields[naam]
            veld = self.fields["begindatum"]
            veld.required, veld.label = False, "Sinds wanneer staat het kind nergens ingeschreven?"
        self.fields["begindatum"].laatst = vandaag


class OudersForm(Stapform):
    """Whether parents and youngster know of it, and how to reach everybody."""

    ouders_verteld = _ja_nee("Weten de ouders dat u dit meldt?")
    ouders_verteld_op = DatumVeld(label="Zo ja: op welke dag verteld?", required=False)
    ouders_verteld_door = forms.CharField(label="Zo ja: door wie?", max_length=100, required=False)
    ouders_waarom_niet = _tekst("Zo nee: waarom nog niet?", 300, rijen=2)
    jongere_verteld = _ja_nee("Weet de jongere dat u dit meldt?")
    jongere_waarom_niet = _tekst("Zo nee: waarom de jongere nog niet?", 300, rijen=2)
    melder_functie = forms.CharField(label="Uw functie", max_length=60, required=False)
    email = forms.EmailField(label="Uw e-mailadres", required=False)
    telefoon = forms.CharField(label="Uw telefoonnummer", max_length=20, required=False)
    telefoon_ouders = forms.CharField(
        label="Telefoonnummer van de ouders of de jongere", max_length=20, required=False
    )
    adres = forms.CharField(
        label="Verblijft het kind op een ander adres?",
        max_length=200,
        required=False,
        help_text="Alleen als het anders is dan bij de gemeente bekend.",
    )

    def __init__(self, *args: Any, met_jongere: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not met_jongere:
            del self.fields["jongere_verteld"], self.fields["jongere_waarom_niet"]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get("ouders_verteld") == "ja":
            self._moet("ouders_verteld_op", "Vul in op welke dag de ouders het hoorden.")
            self._moet("ouders_verteld_door", "Vul in wie het de ouders heeft verteld.")
        elif gegeven.get("ouders_verteld") == "nee":
            self._moet("ouders_waarom_niet", "Schrijf waarom de ouders het nog niet weten.")
        if gegeven.get("jongere_verteld") == "nee":
            self._moet("jongere_waarom_niet", "Schrijf waarom de jongere het nog niet weet.")
        return gegeven

    def _moet(self, veld: str, zin: str) -> None:
        if not self.cleaned_data.get(veld) and veld not in self.errors:
            self.add_error(veld, zin)


def _keuzen(waarden: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(waarden.items())


class AannemenForm(Stapform):
    """Take it on: nothing has to be said."""

    toelichting = _tekst("Wilt u er iets bij zeggen?", 1000)


class WeigerForm(Stapform):
    """Refuse, with a reason that the reporter reads."""

    reden = forms.ChoiceField(
        label="Waarom neemt u dit niet aan?",
        choices=_keuzen(WEIGERREDENEN),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een reden."},
    )
    toelichting = _tekst("Toelichting voor de melder", 1000)


class AfrondForm(Stapform):
    """What was done."""

    reden = forms.ChoiceField(
        label="Wat is er gedaan?",
        choices=_keuzen(AFRONDREDENEN),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er gedaan is."},
    )
    toelichting = _tekst("Toelichting voor de melder", 1000)


class BelastbaarheidForm(Stapform):
    """How much education a child can bear. There is no room for a diagnosis."""

    uren_per_week = forms.DecimalField(
        label="Hoeveel uur onderwijs per week?",
        min_value=0,
        max_value=40,
        max_digits=3,
        decimal_places=1,
        required=False,
        localize=False,
        help_text="Laat leeg als het nog niet in uren te zeggen is.",
    )
    waar = forms.ChoiceField(label="Waar?", choices=_keuzen(BELAST_WAAR), widget=forms.RadioSelect)
    voorwaarden = forms.CharField(
        label="Onder welke voorwaarden?",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: kleine groep, pauze na een uur. Geen ziekte of diagnose.",
    )
    geldig_tot = DatumVeld(label="Tot en met wanneer geldt dit?")
    gedeeld_met_weten = forms.BooleanField(
        label="De ouders, en de jongere vanaf 12 jaar, weten dat ik dit deel",
        error_messages={"required": "Deel dit pas als zij het weten."},
    )


class ToewijsForm(Stapform):
    """A colleague of this organisation, or nobody."""

    wie = forms.TypedChoiceField(label="Wie behandelt dit?", coerce=int, empty_value=None,
                                 required=False)  # fmt: skip

    def __init__(self, *args: Any, collegas: list[tuple[int, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["wie"].choices = [("", "Niemand, terug naar het postvak"), *collegas]


class IntrekForm(Stapform):
    """Why a melding is taken back."""

    reden = _tekst(
        "Waarom trekt u de melding in?",
        300,
        required=True,
        error_messages={"required": "Schrijf waarom u de melding intrekt."},
    )
