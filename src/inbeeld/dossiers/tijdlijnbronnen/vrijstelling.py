"""The road of an exemption on the timeline. Who may know only of the exemption itself, a school or
a family, finds only the lines of what was established, with ground and period."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Herbeoordeling, Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import can_verzoek_zien
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep
from inbeeld.web import datums
from inbeeld.web.woorden import GROND

_VOLGT = """(select toegang_systeem() or toegang_rol() in
    ('leerplichtambtenaar', 'swv_consulent', 'regiocoordinator'))"""
# Up to three lines of one row, so each has a number of its own.
_VERZOEK = f"""
select v.id * 3 as id, v.ontvangen_op as dag, v.moment
from dossiers_vrijstellingsverzoek v where v.jongere_id = %(kind)s and {_VOLGT}
union all
select v.id * 3 + 1, v.besluit_op, null from dossiers_vrijstellingsverzoek v
where v.jongere_id = %(kind)s and v.besluit_op is not null
  and (v.toestand <> 'afgewezen' or {_VOLGT})
union all
select v.id * 3 + 2, v.beeindigd_op, null from dossiers_vrijstellingsverzoek v
where v.jongere_id = %(kind)s and v.beeindigd_op is not null
  and (v.toestand = 'beeindigd' or {_VOLGT})
"""  # noqa: S608
_ADVIES = f"""
select a.id, a.gegeven_op as dag, a.moment from dossiers_vrijstellingsadvies a
where a.jongere_id = %(kind)s and {_VOLGT}
"""  # noqa: S608
_HERBEOORDELING = f"""
select h.id, coalesce(h.gedaan_op, h.uiterlijk_op) as dag, null::timestamptz as moment
from dossiers_herbeoordeling h where h.jongere_id = %(kind)s and {_VOLGT}
"""  # noqa: S608


def _verzoeken(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    volgt = can_verzoek_zien(huidige_actor())
    rijen = Vrijstellingsverzoek.objects.select_related(
        "door__gebruiker", "besluit_door__gebruiker"
    ).in_bulk({nummer // 3 for nummer in ids})
    return {
        nummer: _verzoek(rijen[nummer // 3], nummer % 3, volgt=volgt)
        for nummer in ids
        if nummer // 3 in rijen
    }


def _verzoek(verzoek: Vrijstellingsverzoek, welke: int, *, volgt: bool) -> Regel:
    grond = GROND[verzoek.grond]
    naam = "vrijstelling_verzoek" if volgt else "vrijstelling"
    adres = reverse(naam, args=[verzoek.sleutel if volgt else verzoek.jongere.sleutel])
    if welke == 0:
        return Regel("Verzoek om vrijstelling", grond, verzoek.door.gebruiker.naam, adres)
    if welke == 2:
        kop = (
            "Verzoek om vrijstelling ingetrokken"
            if verzoek.toestand == "ingetrokken"
            else "Vrijstelling beëindigd"
        )
        return Regel(kop, verzoek.einde_reden if volgt else grond, "", adres)
    wie = verzoek.besluit_door.gebruiker.naam if volgt and verzoek.besluit_door else ""
    if verzoek.toestand == "afgewezen":
        return Regel("Vrijstelling afgewezen", f"{grond}. {verzoek.besluit_reden}", wie, adres)
    periode = datums.periode(verzoek.ingangsdatum, verzoek.einddatum)
    return Regel("Vrijstelling vastgesteld", f"{grond}, {periode}", wie, adres)


def _adviezen(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Vrijstellingsadvies.objects.select_related("verzoek", "bron").in_bulk(ids)
    verborgen = any(plaats_verborgen(a.jongere_id) for a in list(rijen.values())[:1])
    return {
        pk: Regel(
            f"Advies over de vrijstelling: {advies.get_advies_display()}",
            advies.toelichting,
            naam_van(advies.bron, verborgen),
            reverse("vrijstelling_verzoek", args=[advies.verzoek.sleutel]),
        )
        for pk, advies in rijen.items()
    }


def _herbeoordelingen(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Herbeoordeling.objects.select_related("verzoek").in_bulk(ids)
    uit = {}
    for pk, rij in rijen.items():
        kop = (
            f"Vrijstelling opnieuw beoordeeld: {rij.get_uitkomst_display()}"
            if rij.gedaan_op
            else "Vrijstelling uiterlijk opnieuw beoordelen"
        )
        adres = reverse("vrijstelling_verzoek", args=[rij.verzoek.sleutel])
        uit[pk] = Regel(kop, rij.toelichting, "", adres)
    return uit


for _naam, _sql, _regels in (
    ("vrijstelling", _VERZOEK, _verzoeken),
    ("vrijstellingsadvies", _ADVIES, _adviezen),
    ("herbeoordeling", _HERBEOORDELING, _herbeoordelingen),
):
    voeg_toe(Bron(_naam, "vrijstelling", Groep.VRIJSTELLING, _sql, _regels))
