"""From the stored file to what would change: the part that dry run and processing share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import huidige_actor

from .formaten import FORMATEN, PERSONALIA, Opdracht
from .keuring import Bekend, Keuring, Persoon, keur
from .koppeling import Koppeling, bekende_sleutels, geboortedata, koppel, ongeboren_van
from .models import Levering, Vraag
from .policies import tabellen_voor
from .queries import bekende_scholen, huidige_feiten
from .vergelijking import Verschil, Wie, vergelijk


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A delivery, read, checked and linked to children."""

    opdracht: Opdracht
    keuring: Keuring
    koppeling: Koppeling


def opdracht_van(levering: Levering) -> Opdracht:
    """What the supplier said with the file."""
    laatste = levering.einddatum
    if laatste is None:
        raise ValueError("A delivery's period has an end.")
    return Opdracht(levering.organisatie.code, levering.begindatum, laatste, levering.volledig)


def lees(levering: Levering, pad: Path) -> Gelezen:
    """Read and check the file, and find out which children it is about. Raises Onleesbaar."""
    opdracht = opdracht_van(levering)
    gelezen = FORMATEN[levering.soort_formaat].lees(pad, opdracht)
    sleutels = {
        rij[0]
        for deel in gelezen.tabellen
        if deel.kolommen[0] == "jongere"
        for rij in deel.rijen
        if rij[0]
    }
    eerder = bekende_sleutels(levering.organisatie_id, sleutels)
    geboren = geboortedata(list(eerder.values()))
    bekend = Bekend(
        bekende_scholen(),
        {sleutel: geboren.get(kind, date.min) for sleutel, kind in eerder.items()},
    )
    actor = huidige_actor()
    soort = levering.organisatie.soort
    keuring = keur(gelezen, opdracht, soort, tabellen_voor(actor), bekend, vandaag=actor.vandaag)
    koppeling = koppel(levering.organisatie_id, keuring.personen, eerder, _antwoorden(levering))
    return Gelezen(opdracht, keuring, koppeling)


def _antwoorden(levering: Levering) -> dict[bytes, int | None]:
    """What was answered about persons. With several proposals: 'yes' to one goes before 'no'."""
    uit: dict[bytes, int | None] = {}
    vragen = Vraag.objects.filter(levering=levering, soort=Vraag.Soort.PERSOON)
    for vraag in vragen.exclude(antwoord=""):
        index = bytes(vraag.sleutel_index)
        if vraag.antwoord == Vraag.Antwoord.ZELFDE:
            uit[index] = vraag.jongere_id
        else:
            uit.setdefault(index, None)
    for vraag in vragen.filter(antwoord=""):
        # One proposal that is still open keeps the person open, unless another was a 'yes'.
        if uit.get(bytes(vraag.sleutel_index), 0) is None:
            del uit[bytes(vraag.sleutel_index)]
    return uit


def verschil_met_nu(levering: Levering, gelezen: Gelezen, nieuwe: Mapping[str, int]) -> Verschil:
    """What the delivery would change now. `nieuwe`: numbers given to children that were not in
    the register; in a dry run they have none and go by their key."""
    opdracht, keuring = gelezen.opdracht, gelezen.keuring
    wie: dict[str, Wie] = {sleutel: sleutel for sleutel in gelezen.koppeling.nieuw}
    wie |= gelezen.koppeling.bekend | nieuwe
    kinderen = sorted({kind for kind in wie.values() if isinstance(kind, int)})
    huidig = {
        tabel: huidige_feiten(
            tabel,
            levering.organisatie_id,
            opdracht.begin,
            opdracht.eind,
            jongere_ids=kinderen,
        )
        for tabel in keuring.tabellen
    }
    blijft = "woonplaatsen" if levering.organisatie.soort == "gemeente" else "inschrijvingen"
    ongeboren = {kind for kind in wie.values() if isinstance(kind, str)} | ongeboren_van(kinderen)
    verschil = vergelijk(keuring, opdracht, wie, huidig, blijft, ongeboren)
    hier = {f.waarden["jongere"] for f in huidig.get(blijft, ())}
    _laat_vreemden_weg(gelezen, verschil, hier | {r["jongere"] for r in verschil.nieuw[blijft]})
    _beweringen(levering, gelezen, verschil)
    return verschil


def _laat_vreemden_weg(gelezen: Gelezen, verschil: Verschil, hier: Collection[Wie]) -> None:
    """Whoever knows a child's number can say that the child is with them (`hier`). Of a child that
    is not, and that they may not see, they say nothing: an offer from a strange school would take
    it off the list of its own.
    """
    genoemd = {r.get("jongere") for rijen in verschil.nieuw.values() for r in rijen}
    vreemd = (genoemd & set(gelezen.koppeling.bekend.values())) - set(hier)
    # The row policies leave only those with whom the supplier is or was involved.
    vreemd -= set(Jongere.objects.filter(pk__in=vreemd).values_list("pk", flat=True))
    if not vreemd:
        return
    for tabel, rijen in verschil.nieuw.items():
        verschil.nieuw[tabel] = [r for r in rijen if r.get("jongere") not in vreemd]
    gelezen.keuring.opmerkingen.append(
        f"{len(vreemd)} keer gaat het om een kind dat niet bij u hoort. Zonder inschrijving of "
        "woonplaats bij u wordt over dat kind niets verwerkt."
    )


def tabellen_van(keuring: Keuring) -> list[str]:
    """Names of the tables that the delivery holds, for people to see."""
    return [naam for naam in keuring.tabellen if naam != PERSONALIA]


def _beweringen(levering: Levering, gelezen: Gelezen, verschil: Verschil) -> None:
    """What a school says by delivering completely: its data run to the end of the period, and
    these kinds of data are known over it (rekenregels §4, dekking)."""
    opdracht, keuring = gelezen.opdracht, gelezen.keuring
    if levering.organisatie.soort != "school" or not opdracht.volledig:
        return
    soorten = []
    if _heel(keuring, "inschrijvingen") and levering.soort_formaat != "edexml":
        soorten.append("inschrijving")
    if _heel(keuring, "verzuim"):
        soorten += levering.categorieen
        _gegevensstand(levering, opdracht, verschil)
    nu = huidige_feiten("dekking", levering.organisatie_id, opdracht.begin, opdracht.eind)
    for soort in soorten:
        gedekt = any(
            f.waarden["bron"] == opdracht.code
            and f.waarden["categorie"] == soort
            and f.waarden["begindatum"] <= opdracht.begin
            and (f.waarden["einddatum"] is None or f.waarden["einddatum"] >= opdracht.eind)
            for f in nu
        )
        if not gedekt:
            verschil.nieuw["dekking"].append(
                {
                    "bron": opdracht.code,
                    "categorie": soort,
                    "begindatum": opdracht.begin,
                    "einddatum": opdracht.eind,
                }
            )


def _heel(keuring: Keuring, tabel: str) -> bool:
    """The table was delivered, and no line of it was refused."""
    twijfel = {naam for naam, _ in keuring.onzeker} | keuring.onzekere_tabellen
    return tabel in keuring.tabellen and tabel not in twijfel


def _gegevensstand(levering: Levering, opdracht: Opdracht, verschil: Verschil) -> None:
    nu = huidige_feiten("gegevensstand", levering.organisatie_id, opdracht.begin, opdracht.eind)
    standen = [f.waarden["gegevens_tot_en_met"] for f in nu if f.waarden["school"] == opdracht.code]
    if not standen or max(standen) < opdracht.eind:
        verschil.nieuw["gegevensstand"].append(
            {"school": opdracht.code, "gegevens_tot_en_met": opdracht.eind}
        )


def voor_leg_vast(nieuw: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows with hours in hours, as `leg_vast` takes them; tables without rows left out."""
    return {tabel: [_in_uren(rij) for rij in rijen] for tabel, rijen in nieuw.items() if rijen}


def _in_uren(rij: dict[str, Any]) -> dict[str, Any]:
    uit = dict(rij)
    for veld in ("uren_honderdsten", "uren_per_lesdag_honderdsten"):
        if veld in uit:
            waarde = uit.pop(veld)
            uit[veld.removesuffix("_honderdsten")] = (
                None if waarde is None else Decimal(waarde) / 100
            )
    return uit


def persoonsgegevens(persoon: Persoon) -> dict[str, str]:
    """What a question shows of a delivered person."""
    delen = (persoon.roepnaam, persoon.voorvoegsel, persoon.achternaam)
    return {
        "naam": " ".join(deel for deel in delen if deel),
        "geboortedatum": persoon.geboortedatum.isoformat(),
    }
