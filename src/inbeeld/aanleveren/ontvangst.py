"""A filled-in form with files becomes a delivery, from a page or over the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode

from . import opslag, werk
from .actions import ontvang
from .formaten.archief import pak_in
from .forms import LeveringForm
from .forms.levering import VOLLEDIG
from .models import Levering
from .werkmap import werkmap


def neem_aan(form: LeveringForm, moment: datetime) -> Levering:
    """Keep what a valid form holds as a new delivery."""
    with _een_bestand(form) as pad:
        return ontvang(pad=pad, **_zegt(form), moment=moment)


def neem_aan_eenmaal(form: LeveringForm, moment: datetime) -> tuple[Levering, bool]:
    """The same for a program, which sends again what it got no answer to: the newest delivery of
    this format, when it is the same file with the same words and still counts, is the answer then.

    Returns the delivery, and whether it is new.
    """
    zegt = _zegt(form)
    actor = huidige_actor()
    werk.beurt(actor.organisatie_id or 0)
    with _een_bestand(form) as pad:
        nieuwste = (
            Levering.objects.filter(
                organisatie_id=actor.organisatie_id, soort_formaat=zegt["soort_formaat"]
            )
            .exclude(status__in=(Levering.Status.INGETROKKEN, Levering.Status.MISLUKT))
            .order_by("-moment", "-pk")
            .first()
        )
        if nieuwste is not None and _is_dezelfde(nieuwste, zegt, opslag.hash_van(pad)):
            return nieuwste, False
        return ontvang(pad=pad, **zegt, moment=moment), True


def _is_dezelfde(levering: Levering, zegt: dict[str, Any], som: str) -> bool:
    return (
        levering.bestand_hash == som
        and levering.periode == periode(zegt["begin"], zegt["eind"])
        and levering.volledig == zegt["volledig"]
        and sorted(levering.categorieen) == sorted(zegt["categorieen"])
    )


def _zegt(form: LeveringForm) -> dict[str, Any]:
    """What the supplier says with the file."""
    gegevens = form.cleaned_data
    return {
        "soort_formaat": gegevens["soort_formaat"],
        "begin": gegevens["begindatum"],
        "eind": gegevens["einddatum"],
        "volledig": gegevens["omvang"] == VOLLEDIG,
        "categorieen": gegevens.get("categorieen", []),
    }


@contextmanager
def _een_bestand(form: LeveringForm) -> Iterator[Path]:
    """The file of the delivery, for the length of the block."""
    bestanden = {PurePath(b.name).name.lower(): b for b in form.cleaned_data["bestanden"]}
    with TemporaryDirectory(dir=werkmap()) as map_naam:
        paden = {naam: Path(b.temporary_file_path()) for naam, b in bestanden.items()}
        naam, pad = next(iter(paden.items()))
        if len(paden) > 1 or naam.endswith(".csv"):
            # Loose files travel on as one zip: a delivery is one file with one hash.
            pad = Path(map_naam) / "levering.zip"
            pak_in(paden, pad)
        yield pad
