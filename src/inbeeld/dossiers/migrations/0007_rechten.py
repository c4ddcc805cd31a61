"""Who sees and writes the rows of a dossier, in whose name, and from which state to which."""

from django.db import migrations

from inbeeld.toegang.rls import (
    IEMAND,
    NIEMAND,
    AlleenToevoegen,
    BeschermTabel,
    bron,
    mag,
    nu,
    nu_en_mag,
    nu_of_bron,
)

PLAN, GESPREK, ROUTE = "plan_en_afspraken", "gesprek", "signaal_en_route"
# table: (group, has a history, is written in one's own name)
TABELLEN = {
    "gezinslid": (PLAN, True, True),
    "plan": (PLAN, True, True),
    "planversie": (PLAN, False, True),
    "plandoel": (PLAN, False, False),
    "bijdrage": (PLAN, False, False),
    "plandeelnemer": (PLAN, True, True),
    "evaluatie": (PLAN, False, True),
    "zienswijze": (PLAN, False, True),
    "afspraak": (PLAN, True, True),
    "aanbodtraject": (PLAN, True, True),
    "aanbodopbouw": (PLAN, True, False),
    "kostendeel": (PLAN, True, True),
    "aanbodcontrole": (PLAN, False, True),
    "aangepasteuren": (PLAN, True, True),
    "behoefte": (PLAN, True, True),
    "nazorg": (PLAN, True, True),
    "vrijstellingsadvies": (PLAN, False, True),
    "gesprek": (GESPREK, True, True),
    "gespreksdeelnemer": (GESPREK, False, False),
    "redeningesprek": (GESPREK, False, False),
    "vrijstellingsverzoek": ("vrijstelling", True, True),
    "herbeoordeling": ("vrijstelling", True, True),
    "overdracht": ("overdracht", True, True),
    "belemmering": (ROUTE, True, True),
}
EIGEN = """((select toegang_systeem()) or ({tabel}.bron_id = (select toegang_organisatie())
    and {tabel}.door_id = (select toegang_aanstelling())))"""
# A family's agreement is read by who helps one of its children: the members that the actor sees.
VAN_GEZIN = """({tabel}.gezin_id is not null and exists (
    select 1 from dossiers_gezinslid l
    where l.gezin_id = {tabel}.gezin_id and l.periode @> (select toegang_vandaag())))"""
# Who is named as the owner of an agreement finishes it, also without the right to make one.
VAN_MIJ = f"({nu(PLAN)} and {{tabel}}.eigenaar_id = (select toegang_aanstelling()))"
PER_GROEP = (
    "identiteit",
    "verzuim",
    "vrijstelling",
    ROUTE,
    PLAN,
    GESPREK,
    "overdracht",
    "justitie",
)
VAN_ORGANISATIE = ("besloten_notitie", "medisch")
# A document is as open as the kind of data in it.
DOCUMENT = (
    "("
    + " or ".join(
        [f"({{tabel}}.groep = '{g}' and {nu_of_bron(g)})" for g in PER_GROEP]
        + [f"({{tabel}}.groep = '{g}' and {bron(g)})" for g in VAN_ORGANISATIE]
    )
    + ")"
)
DOCUMENT_MAG = (
    "("
    + " or ".join(
        f"({{tabel}}.groep = '{g}' and {nu('identiteit')} and {mag(g, 'invoeren')})"
        for g in (*PER_GROEP, *VAN_ORGANISATIE)
    )
    + ")"
)
EVENT = f"pg_trigger_depth() > 0 and {IEMAND}"


def _tabel(naam: str, groep: str, geschiedenis: bool, eigen: bool):
    tabel, schrijven = f"dossiers_{naam}", nu_en_mag(groep)
    # What an organisation wrote itself it still sees when it is involved no more.
    zien, wijzigen = nu_of_bron(groep) if eigen else nu(groep), schrijven
    if naam == "afspraak":
        zien, wijzigen = f"({zien} or {VAN_GEZIN})", f"({schrijven} or {VAN_MIJ})"
    history = nu_of_bron(groep) if eigen else nu(groep)
    yield BeschermTabel(
        tabel,
        zien=zien,
        toevoegen=f"({schrijven} and {EIGEN})" if eigen else schrijven,
        wijzigen=wijzigen if geschiedenis else NIEMAND,
        verwijderen=NIEMAND,
    )
    yield from _geschiedenis(tabel, history) if geschiedenis else [AlleenToevoegen(tabel)]


def _geschiedenis(tabel: str, zien: str):
    return [
        BeschermTabel(
            f"{tabel}event", zien=zien, toevoegen=EVENT, wijzigen=NIEMAND, verwijderen=NIEMAND
        ),
        AlleenToevoegen(f"{tabel}event"),
    ]


def _bewaard(tabel: str, zien: str, mogen: str):
    """A table with conditions of its own, in one's own name."""
    return [
        BeschermTabel(
            tabel,
            zien=zien,
            toevoegen=f"({mogen} and {EIGEN})",
            wijzigen=f"({mogen} and {bron_van(tabel)})",
            verwijderen=NIEMAND,
        ),
        *_geschiedenis(tabel, zien),
    ]


def bron_van(tabel: str) -> str:
    return "((select toegang_systeem()) or {tabel}.bron_id = (select toegang_organisatie()))"


# Of whom a row is, and who wrote it when, never changes.
VAST = """
create function dossiers_vast() returns trigger language plpgsql as $$
begin
    if (new.id, new.sleutel, new.jongere_id, new.bron_id, new.door_id, new.moment)
       is distinct from (old.id, old.sleutel, old.jongere_id, old.bron_id, old.door_id, old.moment)
    then
        raise exception 'Van wie een regel is en wie hem schreef, verandert niet.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
"""
# The arguments: the state in which a row begins, then every step as 'from>to'. They are those of
# `inbeeld.dossiers.toestanden`; a test compares them.
TOESTAND = """
create function dossiers_toestand() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.toestand = tg_argv[0] then
            return new;
        end if;
    elsif new.toestand = old.toestand or old.toestand || '>' || new.toestand = any(tg_argv[1:]) then
        return new;
    end if;
    raise exception 'Deze stap kan nu niet.' using errcode = 'restrict_violation';
end $$;
"""
MACHINES = {
    "plan": ("concept", "concept>lopend", "concept>afgesloten", "lopend>afgesloten"),
    "afspraak": ("open", "open>gedaan", "open>vervallen", "gedaan>open", "vervallen>open"),
    "aanbodtraject": (
        "gevraagd",
        "gevraagd>aangeboden",
        "gevraagd>vervallen",
        "aangeboden>aanvaard",
        "aangeboden>geweigerd",
        "aangeboden>vervallen",
        "aanvaard>begonnen",
        "aanvaard>vervallen",
        "begonnen>beeindigd",
    ),
    "vrijstellingsverzoek": (
        "aangevraagd",
        "aangevraagd>in_onderzoek",
        "aangevraagd>ingetrokken",
        "in_onderzoek>vastgesteld",
        "in_onderzoek>afgewezen",
        "in_onderzoek>ingetrokken",
        "vastgesteld>beeindigd",
    ),
    "overdracht": (
        "voorbereid",
        "voorbereid>verzonden",
        "voorbereid>vervallen",
        "verzonden>aanvaard",
        "verzonden>geweigerd",
        "verzonden>vervallen",
        "verzonden>begonnen",
        "geweigerd>voorbereid",
        "geweigerd>vervallen",
        "aanvaard>begonnen",
        "aanvaard>vervallen",
    ),
    "nazorg": ("loopt", "loopt>afgerond", "loopt>terugval"),
    "belemmering": ("open", "open>beantwoord", "beantwoord>open"),
}
# Tasks follow from what people do in a dossier; nobody writes them by hand.
TAKEN = """
create function dossiers_mag_taak(kind bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select toegang_systeem() or toegang_hele_regio() or exists (
        select 1 from toegang_betrokkenheid b
        where b.jongere_id = kind and b.partij = any(toegang_partijen())
          and b.periode @> toegang_vandaag()) $$;
create function dossiers_zet_taak(
    kind bigint, welke text, van_tabel text, van_rij bigint, bij_postvak bigint,
    bij_aanstelling bigint, van_organisatie bigint, uiterlijk date
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not dossiers_mag_taak(kind) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    insert into dossiers_taak (jongere_id, soort, tabel, rij, postvak_id, aanstelling_id, van_id,
                               sinds, uiterlijk_op)
    values (kind, welke, van_tabel, van_rij, bij_postvak, bij_aanstelling, van_organisatie,
            toegang_vandaag(), uiterlijk)
    on conflict (tabel, rij, soort) where klaar_op is null do update
    set postvak_id = excluded.postvak_id, aanstelling_id = excluded.aanstelling_id,
        van_id = excluded.van_id, uiterlijk_op = excluded.uiterlijk_op;
end $$;
create function dossiers_taak_klaar(kind bigint, van_tabel text, van_rij bigint, welke text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not dossiers_mag_taak(kind) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    update dossiers_taak t set klaar_op = toegang_vandaag()
    where t.jongere_id = kind and t.tabel = van_tabel and t.rij = van_rij
      and t.klaar_op is null and (welke = '' or t.soort = welke);
end $$;
-- A task that followed the zaak stays with who had it when the zaak closes.
create function dossiers_taken_blijven() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_taak t set postvak_id = new.eigenaar_postvak_id
    where t.jongere_id = new.jongere_id and t.klaar_op is null and t.postvak_id is null;
    return null;
end $$;
create trigger taken_blijven after update of gesloten_op on signalen_zaak for each row
    when (old.gesloten_op is null and new.gesloten_op is not null)
    execute function dossiers_taken_blijven();
"""
WEG = """
drop trigger taken_blijven on signalen_zaak;
drop function dossiers_taken_blijven();
drop function dossiers_taak_klaar(bigint, text, bigint, text);
drop function dossiers_zet_taak(bigint, text, text, bigint, bigint, bigint, bigint, date);
drop function dossiers_mag_taak(bigint);
"""
# After `signalen_werk` of 0004: the same list, with the tasks of dossiers behind it.
WERK = """
create or replace view signalen_werk with (security_invoker = true) as
select * from signalen_werk_basis
union all
select 'escalatie', e.id, e.jongere_id, e.postvak_id, a.id, coalesce(a.id, p.coordinator_id),
       e.ladder::text, v.organisatie_id, e.begonnen_op, e.besluit_uiterlijk, e.aanleiding::text
from dossiers_escalatie e
join toegang_postvak p on p.id = e.postvak_id
join signalen_zaak z on z.id = e.zaak_id
join toegang_postvak v on v.id = z.eigenaar_postvak_id
left join toegang_aanstelling a on a.id = e.beslisser_id
    and a.periode @> (select toegang_vandaag())
where e.besluit = ''
union all
select 'taak', t.id, t.jongere_id, t.postvak_id, a.id, coalesce(a.id, p.coordinator_id),
       t.soort::text, t.van_id, t.sinds, t.uiterlijk_op, ''
from dossiers_taak t
join toegang_postvak p on p.id = t.postvak_id
left join toegang_aanstelling a on a.id = t.aanstelling_id
    and a.organisatie_id = p.organisatie_id and a.periode @> (select toegang_vandaag())
where t.klaar_op is null and t.postvak_id is not null
union all
select 'taak', t.id, t.jongere_id, z.eigenaar_postvak_id, a.id, coalesce(a.id, p.coordinator_id),
       t.soort::text, t.van_id, t.sinds, t.uiterlijk_op, ''
from dossiers_taak t
join signalen_zaak z on z.jongere_id = t.jongere_id and z.gesloten_op is null
join toegang_postvak p on p.id = z.eigenaar_postvak_id
left join toegang_aanstelling a on a.id = z.eigenaar_id
    and a.organisatie_id = p.organisatie_id and a.periode @> (select toegang_vandaag())
where t.klaar_op is null and t.postvak_id is null;
"""


def _trekker(tabel: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"create trigger vast before update on dossiers_{tabel} for each row"
        " execute function dossiers_vast();",
        f"drop trigger vast on dossiers_{tabel};",
    )


def _machine(tabel: str, stappen: tuple[str, ...]) -> migrations.RunSQL:
    woorden = ", ".join(f"'{stap}'" for stap in stappen)
    return migrations.RunSQL(
        f"create trigger toestand before insert or update on dossiers_{tabel} for each row"
        f" execute function dossiers_toestand({woorden});",
        f"drop trigger toestand on dossiers_{tabel};",
    )


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_dossier")]

    operations = [
        *(stap for naam, rest in TABELLEN.items() for stap in _tabel(naam, *rest)),
        AlleenToevoegen("dossiers_gezin"),
        *_bewaard(
            "dossiers_notitie",
            bron("besloten_notitie"),
            f"({mag('besloten_notitie', 'invoeren')} and {nu('identiteit')})",
        ),
        *_bewaard("dossiers_document", DOCUMENT, DOCUMENT_MAG),
        BeschermTabel(
            "dossiers_taak",
            zien=nu(ROUTE),
            toevoegen=NIEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        *_geschiedenis("dossiers_taak", nu(ROUTE)),
        migrations.RunSQL(VAST, "drop function dossiers_vast();"),
        migrations.RunSQL(TOESTAND, "drop function dossiers_toestand();"),
        *(_trekker(naam) for naam, (_, gesch, eigen) in TABELLEN.items() if gesch and eigen),
        _trekker("notitie"),
        _trekker("document"),
        *(_machine(naam, stappen) for naam, stappen in MACHINES.items()),
        migrations.RunSQL(TAKEN, WEG),
        migrations.RunSQL(WERK, migrations.RunSQL.noop),
    ]
