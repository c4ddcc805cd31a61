"""Who reads which figures: of one's own area and the region; and who writes them."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, AlleenToevoegen, BeschermTabel, mag

# Of which organisation somebody is whose rol has counts, also one that sees no child.
FUNCTIES = """
create function monitor_organisatie() returns bigint language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (select a.organisatie_id from toegang_aanstelling a
            where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
end $$;
create function monitor_gebieden() returns text[] language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
declare
    eigen toegang_organisatie%rowtype;
begin
    if toegang_hele_regio() then
        return array['*'];
    end if;
    select o.* into eigen from toegang_organisatie o where o.id = monitor_organisatie();
    if eigen.soort = 'regio' then
        return array['*'];
    end if;
    return array(
        select 'regio'
        union all
        select 'organisatie:' || eigen.id
        union all
        select eigen.soort || ':' || eigen.code where eigen.soort in ('school', 'gemeente')
        union all
        select o.soort || ':' || o.code from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.gebied_id and o.soort in ('school', 'gemeente')
        where w.organisatie_id = eigen.id and w.periode @> toegang_vandaag());
end $$;
"""
WEG = "drop function monitor_gebieden(); drop function monitor_organisatie();"

TELT = mag("cijfers", "tellen")
SYSTEEM = "(select toegang_systeem())"
MIJN_GEBIED = f"""({SYSTEEM} or ({TELT} and (
    {{tabel}}.valt_onder = any((select monitor_gebieden())::text[])
    or '*' = any((select monitor_gebieden())::text[]))))"""
IK = "({tabel}.door_id = (select toegang_aanstelling()))"
VAN_MIJ = f"({SYSTEEM} or ({TELT} and {IK}))"
ONZE = f"({SYSTEEM} or ({TELT} and {{tabel}}.bron_id = (select monitor_organisatie())))"
REGELT = mag("instellingen", "beheren")
IN_MIJN_NAAM = f"({SYSTEEM} or ({REGELT} and {IK}))"
# Anybody with an aanstelling: what the partners agreed and published is no secret among them.
IEDEREEN = f"({SYSTEEM} or (select toegang_aanstelling()) is not null)"
EVENT = "pg_trigger_depth() > 0"


def _geschiedenis(tabel: str, zien: str):
    return [
        BeschermTabel(
            f"{tabel}event", zien=zien, toevoegen=EVENT, wijzigen=NIEMAND, verwijderen=NIEMAND
        ),
        AlleenToevoegen(f"{tabel}event"),
    ]


class Migration(migrations.Migration):
    dependencies = [("monitor", "0001_cijfers"), ("toegang", "0021_grond_advies")]

    operations = [
        migrations.RunSQL(FUNCTIES, WEG),
        BeschermTabel(
            "monitor_cijferblad",
            zien=f"({SYSTEEM} or {TELT})",
            toevoegen=SYSTEEM,
            wijzigen=SYSTEEM,
            verwijderen=SYSTEEM,
        ),
        BeschermTabel(
            "monitor_cijfer",
            zien=MIJN_GEBIED,
            toevoegen=SYSTEEM,
            wijzigen=NIEMAND,
            verwijderen=SYSTEEM,
        ),
        BeschermTabel(
            "monitor_berekening",
            zien=VAN_MIJ,
            toevoegen=VAN_MIJ,
            wijzigen=VAN_MIJ,
            verwijderen=SYSTEEM,
        ),
        BeschermTabel(
            "monitor_rapport",
            zien=ONZE,
            toevoegen=f"({ONZE} and ({SYSTEEM} or {IK}))",
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("monitor_rapport"),
        BeschermTabel(
            "monitor_rapportplanning",
            zien=ONZE,
            toevoegen=f"({ONZE} and ({SYSTEEM} or {IK}))",
            wijzigen=ONZE,
            verwijderen=NIEMAND,
        ),
        *_geschiedenis("monitor_rapportplanning", ONZE),
        # Published is published: everybody may read it, nobody changes it.
        BeschermTabel(
            "monitor_publicatie",
            zien="true",
            toevoegen=IN_MIJN_NAAM,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("monitor_publicatie"),
        BeschermTabel(
            "monitor_doel",
            zien=IEDEREEN,
            toevoegen=IN_MIJN_NAAM,
            wijzigen=f"({SYSTEEM} or {REGELT})",
            verwijderen=NIEMAND,
        ),
        *_geschiedenis("monitor_doel", IEDEREEN),
        BeschermTabel(
            "monitor_onvergelijkbaar",
            zien=IEDEREEN,
            toevoegen=IN_MIJN_NAAM,
            wijzigen=f"({SYSTEEM} or {REGELT})",
            verwijderen=NIEMAND,
        ),
        *_geschiedenis("monitor_onvergelijkbaar", IEDEREEN),
    ]
