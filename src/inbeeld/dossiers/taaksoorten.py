"""The kinds of tasks in words, and where each is done. Each part of the room adds its own words
when it starts, and says in `signalen.kennisadressen` where the rows of its tables are shown.
"""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse

from inbeeld.dossiers.models import Taak
from inbeeld.signalen import kennisadressen

_soorten: dict[str, str] = {}


def voeg_toe(soort: str, wat: str) -> None:
    """`wat`: what is asked, as the werkvoorraad says it: 'Antwoorden op de overdracht'."""
    _soorten[soort] = wat


def woorden(soort: str) -> str:
    """What is asked, in words."""
    return _soorten.get(soort) or soort.replace("_", " ").capitalize()


def adressen(ids: Collection[int]) -> dict[int, str]:
    """Where each of these tasks is done: the page of the row that it is about, and the dossier
    where that has none that the actor can open. One question for the tasks, and one per table."""
    uit: dict[int, str] = {}
    rijen: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    velden = ("pk", "tabel", "rij", "jongere__sleutel")
    for pk, tabel, rij, sleutel in Taak.objects.filter(pk__in=ids).values_list(*velden):
        rijen[tabel][rij].append(pk)
        uit[pk] = reverse("dossier", args=[sleutel])
    for tabel, van in rijen.items():
        for rij, adres in kennisadressen.adressen_van(tabel, list(van)).items():
            uit |= dict.fromkeys(van[rij], adres)
    return uit
