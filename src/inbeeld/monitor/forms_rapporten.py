"""Which report: kind, area, period, definitie, as known when; and what a person writes in it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms

from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.queries.samengesteld import eerste_definitie
from inbeeld.monitor.rapporten.perioden import Periode, kop_dagen, laatste, perioden
from inbeeld.monitor.rapporten.soorten import KWARTAAL, PEILDATA, Soort
from inbeeld.monitor.rapporten.vraag import Vraag, naam_van
from inbeeld.monitor.rapporten.wie import gebieden_van
from inbeeld.tijdlijnen.forms import VROEGST, definitiekeuzen, einde_van_dag
from inbeeld.toegang.actor import Actor
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen

KOP, EIGEN = "kop", "eigen"
DAGEN = ("dag1", "dag2", "dag3", "dag4", "dag5")
_LANGST = 4000


class RapportForm(forms.Form):
    """The fields of one kind. `vandaag`: the last day there is."""

    gebied = forms.ChoiceField(label="Gebied")
    periode = forms.ChoiceField(label="Periode")
    dagen = forms.ChoiceField(
        label="Peildata",
        choices=[(KOP, "15 november, januari, maart, mei en september"), (EIGEN, "Eigen datums")],
        widget=forms.RadioSelect,
        initial=KOP,
    )
    definitie = forms.ChoiceField(label="Definitie")
    bekend = DatumVeld(
        label="Zoals bekend op",
        required=False,
        help_text="Leeg: wat nu bekend is. Met een datum duurt het maken langer.",
    )

    def __init__(
        self,
        *args: Any,
        soort: Soort,
        gebieden: dict[str, str],
        definitie: str,
        vandaag: date,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.soort, self.vandaag = soort, vandaag
        over = KWARTAAL if soort.over == KWARTAAL else "schooljaar"
        self._perioden = {p[0].isoformat(): p for p in perioden(over, vandaag)}
        self.fields["gebied"].choices = VasteKeuzen(gebieden)
        self.fields["periode"].choices = VasteKeuzen(
            {sleutel: _met_loopt(p, vandaag) for sleutel, p in self._perioden.items()}
        )
        self.fields["periode"].initial = laatste(soort.over, vandaag)[0].isoformat()
        self.fields["definitie"].choices = definitiekeuzen()
        self.fields["definitie"].initial = definitie
        self._zet_dagen()
        for veld, label, lang_ in soort.velden:
            self.fields[veld] = forms.CharField(
                label=label,
                required=False,
                max_length=_LANGST if lang_ else 200,
                widget=forms.Textarea(attrs={"rows": 4}) if lang_ else forms.TextInput,
            )

    def _zet_dagen(self) -> None:
        if self.soort.over != PEILDATA:
            del self.fields["dagen"]
            return
        for nr, veld in enumerate(DAGEN, 1):
            self.fields[veld] = DatumVeld(
                label=f"Eigen datum {nr}", required=False, vroegst=VROEGST, laatst=self.vandaag
            )

    def clean_bekend(self) -> date | None:
        dag: date | None = self.cleaned_data["bekend"]
        if dag is not None and dag > self.vandaag:
            raise forms.ValidationError("Kies een datum die al geweest is.")
        return dag

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if self.errors:
            return velden
        laatste_dag = velden["bekend"] or self.vandaag
        if self.soort.over == PEILDATA:
            if not [dag for dag in self.gekozen_dagen(velden) if dag <= laatste_dag]:
                self.add_error("dagen", "Kies ten minste één peildatum die dan al geweest is.")
        elif self._perioden[velden["periode"]][0] > laatste_dag:
            self.add_error("bekend", "Kies een datum in of na de periode.")
        return velden

    def gekozen_dagen(self, velden: dict[str, Any]) -> list[date]:
        """The peildata that were chosen, in order."""
        if velden.get("dagen") == EIGEN:
            return sorted({velden[v] for v in DAGEN if velden.get(v)})
        return kop_dagen(self._perioden[velden["periode"]], self.vandaag)

    def vraag(self, dag: date) -> Vraag:
        """What is asked; `dag`: the last day that the figures speak of."""
        v = self.cleaned_data
        van, tot = self._perioden[v["periode"]]
        gekozen = self.gekozen_dagen(v) if self.soort.over == PEILDATA else []
        peildata = [d for d in gekozen if d <= dag]
        if peildata:
            van, tot = peildata[0], peildata[-1]
        waar: Gebied = gebied(v["gebied"])
        woorden = {veld: v[veld].strip() for veld, _, _ in self.soort.velden if v[veld].strip()}
        return Vraag(self.soort.code, waar, van, tot, v["definitie"], dag, tuple(peildata), woorden)

    def bekend_op(self) -> datetime | None:
        """The end of the chosen day; None: now."""
        return einde_van_dag(self.cleaned_data["bekend"])


def vorm_voor(actor: Actor, soort: Soort, gegeven: Mapping[str, Any] | None) -> RapportForm:
    """The form for somebody: its areas and, as it begins, the definitie of the first of them."""
    namen, vandaag = Namen(), actor.vandaag
    lijst = gebieden_van(actor, soort)
    return RapportForm(
        gegeven,
        soort=soort,
        gebieden={str(waar): namen.van(waar) for waar in lijst},
        definitie=eerste_definitie(lijst[0], namen, vandaag),
        vandaag=vandaag,
    )


def _met_loopt(periode: Periode, vandaag: date) -> str:
    return naam_van(*periode) + (" (loopt nog)" if periode[1] >= vandaag else "")
