"""Two records of one child made one, and parted again when that was wrong.

No fact is moved: those of the record that goes are withdrawn and appended to the one that stays,
with the same source, so that what was known before can still be told. What was done about the child
(zaken, meldingen, dossier) does move, and goes back when the records are parted.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from inbeeld.regels.schema import TABELLEN
from inbeeld.register.models import FEITMODELLEN, Feit, Jongere, Personalia, Samenvoeging
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.tijdlijnen.keuring import Rij
from inbeeld.tijdlijnen.verhuizen import maak_ruimte, verhuis
from inbeeld.toegang.actor import huidige_actor, systeem_actor
from inbeeld.toegang.policies import Geweigerd, check_can_samenvoegen

_VAN_JONGERE = tuple(naam for naam in TABELLEN if hasattr(FEITMODELLEN[naam], "jongere"))


class NietSamenTeVoegen(ValueError):
    """These two records cannot be joined, or this joining cannot be undone; says why in Dutch."""


@transaction.atomic
def voeg_samen(blijft: int, gaat_op: int, *, moment: datetime, reden: str) -> Samenvoeging:
    """Join the record `gaat_op` into `blijft`. Raises Geweigerd, NietSamenTeVoegen.

    The actor must see both. Of the one that goes the date of birth lapses, and its number moves
    along when the one that stays has none.
    """
    a, b = _beide(blijft, gaat_op)
    if a.opgegaan_in_id or b.opgegaan_in_id:
        raise NietSamenTeVoegen("Een van de twee registraties is al samengevoegd.")
    weg = _geldige_feiten(gaat_op)
    blijvend = {t: feiten for t, feiten in weg.items() if t != "jongeren"}
    with systeem_actor("samenvoegen", huidige_actor().vandaag):
        vastlegging = leg_vast(
            moment=moment,
            soort="samenvoeging",
            reden=reden,
            intrekken={t: [f.pk for f in feiten] for t, feiten in weg.items()},
            nieuw={t: [_rij(t, f, blijft) for f in feiten] for t, feiten in blijvend.items()},
        )
        maak_ruimte(gaat_op, blijft, moment)
        Jongere.objects.filter(pk=gaat_op).update(opgegaan_in_id=blijft)
        samenvoeging = Samenvoeging(
            blijft_id=blijft,
            gaat_op_id=gaat_op,
            vastlegging=vastlegging,
            feiten=_paren(weg, vastlegging.pk, blijft),
            pgn_meegegaan=_neem_nummer_mee(a.personalia, b.personalia),
        )
        samenvoeging.save()
        samenvoeging.meegegaan = verhuis(gaat_op, blijft)
        samenvoeging.save(update_fields=["meegegaan"])
    return samenvoeging


@transaction.atomic
def splits(samenvoeging_id: int, *, moment: datetime, reden: str) -> None:
    """Undo a joining: the copies are withdrawn, the originals appended again to their own record.

    A copy that was corrected or withdrawn since stays as it is; facts that were recorded after the
    joining stay with the record that stayed. Raises Geweigerd, NietSamenTeVoegen.
    """
    check_can_samenvoegen(huidige_actor())
    # Without the record that went: nobody sees that one any more.
    s = Samenvoeging.objects.get(pk=samenvoeging_id)
    if s.gesplitst_door_id:
        raise NietSamenTeVoegen("Deze samenvoeging is al ongedaan gemaakt.")
    with systeem_actor("splitsen", huidige_actor().vandaag):
        terug: dict[str, list[Rij]] = {}
        intrekken: dict[str, list[int]] = {}
        for tabel, oud, kopie in s.feiten:
            model = FEITMODELLEN[tabel]
            if kopie is not None:
                if not model.objects.filter(pk=kopie, ingetrokken_op__isnull=True).exists():
                    continue
                intrekken.setdefault(tabel, []).append(kopie)
            origineel = model.objects.get(pk=oud)
            terug.setdefault(tabel, []).append(_rij(tabel, origineel, s.gaat_op_id))
        Jongere.objects.filter(pk=s.gaat_op_id).update(opgegaan_in=None)
        verhuis(s.blijft_id, s.gaat_op_id, s.meegegaan)
        vastlegging = leg_vast(
            moment=moment, soort="samenvoeging", reden=reden, nieuw=terug, intrekken=intrekken
        )
        if s.pgn_meegegaan:
            _verplaats_nummer(s.blijft_id, s.gaat_op_id)
        Samenvoeging.objects.filter(pk=s.pk).update(gesplitst_door=vastlegging)


def _beide(blijft: int, gaat_op: int) -> tuple[Jongere, Jongere]:
    check_can_samenvoegen(huidige_actor())
    rijen = Jongere.objects.select_related("personalia").filter(pk__in=(blijft, gaat_op))
    gevonden = {rij.pk: rij for rij in rijen}
    if len(gevonden) < 2:
        raise Geweigerd("U kunt alleen twee verschillende kinderen samenvoegen die u beide ziet.")
    return gevonden[blijft], gevonden[gaat_op]


def _geldige_feiten(jongere_id: int) -> dict[str, list[Feit]]:
    with systeem_actor("samenvoegen", huidige_actor().vandaag):
        rijen = {
            tabel: list(
                FEITMODELLEN[tabel]
                .objects.filter(jongere_id=jongere_id, ingetrokken_op__isnull=True)
                .order_by("pk")
            )
            for tabel in _VAN_JONGERE
        }
    return {tabel: feiten for tabel, feiten in rijen.items() if feiten}


def _paren(weg: dict[str, list[Feit]], vastlegging: int, blijft: int) -> list[list[Any]]:
    """[table, withdrawn fact, its copy (None for jongeren)]; copies rise in the order given."""
    uit: list[list[Any]] = []
    for tabel, feiten in weg.items():
        kopieen = FEITMODELLEN[tabel].objects.filter(vastlegging_id=vastlegging, jongere_id=blijft)
        nieuw: list[int | None] = list(kopieen.order_by("pk").values_list("pk", flat=True))
        if tabel == "jongeren":
            nieuw = [None] * len(feiten)
        uit += [[tabel, oud.pk, kopie] for oud, kopie in zip(feiten, nieuw, strict=True)]
    return uit


def _rij(tabel: str, feit: Feit, jongere_id: int) -> Rij:
    """A stored fact as `leg_vast` takes it, for another record and with the same source."""
    return {**als_rij(tabel, feit), "jongere": jongere_id, "_bron": feit.bron_id}


def _neem_nummer_mee(blijft: Personalia, gaat_op: Personalia) -> bool:
    if blijft.pgn_index is not None or gaat_op.pgn_index is None:
        return False
    _verplaats_nummer(gaat_op.pk, blijft.pk)
    return True


def _verplaats_nummer(van: int, naar: int) -> None:
    """The number is unique: it leaves the one before it comes to the other."""
    p = Personalia.objects.get(pk=van)
    nummer = {"pgn_index": p.pgn_index, "pgn_versleuteld": p.pgn_versleuteld}
    Personalia.objects.filter(pk=van).update(pgn_index=None, pgn_versleuteld=None)
    Personalia.objects.filter(pk=naar).update(**nummer)
