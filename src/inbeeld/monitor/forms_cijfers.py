"""Which figures: area, definitie, peildata, split. Codes and dates, never a person's value."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django import forms

from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.peildata import (
    REEKSEN,
    dagen,
    naam_schooljaar,
    periode_van,
    schooljaar_van,
    schooljaren,
)
from inbeeld.monitor.queries.standen import PER, splitsingen
from inbeeld.tijdlijnen.forms import VROEGST, definitiekeuzen
from inbeeld.web.formulieren import DatumVeld, VasteKeuzen

EIGEN_DAGEN = ("dag1", "dag2", "dag3", "dag4", "dag5", "dag6")
BEGINREEKS = "twaalf"


@dataclass(frozen=True)
class Standvraag:
    """What the page of counts is asked. `schooljaar`: the year in which it begins."""

    gebied: str
    definitie: str
    reeks: str
    schooljaar: int
    eigen: tuple[str, ...] = ()
    per: str = ""
    bekend_op: str = ""

    @property
    def waar(self) -> Gebied:
        return gebied(self.gebied)

    @property
    def is_jaar(self) -> bool:
        return self.reeks == "jaar"

    def dagen(self, vandaag: date) -> list[date]:
        """The peildata; none when it is about a school year."""
        if self.is_jaar:
            return []
        eigen = [date.fromisoformat(dag) for dag in self.eigen]
        return dagen(self.reeks, self.schooljaar, vandaag, eigen)

    def te_komen(self, vandaag: date) -> bool:
        """Whether the series has days that are still to come."""
        later = date(vandaag.year + 2, 1, 1)
        return len(self.dagen(later)) > len(self.dagen(vandaag))

    def als_json(self, vandaag: date, bekend_op: str | None) -> dict[str, Any]:
        """The question as `uitvoerders.telling` takes it, and what the form is filled with again.

        Split, only the last peildatum is counted."""
        gekozen = self.dagen(vandaag)
        periode = periode_van(self.schooljaar, vandaag)
        return {
            "definitie": self.definitie,
            "gebied": self.gebied,
            "per": self.per,
            "peildata": [dag.isoformat() for dag in (gekozen[-1:] if self.per else gekozen)],
            "perioden": [[dag.isoformat() for dag in periode]] if self.is_jaar else [],
            "bekend_op": bekend_op,
            "parameters": {},
            "vraag": asdict(self),
        }

    @classmethod
    def uit_json(cls, vraag: Mapping[str, Any]) -> "Standvraag":
        keuzen = vraag["vraag"]
        return cls(**{**keuzen, "eigen": tuple(keuzen["eigen"])})

    def velden(self) -> dict[str, Any]:
        """The fields of the form."""
        eigen = dict(zip(EIGEN_DAGEN, self.eigen, strict=False))
        vast = {n: w for n, w in asdict(self).items() if n != "eigen"}
        return {**vast, **eigen}


class CijferForm(forms.Form):
    """Which area, by which definitie."""

    gebied = forms.ChoiceField(label="Voor")
    definitie = forms.ChoiceField(label="Definitie")

    def __init__(
        self,
        *args: Any,
        gebieden: Mapping[str, str],
        definities: Iterable[str] | None = None,
        **kw: Any,
    ) -> None:
        """`gebieden`: names by key. `definities`: only these (None: all)."""
        super().__init__(*args, **kw)
        self.fields["gebied"].choices = VasteKeuzen(gebieden)
        self.fields["definitie"].choices = [
            keuze for keuze in definitiekeuzen() if definities is None or keuze[0] in definities
        ]


class StandForm(CijferForm):
    """Counts at peildata or of a school year."""

    reeks = forms.ChoiceField(label="Wanneer", choices=list(REEKSEN.items()))
    schooljaar = forms.ChoiceField(
        label="Schooljaar",
        required=False,
        help_text="Voor peildata in een schooljaar, en voor heel het schooljaar.",
    )
    per = forms.ChoiceField(label="Uitsplitsen", required=False)
    bekend_op = DatumVeld(
        label="Zoals bekend op",
        required=False,
        vroegst=VROEGST,
        help_text="Leeg: alles wat nu bekend is.",
    )
    dag1 = DatumVeld(label="Eigen datum 1", required=False, vroegst=VROEGST)
    dag2 = DatumVeld(label="Eigen datum 2", required=False, vroegst=VROEGST)
    dag3 = DatumVeld(label="Eigen datum 3", required=False, vroegst=VROEGST)
    dag4 = DatumVeld(label="Eigen datum 4", required=False, vroegst=VROEGST)
    dag5 = DatumVeld(label="Eigen datum 5", required=False, vroegst=VROEGST)
    dag6 = DatumVeld(label="Eigen datum 6", required=False, vroegst=VROEGST)

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["schooljaar"].choices = [
            (str(jaar), naam_schooljaar(jaar)) for jaar in schooljaren(vandaag)
        ]
        self.fields["per"].choices = [("", "Niet uitsplitsen"), *PER.items()]
        for naam in (*EIGEN_DAGEN, "bekend_op"):
            self.fields[naam].laatst = vandaag
        self.vandaag = vandaag

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        waar, per = gegevens.get("gebied"), gegevens.get("per")
        if waar and per and per not in splitsingen(gebied(waar)):
            self.add_error("per", "Dit gebied is zo niet uit te splitsen.")
        if gegevens.get("reeks") == "eigen" and not any(gegevens.get(n) for n in EIGEN_DAGEN):
            self.add_error("dag1", "Vul ten minste één datum in.")
        return gegevens

    def vraag(self) -> Standvraag:
        """What is asked. Only after `is_valid()`."""
        g = self.cleaned_data
        bekend = g["bekend_op"]
        return Standvraag(
            gebied=g["gebied"],
            definitie=g["definitie"],
            reeks=g["reeks"],
            schooljaar=int(g["schooljaar"] or schooljaar_van(self.vandaag)),
            eigen=tuple(g[n].isoformat() for n in EIGEN_DAGEN if g[n])
            if g["reeks"] == "eigen"
            else (),
            per=g["per"],
            bekend_op=bekend.isoformat() if bekend else "",
        )

    @property
    def hoofdvelden(self) -> list[forms.BoundField]:
        return [self[naam] for naam in ("gebied", "definitie", "reeks", "schooljaar")]

    @property
    def extravelden(self) -> list[forms.BoundField]:
        return [self[naam] for naam in ("per", "bekend_op", *EIGEN_DAGEN)]

    @property
    def extra_open(self) -> bool:
        return any(
            self[naam].value() or self[naam].errors for naam in ("per", "bekend_op", *EIGEN_DAGEN)
        )
