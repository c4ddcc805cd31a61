"""Forms of the plan and the gezin. They work without JavaScript: a button asks for more rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField

from inbeeld.dossiers.models import Plandoel, Zienswijze
from inbeeld.dossiers.planinhoud import Doel, Inhoud
from inbeeld.web.formulieren import DatumVeld

MEEST = 30
"""Rows of one kind; a plan with more goals is no plan."""
_WIENS = {
    Plandoel.Van.JONGERE: ("Wat wil het kind?", "Doel van het kind"),
    Plandoel.Van.OUDERS: ("Wat willen de ouders?", "Doel van de ouders"),
    Plandoel.Van.PROFESSIONALS: ("Wat willen de professionals?", "Doel van de professionals"),
}
_BEREIKT = [("", "nog mee bezig"), *Plandoel.Bereikt.choices]


def _tekst(label: str, rijen: int, **rest: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), **rest)


@dataclass(frozen=True, slots=True)
class Groep:
    """The rows of one of the three, as the page shows them."""

    van: str
    kop: str
    rijen: list[tuple[BoundField, BoundField | None]]


class PlanForm(forms.Form):
    """The text of a plan. `begin`: what it starts with; `vervolg`: there is a version before it;
    `organisaties`: who can contribute; `vanaf`: the version that it starts from."""

    # A box that is still empty is no mistake: the browser would mark it as one.
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        begin: Inhoud,
        vervolg: bool,
        organisaties: Mapping[int, str],
        meedoen: tuple[int, ...] = (),
        vanaf: UUID | None = None,
    ) -> None:
        super().__init__(data, label_suffix="")
        self.begin, self.vervolg, self.organisaties = begin, vervolg, organisaties
        self.meedoen = meedoen
        self._bij_elkaar = data or {}
        self._hoofd(vanaf)
        for van in Plandoel.Van.values:
            self._doelrijen(van)
        self._bijdragerijen()
        if vervolg:
            self._verandering()

    def _hoofd(self, vanaf: UUID | None) -> None:
        self.fields["vanaf"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput, initial=vanaf
        )
        self.fields["sleutel"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
        self.fields["perspectief"] = _tekst(
            "Waar gaat het naartoe?",
            5,
            max_length=5000,
            initial=self.begin.perspectief,
            help_text="Het perspectief van dit kind, in gewone woorden. Geen medische gegevens.",
        )

    def _doelrijen(self, van: str) -> None:
        begin = self.begin.van(van)
        for nr in range(self._aantal(f"doel_{van}_", max(2, len(begin) + 1))):
            doel = begin[nr] if nr < len(begin) else Doel(van, "")
            self.fields[f"doel_{van}_{nr}"] = _tekst(
                f"{_WIENS[van][1]} {nr + 1}",
                2,
                max_length=500,
                required=False,
                initial=doel.tekst,
            )
            if self.vervolg and (doel.tekst or f"bereikt_{van}_{nr}" in self._bij_elkaar):
                self.fields[f"bereikt_{van}_{nr}"] = forms.ChoiceField(
                    label="Is dat gelukt?", choices=_BEREIKT, required=False, initial=doel.bereikt
                )

    def _bijdragerijen(self) -> None:
        begin = list(self.begin.bijdragen.items())
        begin += [(o, "") for o in self.meedoen if o not in self.begin.bijdragen]
        keuzen = [("", "Kies een organisatie"), *self.organisaties.items()]
        for nr in range(self._aantal("bijdrage_", len(begin) + 1)):
            wie, tekst = begin[nr] if nr < len(begin) else ("", "")
            self.fields[f"wie_{nr}"] = forms.TypedChoiceField(
                label=f"Partner {nr + 1}",
                choices=keuzen,
                coerce=int,
                empty_value=None,
                required=False,
                initial=wie,
            )
            self.fields[f"bijdrage_{nr}"] = _tekst(
                f"Wat doet partner {nr + 1}?", 2, max_length=500, required=False, initial=tekst
            )

    def _verandering(self) -> None:
        self.fields["wat_veranderde"] = _tekst(
            "Wat verandert er in deze versie?",
            2,
            max_length=500,
            initial=self.begin.wat_veranderde,
        )
        self.fields["waarom"] = _tekst(
            "Waarom verandert het?", 2, max_length=500, initial=self.begin.waarom
        )

    def _aantal(self, begin: str, zonder: int) -> int:
        """Rows of what was sent, else as many as there are things to show and one empty one."""
        if not self._bij_elkaar:
            return min(zonder, MEEST)
        return _gestuurd(self._bij_elkaar, begin)

    def doelgroepen(self) -> Iterator[Groep]:
        """The goals, for the page."""
        for van, (kop, _) in _WIENS.items():
            nummers = range(sum(naam.startswith(f"doel_{van}_") for naam in self.fields))
            yield Groep(
                van,
                kop,
                [
                    (
                        self[f"doel_{van}_{nr}"],
                        self[f"bereikt_{van}_{nr}"]
                        if f"bereikt_{van}_{nr}" in self.fields
                        else None,
                    )
                    for nr in nummers
                ],
            )

    def bijdragen(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The contributions, for the page."""
        for nr in range(sum(naam.startswith("bijdrage_") for naam in self.fields)):
            yield self[f"wie_{nr}"], self[f"bijdrage_{nr}"]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if not _doelen(gegeven):
            self.add_error(
                f"doel_{Plandoel.Van.JONGERE}_0", "Schrijf ten minste één doel op, van wie ook."
            )
        al: set[int] = set()
        for nr in range(sum(naam.startswith("bijdrage_") for naam in self.fields)):
            wie, tekst = gegeven.get(f"wie_{nr}"), gegeven.get(f"bijdrage_{nr}")
            if tekst and wie is None and f"wie_{nr}" not in self.errors:
                self.add_error(f"wie_{nr}", "Kies wie dit doet.")
            elif tekst and wie in al:
                self.add_error(f"wie_{nr}", "Deze partner staat er al. Zet het bij elkaar.")
            al |= {wie} if tekst and wie else set()
        return gegeven

    def inhoud(self) -> Inhoud:
        """What was typed, of a form that is right."""
        g = _regels(self.cleaned_data)
        nummers = range(sum(naam.startswith("bijdrage_") for naam in self.fields))
        return Inhoud(
            g["perspectief"],
            _doelen(g),
            {g[f"wie_{nr}"]: g[f"bijdrage_{nr}"] for nr in nummers if g[f"bijdrage_{nr}"]},
            g.get("wat_veranderde", ""),
            g.get("waarom", ""),
        )


def _regels(gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with lines that end as elsewhere and not as a browser sends them."""
    return {
        naam: waarde.replace("\r\n", "\n") if isinstance(waarde, str) else waarde
        for naam, waarde in gegeven.items()
    }


def _doelen(gegeven: Mapping[str, Any]) -> tuple[Doel, ...]:
    """The rows that hold something; the same words of the same person once."""
    uit: dict[tuple[str, str], Doel] = {}
    for van in Plandoel.Van.values:
        for nr in range(MEEST):
            tekst = (gegeven.get(f"doel_{van}_{nr}") or "").strip()
            if tekst:
                bereikt = gegeven.get(f"bereikt_{van}_{nr}") or ""
                uit.setdefault((van, tekst), Doel(van, tekst, bereikt))
    return tuple(uit.values())


def _gestuurd(data: Mapping[str, Any], begin: str) -> int:
    nr = 0
    while nr < MEEST and f"{begin}{nr}" in data:
        nr += 1
    return nr


def getypt(data: Mapping[str, Any]) -> Inhoud:
    """What was typed so far, right or not: to show again with more rows."""
    bijdragen = {}
    for nr in range(_gestuurd(data, "bijdrage_")):
        wie = data.get(f"wie_{nr}", "")
        if wie.isdecimal():
            bijdragen.setdefault(int(wie), data.get(f"bijdrage_{nr}", ""))
    return Inhoud(
        data.get("perspectief", ""),
        _doelen(data),
        bijdragen,
        data.get("wat_veranderde", ""),
        data.get("waarom", ""),
    )


class VaststelForm(forms.Form):
    """When the plan is looked at together."""

    def __init__(self, data: Any = None, *, vandaag: date, versie: UUID) -> None:
        super().__init__(data)
        morgen, laatst = vandaag + timedelta(days=1), vandaag + timedelta(days=365)
        self.fields["evaluatie_op"] = DatumVeld(
            label="Wanneer kijken we samen hoe het gaat?",
            vroegst=morgen,
            laatst=laatst,
            help_text="Uiterlijk over een jaar. Het komt als taak in de werkvoorraad.",
        )
        self.fields["versie"] = forms.UUIDField(widget=forms.HiddenInput, initial=versie)


class EvaluatieForm(forms.Form):
    """How it went, and how it goes on."""

    def __init__(self, data: Any = None, *, vandaag: date, vanaf: date) -> None:
        super().__init__(data)
        self.fields["sleutel"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
        self.fields["gehouden_op"] = DatumVeld(
            label="Wanneer keek u samen naar het plan?",
            initial=vandaag,
            vroegst=vanaf,
            laatst=vandaag,
        )
        self.fields["uitkomst"] = _tekst(
            "Wat kwam eruit?", 5, max_length=5000, help_text="Wat lukte, en wat nog niet?"
        )
        self.fields["verder"] = forms.ChoiceField(
            label="Hoe gaat het verder?",
            choices=[("door", "Het plan loopt door"), ("sluit", "Het plan is klaar en gaat dicht")],
            widget=forms.RadioSelect,
        )
        self.fields["volgende_op"] = DatumVeld(
            label="Als het doorloopt: wanneer kijkt u weer?",
            required=False,
            vroegst=vandaag + timedelta(days=1),
            laatst=vandaag + timedelta(days=365),
        )
        self.fields["sluitreden"] = forms.CharField(
            label="Als het dichtgaat: waarom?", required=False, max_length=500
        )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        verder = gegeven.get("verder")
        if verder == "door" and not gegeven.get("volgende_op") and not self.errors:
            self.add_error("volgende_op", "Kies de dag waarop u weer samen kijkt.")
        if verder == "sluit" and not gegeven.get("sluitreden"):
            self.add_error("sluitreden", "Schrijf op waarom het plan dichtgaat.")
        return gegeven


class RedenForm(forms.Form):
    """Why something ends."""

    reden = forms.CharField(label="Waarom?", max_length=300, widget=forms.Textarea({"rows": 3}))


class ZienswijzeForm(forms.Form):
    """What parents or child think of a version. `mag`: whose view may be given."""

    def __init__(
        self, data: Any = None, *, mag: tuple[str, ...], vandaag: date, vanaf: date, van: str = ""
    ) -> None:
        super().__init__(data)
        wie = [(v, w.capitalize()) for v, w in Zienswijze.Van.choices if v in mag]
        self.fields["sleutel"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
        self.fields["van"] = forms.ChoiceField(
            label="Van wie is deze mening?",
            choices=wie,
            widget=forms.RadioSelect,
            initial=van if van in mag else wie[0][0] if len(wie) == 1 else None,
        )
        self.fields["wie"] = forms.CharField(
            label="Wie zei dit?",
            max_length=60,
            required=False,
            help_text="Bijvoorbeeld: moeder, of vader en moeder samen. Geen naam nodig.",
        )
        self.fields["oordeel"] = forms.ChoiceField(
            label="Is die het eens met het plan?",
            choices=[(o, w.capitalize()) for o, w in Zienswijze.Oordeel.choices],
            widget=forms.RadioSelect,
        )
        self.fields["eigen_woorden"] = _tekst(
            "In eigen woorden", 4, max_length=3000, required=False
        )
        self.fields["gegeven_op"] = DatumVeld(
            label="Wanneer?", initial=vandaag, vroegst=vanaf, laatst=vandaag
        )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        niet_eens = gegeven.get("oordeel") not in (None, Zienswijze.Oordeel.EENS)
        if niet_eens and not gegeven.get("eigen_woorden"):
            self.add_error("eigen_woorden", "Schrijf op waarom niet, in hun eigen woorden.")
        return gegeven


class DeelnemerForm(forms.Form):
    """Which partner takes part."""

    def __init__(self, data: Any = None, *, organisaties: Mapping[int, str]) -> None:
        super().__init__(data)
        self.fields["organisatie"] = forms.TypedChoiceField(
            label="Welke partner doet mee?",
            choices=[("", "Kies een organisatie"), *organisaties.items()],
            coerce=int,
            help_text="Alleen wie al met dit kind te maken heeft, kan meedoen.",
        )


class GezinForm(forms.Form):
    """Which child belongs with this one, and how that is known."""

    def __init__(self, data: Any = None, *, kinderen: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["kind"] = forms.TypedChoiceField(
            label="Welk kind hoort bij dit gezin?",
            choices=list(kinderen.items()),
            coerce=UUID,
            widget=forms.RadioSelect,
        )
        self.fields["reden"] = forms.CharField(
            label="Hoe weet u dat?",
            max_length=300,
            help_text="Bijvoorbeeld: de ouders vertelden het.",
        )
