"""What an organisation has of one child, for who may ask it (AVG 15): as data, and as a PDF.

The copy of this organisation alone: what others supplied is theirs to give, and it says who they
are. What of other persons is known stays out. Everything is made in memory.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from inbeeld.register.geheim import ontsleutel
from inbeeld.register.models import FEITMODELLEN, FeitJongere, Personalia
from inbeeld.register.models.jongere import Jongere
from inbeeld.register.omschrijving import omschrijf
from inbeeld.register.queries import gemeenten, scholen
from inbeeld.tijdlijnen import queries
from inbeeld.tijdlijnen.kinderen import kind_op
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.bewaren.queries import termijnen_op
from inbeeld.toegang.logboek import woorden as logwoorden
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Aanstelling, AvgVerzoek
from inbeeld.toegang.perioden import einddatum
from inbeeld.web import datums, woorden
from inbeeld.web.drukwerk import druk

GROEPEN = [
    Groep.IDENTITEIT,
    Groep.INSCHRIJVING,
    Groep.VERBLIJFPLAATS,
    Groep.VERZUIM,
    Groep.VRIJSTELLING,
    Groep.PLAN_EN_AFSPRAKEN,
    Groep.DUIDING,
    Groep.GESPREK,
    Groep.OVERDRACHT,
    Groep.SIGNAAL_EN_ROUTE,
    Groep.TIJDLIJN,
    Groep.LOGBOEK,
]
_VAN_EEN_KIND = tuple(t for t, model in FEITMODELLEN.items() if hasattr(model, "jongere_id"))
_ROLLEN = dict(Aanstelling.Rol.choices)
Deel = Callable[[int, Sequence[int]], list[dict[str, Any]]]
"""(number of the child, numbers of the organisations that answer) → lines with `soort`, `op` (ISO)
and `wat`, in words, of what these organisations wrote."""
_delen: dict[str, Deel] = {}
_SJABLOON = Path(__file__).parent / "typst" / "inzage.typ"


def voeg_toe(naam: str, deel: Deel) -> None:
    """Add what a room above keeps of a child; once per name."""
    _delen[naam] = deel


def gegevens(verzoek: AvgVerzoek) -> dict[str, Any]:
    """Everything that goes to the asker, ready for JSON: days as ISO text, no codes without words.

    Raises Jongere.DoesNotExist for a child that the organisation no longer knows.
    """
    personalia = Personalia.objects.select_related("jongere").get(pk=verzoek.jongere_id)
    geheim = personalia.geheim_adres
    return {
        "over_dit_overzicht": {
            "organisatie": verzoek.organisatie.naam,
            "gemaakt_op": timezone.localtime().isoformat(timespec="minutes"),
            "gevraagd_op": verzoek.ontvangen_op.isoformat(),
            "gevraagd_door": verzoek.get_vrager_display(),
            "kenmerk": str(verzoek.sleutel),
            "niet_opgenomen": _weggelaten(geheim),
        },
        "wie": _wie(personalia),
        "gegevens": _feiten(verzoek, geheim),
        "dossier": [] if geheim else _dossier(verzoek),
        "tijdlijn": _tijdlijn(personalia.jongere),
        "betrokken_organisaties": _betrokkenen(verzoek, geheim),
        "wie_keek": _lezingen(verzoek),
        "verzoeken": _verzoeken(verzoek),
        "hoe_lang_bewaard": [
            {
                "soort": t.gegevens,
                "termijn": f"{t.duur} na {t.get_begint_bij_display()}",
                "bron": t.bron,
            }
            for t in termijnen_op(timezone.localdate())
            if t.soort_organisatie == verzoek.organisatie.soort
        ],
    }


def _weggelaten(geheim: bool) -> list[str]:
    """What stays out, in sentences."""
    # Who asks may be the one for whom the address is a secret, so it stays out of the file.
    weggelaten = [
        "Gegevens die alleen van een andere organisatie zijn. Vraag die aan die organisatie.",
        "Namen en gegevens van andere mensen.",
    ]
    if geheim:
        weggelaten.append("Waar het kind woont: het adres is geheim. De gemeente kan dit geven.")
        weggelaten.append(
            "Het dossier: het adres is geheim, en kan in de tekst staan. Een medewerker kijkt dat"
            " eerst na."
        )
    weggelaten.append("Besloten notities. Een medewerker kijkt per notitie of u die krijgt.")
    return weggelaten


def _wie(personalia: Personalia) -> dict[str, Any]:
    geboren = FeitJongere.objects.filter(
        jongere_id=personalia.pk, ingetrokken_op__isnull=True
    ).first()
    nummer = personalia.pgn_versleuteld
    return {
        "naam": personalia.naam,
        "voornamen": personalia.voornamen,
        "geboortedatum": _dag(geboren.geboortedatum if geboren else None),
        "burgerservice_of_onderwijsnummer": ontsleutel(bytes(nummer)) if nummer else None,
        "overleden_op": _dag(personalia.overleden_op),
        "adres_is_geheim": personalia.geheim_adres,
    }


def _feiten(verzoek: AvgVerzoek, geheim: bool) -> list[dict[str, Any]]:
    """The organisation's own facts, also those that it corrected or withdrew, oldest first."""
    namen = {s.school: s.naam or s.school for s in scholen()} | gemeenten()
    bronnen = _bronnen()
    uit = []
    for tabel in _VAN_EEN_KIND:
        if geheim and tabel == "woonplaatsen":
            continue
        rijen = FEITMODELLEN[tabel].objects.filter(
            jongere_id=verzoek.jongere_id, bron_id__in=bronnen
        )
        for feit in rijen.select_related("bron", "ingetrokken_door"):
            periode = getattr(feit, "periode", None)
            tekst = omschrijf(tabel, feit)
            for code in {getattr(feit, naam, None) for naam in ("school", "gemeente")} - {None}:
                tekst = tekst.replace(code, namen.get(code, code))
            door = feit.ingetrokken_door
            uit.append(
                {
                    "soort": woorden.TABEL[tabel],
                    "wat": tekst[0].upper() + tekst[1:],
                    "van": _dag(periode.lower if periode else None),
                    "tot_en_met": _dag(einddatum(periode) if periode else None),
                    "bron": feit.bron.naam,
                    "vastgelegd_op": _moment(feit.vastgelegd_op),
                    "ingetrokken_op": _moment(feit.ingetrokken_op),
                    "reden_van_intrekken": door.reden if door else "",
                }
            )
    return sorted(uit, key=lambda rij: (rij["van"] or "", rij["vastgelegd_op"] or ""))


def _bronnen() -> list[int]:
    """A samenwerking answers for its gemeenten too."""
    return [rij[0] for rij in _vraag("select unnest(toegang_partijen())")]


def _dossier(verzoek: AvgVerzoek) -> list[dict[str, Any]]:
    """What the organisation wrote of the child in the rooms above, oldest first."""
    bronnen = _bronnen()
    rijen = [rij for deel in _delen.values() for rij in deel(verzoek.jongere_id, bronnen)]
    return sorted(rijen, key=lambda rij: (rij["op"], rij["soort"], rij["wat"]))


def _tijdlijn(jongere: Jongere) -> list[dict[str, Any]]:
    """The statuses through today, of a child that the organisation is involved with now."""
    vandaag = timezone.localdate()
    kind = kind_op(jongere.sleutel, vandaag)
    if not Tijdlijn.objects.filter(jongere_id=jongere.pk).exists():
        return []
    return [
        {
            "status": woorden.woord(t.status, woorden.STATUS),
            "betekenis": woorden.BETEKENIS.get(t.status, ""),
            "van": _dag(t.van),
            "tot_en_met": _dag(datums.laatste_dag(t.tot)) if t.tot and t.tot <= vandaag else None,
            "definitie": kind.definitie,
        }
        for t in queries.tijdlijn_van(jongere.pk, kind.definitie)
        if t.van <= vandaag
    ]


def _betrokkenen(verzoek: AvgVerzoek, geheim: bool) -> list[dict[str, Any]]:
    rijen = _vraag("select * from toegang_inzage_betrokkenen(%s)", verzoek.pk)
    return [
        {
            "organisatie": naam,
            "waarom": logwoorden.grond(grond),
            "van": _dag(van),
            "tot_en_met": _dag(datums.laatste_dag(tot)),
        }
        for naam, _soort, grond, van, tot in rijen
        if not (geheim and grond == "woonplaats")
    ]


def _lezingen(verzoek: AvgVerzoek) -> list[dict[str, Any]]:
    rijen = _vraag("select * from toegang_inzage_lezingen(%s)", verzoek.pk)
    return [
        {
            "wanneer": _moment(moment),
            "wie": _ROLLEN.get(rol, rol or "het systeem"),
            "organisatie": organisatie,
            "wat": logwoorden.handeling(handeling),
            "gegevens": logwoorden.groepen(groepen),
            "waarom": logwoorden.grond(grond),
        }
        for moment, rol, organisatie, handeling, groepen, grond in rijen
    ]


def _verzoeken(verzoek: AvgVerzoek) -> list[dict[str, Any]]:
    """What this asker asked before, and what was answered: not what a youngster told without a
    parent, nor the other way round."""
    rijen = AvgVerzoek.objects.filter(
        jongere_id=verzoek.jongere_id,
        organisatie_id=verzoek.organisatie_id,
        vrager=verzoek.vrager,
    ).order_by("ontvangen_op", "pk")
    return [
        {
            "soort": v.get_soort_display(),
            "ontvangen_op": _dag(v.ontvangen_op),
            "door": v.get_vrager_display(),
            "verklaring": v.verklaring,
            "besluit": v.get_besluit_display(),
            "motivering": v.motivering,
        }
        for v in rijen
    ]


def _vraag(sql: str, *params: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else None


def als_pdf(inhoud: dict[str, Any]) -> bytes:
    """The same as an accessible PDF (PDF/UA-1).

    The data go in as JSON and come out as text: nothing in it is read as markup.
    """
    return druk(_SJABLOON, _voor_mensen(inhoud))


def _voor_mensen(inhoud: Any, sleutel: str = "") -> Any:
    """Days and moments as people write them."""
    if isinstance(inhoud, dict):
        return {naam: _voor_mensen(waarde, naam) for naam, waarde in inhoud.items()}
    if isinstance(inhoud, list):
        return [_voor_mensen(waarde) for waarde in inhoud]
    if not isinstance(inhoud, str) or sleutel not in _DATUMVELDEN:
        return inhoud
    if "T" in inhoud:
        return datums.moment(datetime.fromisoformat(inhoud))
    return datums.lang(date.fromisoformat(inhoud))


_DATUMVELDEN = frozenset(
    {
        "gemaakt_op",
        "gevraagd_op",
        "geboortedatum",
        "overleden_op",
        "van",
        "tot_en_met",
        "vastgelegd_op",
        "ingetrokken_op",
        "wanneer",
        "ontvangen_op",
        "op",
    }
)
