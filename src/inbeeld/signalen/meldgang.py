"""The way through the form of a melding: which steps, what was filled in, and what is proposed.

What was filled in goes along from page to page as one signed text, bound to the child and to the
aanstelling that fills it in. Nothing is stored before it is sent: a melding that nobody finishes
leaves nothing behind. The other choice, a row per concept, would be one more place with the data of
a child to guard and to destroy.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core import signing
from django.utils.functional import cached_property

from inbeeld.register.models import FeitVerzuim
from inbeeld.signalen.actions.melden_concept import Concept, Contact, soort_van
from inbeeld.signalen.forms.melden import OudersForm, VerzuimForm, WatForm
from inbeeld.signalen.models import Melding
from inbeeld.signalen.plan import kalender_van
from inbeeld.signalen.queries.meldfeiten import Meldfeiten
from inbeeld.tijdlijnen.models import Klok
from inbeeld.tijdlijnen.queries import lopend_op
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling, Gebruiker
from inbeeld.web import woorden

Soort = Melding.Soort
STAPPEN = {
    "wat": "Wat is er aan de hand",
    "verzuim": "Verzuim",
    "ouders": "Ouders en kind",
    "controle": "Controleer en verstuur",
}
GELDIG = 4 * 3600
"""Seconds that a form can be open."""
TERUGKIJKEN = timedelta(days=42)
"""Four lesweken, and two of holidays between them."""
LANG = 28
_FEITSOORT = {Soort.ZIEKTE: "ziek", Soort.GEOORLOOFD: "geoorloofd"}


class Verlopen(ValueError):
    """The signed text is not ours, is another's, or is too old."""


@dataclass
class Gang:
    """One melding in the making: `ingevuld` per step, `verzoek` the key it will be sent with."""

    jongere_id: int
    actor: Actor
    feiten: Meldfeiten
    ingevuld: dict[str, dict[str, str]] = field(default_factory=dict)
    verzoek: str = field(default_factory=lambda: str(uuid4()))
    signaal: tuple[str, date] | None = None

    def teken(self) -> str:
        """Everything so far, signed."""
        toestand = {
            "in": self.ingevuld,
            "v": self.verzoek,
            "s": [self.signaal[0], self.signaal[1].isoformat()] if self.signaal else None,
        }
        return signing.dumps(toestand, salt=self._zout, compress=True)

    def lees(self, tekst: str) -> None:
        """Take up what was signed before. Raises Verlopen."""
        try:
            toestand = signing.loads(tekst, salt=self._zout, max_age=GELDIG)
        except signing.BadSignature:
            raise Verlopen from None
        self.ingevuld, self.verzoek = toestand["in"], toestand["v"]
        if toestand["s"]:
            self.signaal = (toestand["s"][0], date.fromisoformat(toestand["s"][1]))

    @property
    def _zout(self) -> str:
        return f"melden:{self.actor.aanstelling_id}:{self.jongere_id}"

    @property
    def soort(self) -> str:
        return self.ingevuld.get("wat", {}).get("soort", "")

    @property
    def stappen(self) -> list[str]:
        """The steps that this soort has: a concern without absence asks for no days."""
        return [s for s in STAPPEN if s != "verzuim" or self.soort != Soort.ZORG]

    def na(self, stap: str) -> str:
        return self.stappen[min(self.stappen.index(stap) + 1, len(self.stappen) - 1)]

    def voor(self, stap: str) -> str:
        return self.stappen[max(self.stappen.index(stap) - 1, 0)]

    def form(self, stap: str, data: Any = None) -> forms.Form:
        """The form of a step: with `data` bound, else with what was filled in or is proposed."""
        begin = self.ingevuld.get(stap) or (self._voorstel(stap) if data is None else {})
        if stap == "wat":
            return WatForm(data, initial=begin)
        if stap == "verzuim":
            return VerzuimForm(
                data,
                initial=begin,
                soort=self.soort,
                vandaag=self.actor.vandaag,
                leeftijd=self.feiten.leeftijd_op(self.actor.vandaag),
            )
        met_jongere = self.feiten.twaalf_of_ouder(self.actor.vandaag)
        return OudersForm(data, initial=begin, met_jongere=met_jongere)

    def concept(self) -> tuple[Concept | None, str]:
        """The concept, or None and the first step that is not right yet."""
        gegeven: dict[str, Any] = {}
        for stap in self.stappen[:-1]:
            form = self.form(stap, self.ingevuld.get(stap, {}))
            if not form.is_valid():
                return None, stap
            gegeven |= form.cleaned_data
        namen = ("email", "telefoon", "telefoon_ouders", "adres")
        contact = Contact(**{naam: gegeven.pop(naam, "") for naam in namen})
        return (
            Concept(
                jongere_id=self.jongere_id,
                signaal=self.signaal,
                contact=contact if contact.als_dict() else None,
                **gegeven,
            ),
            "controle",
        )

    def _voorstel(self, stap: str) -> dict[str, Any]:
        if stap == "wat":
            return {"soort": soort_van(self.signaal[0])} if self.signaal else {}
        return self._van_verzuim() if stap == "verzuim" else self._van_melder()

    def _van_melder(self) -> dict[str, Any]:
        mens = Gebruiker.objects.get(pk=self.actor.gebruiker_id)
        rol = Aanstelling.Rol(self.actor.rol)
        return {
            "ouders_verteld_op": self.actor.vandaag.isoformat(),
            "melder_functie": woorden.woord(rol, woorden.ROL),
            "email": mens.email,
        }

    def _van_verzuim(self) -> dict[str, Any]:
        """What the facts say that the actor may see."""
        klok = self._klok
        dagen = [d for d in self._dagen if klok is None or d[0] >= klok.thuis_sinds]
        begin = klok.thuis_sinds if klok else (dagen[0][0] if dagen else None)
        if begin is None and self.signaal:
            begin = self.signaal[1]
        uren = [u for _, u in dagen]
        voorstel: dict[str, Any] = {
            "begindatum": begin.isoformat() if begin else None,
            "specificatie": "\n".join(
                f"{dag:%d-%m-%Y}" + (f" {uren_:g}".replace(".", ",") if uren_ else "")
                for dag, uren_ in dagen
            ),
            "actie_gewenst": "ja",
            "alle_lessen": ("nee" if any(uren) else "ja") if dagen else "",
        }
        if klok and (self.actor.vandaag - klok.thuis_sinds).days >= LANG:
            voorstel["verzuimsoort"] = "langdurig_relatief"
        elif self.feiten.uren is not None and self.feiten.uren >= 16:
            voorstel["verzuimsoort"] = "zestien_uur"
        return voorstel

    @cached_property
    def _klok(self) -> Klok | None:
        if self.soort != Soort.VERZUIM:
            return None
        loopt = lopend_op(self.actor.vandaag)
        return loopt.filter(jongere_id=self.jongere_id, soort="streng").first()

    @cached_property
    def _dagen(self) -> list[tuple[date, Decimal | None]]:
        """School days of this kind of absence in the last weeks; hours None: the whole day."""
        vandaag = self.actor.vandaag
        vanaf = vandaag - TERUGKIJKEN
        rijen = FeitVerzuim.objects.filter(
            jongere_id=self.jongere_id,
            ingetrokken_op=None,
            soort=_FEITSOORT.get(self.soort, "ongeoorloofd"),
            periode__overlap=(vanaf, vandaag + timedelta(days=1)),
        )
        kalender = kalender_van(self.feiten.school, vanaf)
        per_dag: dict[date, Decimal | None] = {}
        for rij in rijen:
            dag = max(rij.periode.lower, vanaf)
            while dag <= vandaag and (rij.periode.upper is None or dag < rij.periode.upper):
                if kalender.is_schooldag(dag):
                    per_dag[dag] = _samen(per_dag.get(dag, Decimal(0)), rij.uren_honderdsten)
                dag += timedelta(days=1)
        return sorted(per_dag.items())


def _samen(eerder: Decimal | None, honderdsten: int | None) -> Decimal | None:
    """Hours of one day; a whole day stays a whole day."""
    if eerder is None or honderdsten is None:
        return None
    return eerder + Decimal(honderdsten) / 100
