"""Forms about offers, their costs, needs and adapted hours."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms

from inbeeld.dossiers import aanbodcodes as codes
from inbeeld.dossiers.models import Aanbodcontrole, Behoefte
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen
from inbeeld.web.woorden import AANBOD

PASSEND = (
    "Passend is: het past bij wat dit kind nu nodig heeft en aankan, en het kind kan er echt"
    " terecht. Dat kan onderwijs zijn, zorg, dagbesteding, werk of een mengvorm. Een wachtlijst,"
    " een gesprek of een indicatie is geen aanbod. Begint een passend aanbod, dan stopt de klok van"
    " drie maanden."
)
SOORTEN = list(AANBOD.items())


class UrenVeld(forms.DecimalField):
    """Hours a week; cleaned to hundredths."""

    def __init__(self, **kw: Any) -> None:
        kw.setdefault("label", "Uren per week")
        super().__init__(
            max_digits=4, decimal_places=2, min_value=Decimal("0.25"), max_value=60, **kw
        )

    def clean(self, value: Any) -> int | None:
        """None when left empty."""
        uren = super().clean(value.replace(",", ".") if isinstance(value, str) else value)
        return None if uren is None else int(uren * 100)


def tekst(label: str, lengte: int, *, rijen: int = 3, **kw: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(label=label, max_length=lengte, widget=widget, **kw)


def _passend(label: str = "Is dit een passend aanbod?", *, weet_niet: bool) -> forms.ChoiceField:
    keuzen = [("ja", "ja"), ("nee", "nee")]
    if weet_niet:
        keuzen.append(("", "dat weten we nog niet"))
    return forms.ChoiceField(
        label=label,
        choices=keuzen,
        required=not weet_niet,
        widget=forms.RadioSelect,
        help_text=PASSEND,
    )


class EenKeerForm(forms.Form):
    """With a key of its own: a form that is sent twice is stored once."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def velden(self) -> dict[str, Any]:
        """What was filled in, without the key."""
        return {naam: w for naam, w in self.cleaned_data.items() if naam != "sleutel"}

    @property
    def eigen_sleutel(self) -> UUID:
        return self.cleaned_data["sleutel"]


class InhoudForm(forms.Form):
    """What an offer is."""

    soort = forms.ChoiceField(label="Wat voor aanbod?", choices=SOORTEN, widget=forms.RadioSelect)
    omschrijving = forms.CharField(
        label="Wat is het, in gewone woorden?",
        max_length=300,
        help_text="Bijvoorbeeld: twee ochtenden op de boerderij, met een leraar erbij.",
    )
    aanbieder = forms.ChoiceField(label="Wie biedt het aan?", required=False)
    plek = forms.CharField(
        label="Waar is het?",
        max_length=200,
        required=False,
        help_text="Plaats, of de naam van de plek als die niet in de lijst hierboven staat.",
    )
    uren_per_week = UrenVeld(
        label="Hoeveel uur per week?",
        required=False,
        help_text="Klokuren. Bouwt het op? Vul de uren aan het begin in; de opbouw komt later.",
    )
    passend = _passend(weet_niet=True)
    begin_verwacht_op = DatumVeld(label="Wanneer begint het naar verwachting?", required=False)
    toelichting = tekst(
        "Toelichting", 500, required=False, help_text="Schrijf geen medische gegevens op."
    )

    def __init__(self, *args: Any, aanbieders: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanbieder"].choices = VasteKeuzen(
            {"": "staat niet in de lijst, of nog niet bekend", **aanbieders}
        )

    def inhoud(self) -> dict[str, Any]:
        """As the action takes it."""
        gegeven = self.cleaned_data
        passend = gegeven["passend"]
        return {
            "soort": gegeven["soort"],
            "omschrijving": gegeven["omschrijving"],
            "passend": None if passend == "" else passend == "ja",
            "aanbieder_id": int(gegeven["aanbieder"]) if gegeven["aanbieder"] else None,
            "plek": gegeven["plek"],
            "uren_per_week_honderdsten": gegeven["uren_per_week"],
            "begin_verwacht_op": gegeven["begin_verwacht_op"],
            "toelichting": gegeven["toelichting"],
        }


# How far the offer has come when it is first recorded: which days are asked.
DAGVELDEN = (
    ("gevraagd_op", "Gevraagd op", "gevraagd"),
    ("aangeboden_op", "Aangeboden op", "aangeboden"),
    ("antwoord_op", "Aanvaard op", "aanvaard"),
    ("begonnen_op", "Begonnen op", "begonnen"),
)
TOT = tuple(tot for *_, tot in DAGVELDEN)


class NieuwAanbodForm(InhoudForm, EenKeerForm):
    """A new offer, as far as it has come (`tot`)."""

    def __init__(self, *args: Any, tot: str, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tot = tot
        nodig = DAGVELDEN[: TOT.index(tot) + 1]
        for naam, label, _ in nodig:
            self.fields[naam] = DatumVeld(
                label=label,
                laatst=vandaag,
                initial=vandaag if tot == "gevraagd" else None,
                # Nobody need have asked for what was offered.
                required=naam != "gevraagd_op" or tot == "gevraagd",
            )
        if tot == "begonnen":
            self.fields["passend"] = _passend(weet_niet=False)
            del self.fields["begin_verwacht_op"]
        dagen = [naam for naam, *_ in nodig]
        vooraf = [n for n in self.fields if n not in (*dagen, "begin_verwacht_op", "toelichting")]
        self.order_fields([*vooraf, *dagen])

    def dagen(self) -> dict[str, date]:
        """The day of every step that was taken."""
        return {n: d for n, *_ in DAGVELDEN if (d := self.cleaned_data.get(n)) is not None}

    def inhoud(self) -> dict[str, Any]:
        self.cleaned_data.setdefault("begin_verwacht_op", None)
        return super().inhoud()


class WijzigForm(InhoudForm):
    """Details of an offer; `stand`: what the person who fills this in has seen."""

    stand = forms.CharField(widget=forms.HiddenInput)


class AanbiedForm(forms.Form):
    """The offer was made."""

    def __init__(self, *args: Any, vandaag: date, passend: bool | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Aangeboden op", initial=vandaag, laatst=vandaag)
        self.fields["passend"] = _passend(weet_niet=True)
        self.fields["passend"].initial = {None: "", True: "ja", False: "nee"}[passend]


class AanvaardForm(forms.Form):
    """Parents and child want it."""

    begin_verwacht_op = DatumVeld(
        label="Wanneer begint het?",
        required=False,
        help_text="Op die dag vraagt In Beeld of het kind begonnen is.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Aanvaard op", initial=vandaag, laatst=vandaag)
        self.order_fields(["op"])


class WeigerForm(forms.Form):
    """Refused, why, and what would have been needed."""

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Geweigerd op", initial=vandaag, laatst=vandaag)
        self.fields["reden"] = forms.ChoiceField(
            label="Waarom?",
            choices=codes.keuzen(codes.WEIGERREDENEN, vandaag),
            widget=forms.RadioSelect,
        )
        self.fields["toelichting"] = tekst(
            "In hun eigen woorden", 500, required=False, help_text="Verplicht bij 'anders'."
        )
        self.fields["behoefte"] = forms.BooleanField(
            label="Wat dit kind nodig heeft, bestaat nog niet. Leg dat vast als behoefte.",
            required=False,
            help_text=(
                "Doe dit bij 'te ver weg', 'past niet' en 'wachttijd'. De regio ziet zo welk aanbod"
                " er ontbreekt."
            ),
        )
        self.fields["behoefte_soort"] = forms.ChoiceField(
            label="Wat voor aanbod is er nodig?", choices=[("", "kies"), *SOORTEN], required=False
        )
        self.fields["behoefte_omschrijving"] = forms.CharField(
            label="Wat is er nodig, in gewone woorden?", max_length=300, required=False
        )
        self.fields["behoefte_plek"] = forms.CharField(
            label="Waar ongeveer is het nodig?", max_length=100, required=False
        )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if gegeven.get("reden") == "anders" and not gegeven.get("toelichting"):
            self.add_error("toelichting", "Schrijf kort op waarom.")
        if gegeven.get("behoefte"):
            for veld in ("behoefte_soort", "behoefte_omschrijving"):
                if not gegeven.get(veld):
                    self.add_error(veld, "Vul dit in, of haal het vinkje weg.")
        return gegeven

    def gevraagd(self) -> dict[str, Any] | None:
        """The need to record; None: none."""
        gegeven = self.cleaned_data
        if not gegeven["behoefte"]:
            return None
        return {
            "soort": gegeven["behoefte_soort"],
            "omschrijving": gegeven["behoefte_omschrijving"],
            "plek": gegeven["behoefte_plek"],
            "sinds": gegeven["op"],
        }


class BeginForm(forms.Form):
    """The child began."""

    def __init__(
        self,
        *args: Any,
        vandaag: date,
        passend: bool | None,
        behoeften: Iterable[Behoefte],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Eerste dag", initial=vandaag, laatst=vandaag)
        self.fields["passend"] = _passend(weet_niet=False)
        self.fields["passend"].initial = {None: None, True: "ja", False: "nee"}[passend]
        keuzen = [(str(b.sleutel), f"{AANBOD[b.soort]}: {b.omschrijving}") for b in behoeften]
        if keuzen:
            self.fields["vervult"] = forms.MultipleChoiceField(
                label="Welke behoefte is hiermee vervuld?",
                choices=keuzen,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )


class EindForm(forms.Form):
    """The offer ended."""

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"] = DatumVeld(label="Laatste dag", initial=vandaag, laatst=vandaag)
        self.fields["reden"] = forms.ChoiceField(
            label="Waarom stopt het?",
            choices=codes.keuzen(codes.EINDREDENEN, vandaag),
            widget=forms.RadioSelect,
        )
        self.fields["toelichting"] = tekst(
            "Toelichting", 500, required=False, help_text="Verplicht bij 'anders'."
        )


class HerstelForm(forms.Form):
    """The start was entered wrongly."""

    reden = tekst("Wat klopt er niet aan het begin?", 500)
    terug = forms.BooleanField(
        label="Het aanbod zelf klopt. Zet het terug op 'aanvaard'.", required=False, initial=True
    )


class WaaromForm(forms.Form):
    """A reason in words."""

    def __init__(self, *args: Any, vraag: str, lengte: int = 300, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"] = tekst(vraag, lengte)


class ControleForm(EenKeerForm):
    """Whether the child goes there."""

    def __init__(self, *args: Any, vandaag: date, begonnen: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["datum"] = DatumVeld(
            label="Hoe was het op", initial=vandaag, vroegst=begonnen, laatst=vandaag
        )
        self.fields["gevolgd"] = forms.ChoiceField(
            label="Gaat het kind naar dit aanbod?",
            choices=Aanbodcontrole.Gevolgd.choices,
            widget=forms.RadioSelect,
        )
        self.fields["toelichting"] = tekst("Wat hoorde of zag u?", 300, required=False)
