"""Forms of talks, agreements, closed notes and the list of reasons."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from inbeeld.dossiers.actions.gesprekken import Deelnemer, Gespreksinhoud, NieuweAfspraak
from inbeeld.dossiers.models import Gesprek, Gespreksdeelnemer
from inbeeld.dossiers.queries.gesprekken import Betrokkenen, redenen_op
from inbeeld.web.formulieren import DatumVeld

_Wie = Gespreksdeelnemer.Wie
_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}
AFSPRAKEN_PER_GESPREK = 6


def _tekst(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


def _hoofdletters(keuzen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, f"{woorden[:1].upper()}{woorden[1:]}") for code, woorden in keuzen]


def wie_keuzen(betrokkenen: Betrokkenen) -> list[Any]:
    """Who can do what is agreed: the family, somebody by name, or an organisation as a whole."""
    mensen = [(f"mens-{pk}", naam) for pk, naam in betrokkenen.mensen.items()]
    organisaties = [(f"organisatie-{pk}", naam) for pk, naam in betrokkenen.organisaties.items()]
    return [
        ("", "Kies"),
        ("Kind en ouders", [("jongere", "Het kind"), ("ouders", "De ouders")]),
        ("Mensen", mensen),
        ("Een organisatie, nog niemand bij naam", organisaties),
    ]


def wie_gekozen(keuze: str, betrokkenen: Betrokkenen) -> dict[str, Any]:
    """The choice as `NieuweAfspraak` takes it."""
    soort, _, nummer = keuze.partition("-")
    if soort == "mens":
        pk = int(nummer)
        return {
            "wie": "professional",
            "eigenaar_id": pk,
            "organisatie_id": betrokkenen.van[pk],
        }
    if soort == "organisatie":
        return {"wie": "professional", "organisatie_id": int(nummer)}
    return {"wie": soort}


def met_nieuwe_sleutel(request: HttpRequest) -> QueryDict:
    """What was sent, as another form: nothing of it goes, and it is not what was stored before."""
    gegeven = request.POST.copy()
    gegeven["sleutel"] = str(uuid4())
    return gegeven


class BijEenAntwoord(forms.CharField):
    """A text that goes with one answer to another question. It is not marked as one that may stay
    empty; the form says when it must not."""

    def validate(self, value: str) -> None:
        """Which answer was given, the form knows."""


class GesprekForm(forms.Form):
    """A talk. `sleutel` is made when the form is shown: sent twice, it is one talk."""

    # Not every field that is marked belongs to the answer that is given.
    use_required_attribute = False

    soort = forms.ChoiceField(
        label="Met wie of waarvoor was het gesprek?",
        choices=[("", "Kies"), *_hoofdletters(Gesprek.Soort.choices)],
        error_messages=_KIES,
    )
    erbij = forms.MultipleChoiceField(
        label="Wie van het gezin was erbij?",
        required=False,
        choices=[(_Wie.JONGERE, "Het kind"), (_Wie.OUDER, "Ouder of verzorger")],
        widget=forms.CheckboxSelectMultiple,
    )
    collegas = forms.MultipleChoiceField(
        label="Welke collega's waren erbij?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=_KIES,
    )
    anderen = forms.CharField(
        label="Welke andere professionals?",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: gezinscoach.",
    )
    netwerk = forms.CharField(
        label="Iemand uit het netwerk?",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: oma, of de trainer van voetbal.",
    )
    stem = forms.ChoiceField(
        label="Is het kind gehoord?",
        choices=_hoofdletters(Gesprek.Stem.choices),
        widget=forms.RadioSelect,
        error_messages=_KIES,
    )
    stem_hoe = BijEenAntwoord(
        label="Zo ja: hoe?",
        max_length=200,
        help_text="Bijvoorbeeld: zat erbij, of vertelde het vooraf aan de mentor.",
    )
    stem_woorden = forms.CharField(
        label="Wat zei het kind, in eigen woorden?", required=False, widget=_tekst(3)
    )
    stem_waarom_niet = BijEenAntwoord(label="Zo nee: waarom niet?", max_length=300)
    uitkomst = forms.CharField(
        label="Wat kwam eruit?",
        widget=_tekst(6),
        help_text="Dit lezen school, leerplicht en anderen die bij het kind betrokken zijn."
        " Schrijf geen diagnose of andere medische gegevens op.",
    )
    redenen = forms.ModelMultipleChoiceField(
        label="Welke redenen kwamen ter sprake?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=_KIES,
    )
    wat_vooraf = forms.CharField(
        label="Wat ging eraan vooraf?",
        required=False,
        widget=_tekst(3),
        help_text="Wat gebeurde er voordat het kind thuis kwam te zitten?",
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, vandaag: date, betrokkenen: Betrokkenen, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("sleutel", uuid4())
        super().__init__(*args, **kwargs)
        self.fields["gevoerd_op"] = DatumVeld(
            label="Op welke dag?", initial=vandaag, laatst=vandaag
        )
        self.fields["collegas"].choices = list(betrokkenen.mensen.items())
        if not betrokkenen.mensen:
            del self.fields["collegas"]
        self.fields["redenen"].queryset = redenen_op(vandaag)
        volgorde = list(self.fields)
        volgorde.insert(1, volgorde.pop(volgorde.index("gevoerd_op")))
        self.order_fields(volgorde)

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if gegeven.get("stem") == Gesprek.Stem.GEHOORD:
            gegeven["stem_waarom_niet"] = ""
            if not gegeven.get("stem_hoe") and "stem_hoe" not in self.errors:
                self.add_error("stem_hoe", "Zeg hoe het kind is gehoord.")
        elif gegeven.get("stem") == Gesprek.Stem.NIET_GEHOORD:
            gegeven["stem_hoe"] = gegeven["stem_woorden"] = ""
            if not gegeven.get("stem_waarom_niet") and "stem_waarom_niet" not in self.errors:
                self.add_error("stem_waarom_niet", "Zeg waarom het kind niet is gehoord.")
        return gegeven

    def inhoud(self, afspraken: tuple[NieuweAfspraak, ...]) -> Gespreksinhoud:
        """What a valid form says, with the agreements that came with it."""
        g = self.cleaned_data
        deelnemers = [
            *(Deelnemer(wie) for wie in g["erbij"]),
            *(Deelnemer(_Wie.PROFESSIONAL, int(pk)) for pk in g.get("collegas", [])),
        ]
        if g["anderen"]:
            deelnemers.append(Deelnemer(_Wie.PROFESSIONAL, None, g["anderen"]))
        if g["netwerk"]:
            deelnemers.append(Deelnemer(_Wie.NETWERK, None, g["netwerk"]))
        zelfde = ("soort", "gevoerd_op", "uitkomst", "stem", "stem_hoe", "stem_woorden")
        return Gespreksinhoud(
            **{veld: g[veld] for veld in (*zelfde, "stem_waarom_niet", "wat_vooraf")},
            redenen=frozenset(r.pk for r in g["redenen"]),
            deelnemers=tuple(deelnemers),
            afspraken=afspraken,
        )


class AfspraakForm(forms.Form):
    """One agreement. `gezin`: the child is in a family, so it can be made for all of it."""

    tekst = forms.CharField(label="Wat is afgesproken?", max_length=500)
    wie = forms.ChoiceField(label="Wie doet dit?", error_messages=_KIES)

    def __init__(
        self,
        *args: Any,
        vandaag: date,
        betrokkenen: Betrokkenen,
        gezin: bool,
        vroegst: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._betrokkenen = betrokkenen
        self.fields["wie"].choices = wie_keuzen(betrokkenen)
        self.fields["uiterlijk_op"] = DatumVeld(label="Uiterlijk op", vroegst=vroegst or vandaag)
        if gezin:
            self.fields["voor_gezin"] = forms.BooleanField(
                label="Deze afspraak is voor het hele gezin",
                required=False,
                help_text="Dan leest ook wie een broer of zus helpt deze afspraak. Noem er dus"
                " niets in wat alleen over dit kind gaat.",
            )

    def afspraak(self) -> NieuweAfspraak:
        """What a valid form says."""
        g = self.cleaned_data
        return NieuweAfspraak(
            tekst=g["tekst"],
            uiterlijk_op=g["uiterlijk_op"],
            voor_gezin=g.get("voor_gezin", False),
            **wie_gekozen(g["wie"], self._betrokkenen),
        )


class AfspraakInGesprek(AfspraakForm):
    """The same as one of several in the form of a talk: left empty it is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A talk may be written down late, when what was agreed was already due.
        kwargs["vroegst"] = kwargs["vandaag"] - timedelta(days=365)
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)


class LosseAfspraakForm(AfspraakForm):
    """One agreement by itself. `sleutel` is made when the form is shown."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"sleutel": uuid4()}, **kwargs)


class AfrondForm(forms.Form):
    """An agreement that was kept."""

    toelichting = forms.CharField(
        label="Hoe ging het?", required=False, max_length=500, widget=_tekst(2)
    )


class VervalForm(forms.Form):
    """An agreement that need not be kept any more."""

    reden = forms.CharField(label="Waarom vervalt de afspraak?", max_length=500, widget=_tekst(2))


class HeropenForm(forms.Form):
    """An agreement that must be kept after all."""

    toelichting = forms.CharField(
        label="Waarom opnieuw?", required=False, max_length=500, widget=_tekst(2)
    )

    def __init__(self, *args: Any, vandaag: date, uiterlijk_op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uiterlijk_op"] = DatumVeld(
            label="Uiterlijk op", initial=max(vandaag, uiterlijk_op), vroegst=vandaag
        )
        self.order_fields(["uiterlijk_op", "toelichting"])


class NotitieForm(forms.Form):
    """A closed note. `sleutel` is made when the form is shown: sent twice, it is one note."""

    tekst = forms.CharField(
        label="Uw notitie",
        widget=_tekst(6),
        help_text="Alleen collega's van uw eigen organisatie met de goede rol lezen dit. U kunt"
        " een notitie later niet veranderen. Wel schrijft u er een nieuwe bij.",
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"sleutel": uuid4()}, **kwargs)


class RedenForm(forms.Form):
    """A reason of the list in words, and who decided on it."""

    tekst = forms.CharField(label="De reden", max_length=200)
    bron = forms.CharField(
        label="Wie besloot dit?", max_length=200, help_text="Bijvoorbeeld: stuurgroep, mei 2026."
    )
