"""The notices that fall due by themselves, each a question to the whole table at once.

Every statement leaves out what was told before, so that a second run tells nothing and a run after
three days tells all of it, once.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from inbeeld.signalen import taken
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.models import Meldingontvanger

STIL_NA = 14
"""Days that a step may be late before the region's coordinator is told: nobody can withdraw."""
NIET_GEZIEN_NA = 3
"""Days after which a melding that nobody has opened is brought under the coordinator's eyes."""

# What `soort` is told of: columns onderwerp_id, kenmerk, jongere_id, postvak, persoon. The first
# condition is cheap and leaves out what was told; the constraint holds it in the end.
_VERTEL = """
insert into signalen_kennisgeving
    (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
select wie.aan, %(soort)s::varchar, %(onderwerp)s::varchar, w.onderwerp_id, w.kenmerk,
       w.jongere_id, %(moment)s::timestamptz
from ({wat}) w, lateral signalen_aan_postvak(w.postvak, w.persoon) as wie(aan)
where not exists (
    select 1 from signalen_kennisgeving k
    where k.onderwerp = %(onderwerp)s::varchar and k.onderwerp_id = w.onderwerp_id
      and k.soort = %(soort)s::varchar and k.kenmerk = w.kenmerk)
on conflict do nothing
"""
_STAP_VERLOPEN = """
select z.id as onderwerp_id, z.stap_op::text as kenmerk, z.jongere_id,
       z.eigenaar_postvak_id as postvak, z.eigenaar_id as persoon
from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= %(vandaag)s::date and z.stap_op < %(vandaag)s::date
"""
# Whoever should have done it was told already. The region hears of it once for every step.
_STAP_LIGT_STIL = """
select z.id as onderwerp_id, z.stap_op::text as kenmerk, z.jongere_id,
       p.id as postvak, null::bigint as persoon
from signalen_zaak z
join toegang_organisatie o on o.soort = 'regio'
join toegang_postvak p on p.organisatie_id = o.id and p.id <> z.eigenaar_postvak_id
where z.gesloten_op is null and z.opent_op <= %(vandaag)s
  and z.stap_op < %(vandaag)s::date - %(stil_na)s
"""
# Only those that a klok or the absence of an enrolment opened: of the others somebody knows.
_ZAAK_GEOPEND = """
select z.id as onderwerp_id, '' as kenmerk, z.jongere_id,
       z.eigenaar_postvak_id as postvak, z.eigenaar_id as persoon
from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= %(vandaag)s::date
  and z.aanleiding in ('klok_streng', 'klok_ruim', 'absoluut')
"""
_WACHT_OP_ANTWOORD = """
select o.id as onderwerp_id, '' as kenmerk, o.jongere_id,
       o.postvak_id as postvak, {persoon} as persoon
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
where o.staat in {staten} and {dag} <= %(vandaag)s::date
"""
_NIET_GEZIEN = _WACHT_OP_ANTWOORD.format(
    persoon="null::bigint",
    staten="('verzonden')",
    dag=f"(m.moment at time zone 'Europe/Amsterdam')::date + {NIET_GEZIEN_NA}",
)
_TE_LAAT = _WACHT_OP_ANTWOORD.format(
    persoon="o.behandelaar_id", staten="('verzonden', 'gezien')", dag="o.antwoord_uiterlijk + 1"
)
_OPENBAAR = """
select o.id as onderwerp_id, '' as kenmerk, null::bigint as jongere_id,
       o.postvak_id as postvak, null::bigint as persoon
from signalen_openbaremelding o
where o.afgehandeld_op is null and o.bevestigd_op is not null and {wanneer}
"""
VRAGEN = (
    (Soort.STAP_VERLOPEN, "signalen_zaak", _STAP_VERLOPEN),
    (Soort.STAP_LIGT_STIL, "signalen_zaak", _STAP_LIGT_STIL),
    (Soort.ZAAK_GEOPEND, "signalen_zaak", _ZAAK_GEOPEND),
    (Soort.MELDING_NIET_GEZIEN, "signalen_meldingontvanger", _NIET_GEZIEN),
    (Soort.HERINNERING, "signalen_meldingontvanger", _TE_LAAT),
    (Soort.OPENBARE_MELDING, "signalen_openbaremelding", _OPENBAAR.format(wanneer="true")),
    (
        Soort.OPENBARE_MELDING_WACHT,
        "signalen_openbaremelding",
        _OPENBAAR.format(wanneer="o.antwoord_uiterlijk < %(vandaag)s::date"),
    ),
)


def vertel(vandaag: date, moment: datetime) -> int:
    """Tell everybody of what fell due through `vandaag`."""
    aantal = 0
    for soort, onderwerp, wat in VRAGEN:
        aantal += _voer_uit(
            _VERTEL.format(wat=wat),
            {
                "soort": soort,
                "onderwerp": onderwerp,
                "vandaag": vandaag,
                "moment": moment,
                "stil_na": STIL_NA,
            },
        )
    return aantal


def _voer_uit(sql: str, waarden: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.rowcount


# The recipient did not answer: it stands in the history of the melding, where all may read it.
_ZONDER_ANTWOORD = """
insert into signalen_meldinggebeurtenis
    (ontvanger_id, jongere_id, staat, reden, toelichting, moment, lezers)
select o.id, o.jongere_id, 'geen_antwoord', o.zonder_antwoord, '',
       %(moment)s::timestamptz, o.partijen
from signalen_meldingontvanger o where o.id = %(ontvanger)s::bigint
"""
_DIE_NIETS_ZEIDEN = """
select o.id from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
where o.staat in ('verzonden', 'gezien') and o.zonder_antwoord_op <= %(vandaag)s::date
  and not exists (select 1 from signalen_meldinggebeurtenis g
                  where g.ontvanger_id = o.id and g.staat = 'geen_antwoord')
order by o.id for update of o skip locked
"""
# Who reported, and who holds the zaak; with 'meld_coordinator' and 'escaleer' also the coordinator
# of who should have answered.
_GEEN_ANTWOORD = """
insert into signalen_kennisgeving
    (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
select distinct wie.aan, %(soort)s::varchar, 'signalen_meldingontvanger', o.id, '',
       o.jongere_id, %(moment)s::timestamptz
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id
left join signalen_zaak z on z.jongere_id = o.jongere_id and z.gesloten_op is null,
lateral (
    select signalen_aan_postvak(p.id, m.aanstelling_id) from toegang_postvak p
    where p.organisatie_id = m.organisatie_id
    union
    select signalen_aan_postvak(z.eigenaar_postvak_id, z.eigenaar_id) where z.id is not null
    union
    select signalen_aan_postvak(o.postvak_id, null) where o.zonder_antwoord <> 'herinner'
) as wie(aan)
where o.id = %(ontvanger)s::bigint
on conflict do nothing
"""


def zonder_antwoord(vandaag: date, moment: datetime) -> int:
    """Do what the route says of every recipient whose term passed without an answer, once."""
    with connection.cursor() as cursor:
        cursor.execute(_DIE_NIETS_ZEIDEN, {"vandaag": vandaag})
        nummers = [pk for (pk,) in cursor.fetchall()]
    for nummer in nummers:
        waarden = {"ontvanger": nummer, "moment": moment, "soort": Soort.GEEN_ANTWOORD}
        with transaction.atomic():
            _voer_uit(_ZONDER_ANTWOORD, waarden)
            _voer_uit(_GEEN_ANTWOORD, waarden)
            ontvanger = Meldingontvanger.objects.select_related("melding").get(pk=nummer)
            if ontvanger.zonder_antwoord == "escaleer":
                taken.escaleer(ontvanger, vandaag, moment)
    return len(nummers)


def ruim_openbare_op(vandaag: date, moment: datetime) -> int:
    """Remove what came in through the public form and was not confirmed within three days."""
    with connection.cursor() as cursor:
        cursor.execute("select signalen_openbaar_ruim_op(%s)", [moment])
        (aantal,) = cursor.fetchone()
    return int(aantal)
