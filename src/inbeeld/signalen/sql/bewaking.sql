-- What a page checks before it writes, held by the database as well: who writes in whose name, whom
-- a row lets in, and what of it may still change. Read by migration 0010.

-- Definer functions write as the owner of the tables, and have checked for themselves.
create function signalen_vrij(tabel oid) returns boolean language sql stable as $$
    select toegang_systeem() or pg_has_role(current_user, c.relowner, 'USAGE')
    from pg_class c where c.oid = tabel
$$;

-- Of a row that is there only the columns named as arguments may change.
create function signalen_alleen() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
        return new;
    end if;
    raise exception 'Dit verandert niet meer.' using errcode = 'restrict_violation';
end $$;

-- Whether an organisation has to do with a child: by where it lives and learns, or because it is
-- involved already. Whom a row brings in is one of these.
create function signalen_hoort_bij(kind bigint, bak bigint) returns boolean language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or (signalen_mag_melden(kind) and (
        exists (select 1 from signalen_meldpartijen(kind, toegang_vandaag()) m
                where m.postvak_id = bak)
        or exists (select 1 from signalen_partijen(kind, toegang_vandaag()) p
                   where p.postvak_id = bak)
        or exists (select 1 from toegang_postvak p
                   join toegang_betrokkenheid b on b.organisatie_id = p.organisatie_id
                   where p.id = bak and b.jongere_id = kind and b.periode @> toegang_vandaag())));
end $$;

-- To whom a zaak can be handed: who has to do with the child, and its schools. The region, which
-- must be able to move what is stuck, hands it to any partner. Of a child with a secret address
-- the list, or what is refused, would say where it lives: there only who may know that chooses
-- among gemeenten and who works for them.
create function signalen_kan_naar(kind bigint) returns setof bigint language plpgsql stable
security definer set search_path = public, pg_temp as $$
declare
    regio constant boolean := toegang_hele_regio();
    verborgen constant boolean := not toegang_groep_mag('verblijfplaats', 'zoeken') and exists (
        select 1 from register_personalia p where p.jongere_id = kind and p.geheim_adres);
begin
    if not signalen_mag_melden(kind) then
        return;
    end if;
    return query
    select p.id from toegang_postvak p join toegang_organisatie o on o.id = p.organisatie_id
    where o.soort <> 'justitie' and case
        when o.soort = 'school' and exists (
            select 1 from register_inschrijvingen i
            where i.jongere_id = kind and i.school = o.code and i.ingetrokken_op is null) then true
        when regio then o.soort <> 'school'
        when verborgen and o.soort in ('gemeente', 'samenwerking', 'jgz', 'jeugdteam') then false
        else signalen_hoort_bij(kind, p.id) end;
end $$;

-- Zaken
create function signalen_zaak_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
    houdt boolean;
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.gesloten_op is null and signalen_hoort_bij(new.jongere_id, new.eigenaar_postvak_id) then
            return new;
        end if;
        raise exception 'Deze organisatie heeft met dit kind niets te maken.'
            using errcode = 'restrict_violation';
    end if;
    houdt := toegang_hele_regio() or exists (
        select 1 from toegang_postvak p
        where p.id = old.eigenaar_postvak_id and p.organisatie_id = any(toegang_partijen()));
    if old.gesloten_op is null and (new.id, new.sleutel, new.jongere_id)
            = (old.id, old.sleutel, old.jongere_id)
       and (new.gesloten_op is null or new.gesloten_door_id = toegang_aanstelling()) then
        if houdt and (new.eigenaar_postvak_id = old.eigenaar_postvak_id
                      or new.eigenaar_postvak_id in (select signalen_kan_naar(new.jongere_id))) then
            return new;
        end if;
        -- One that was planned opens when somebody who is involved opens it: with the first owner.
        if old.opent_op > dag and new.opent_op = dag and new.gesloten_op is null
           and signalen_hoort_bij(new.jongere_id, new.eigenaar_postvak_id) then
            return new;
        end if;
    end if;
    raise exception 'Alleen wie een zaak heeft, past hem aan.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on signalen_zaak
    for each row execute function signalen_zaak_bewaakt();

-- Only for who may open a zaak of this child: whose postvak it is tells where a child lives.
create or replace function signalen_eerste_eigenaar(jongere bigint, dag date, aanleiding text)
returns bigint language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return (select b.postvak_id from signalen_begin(jongere, dag, aanleiding) b
            where signalen_mag_melden(jongere));
end $$;
create or replace function signalen_eerste_stap(jongere bigint, dag date, aanleiding text)
returns table (postvak_id bigint, stap text, stap_op date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if signalen_mag_melden(jongere) then
        return query select * from signalen_begin(jongere, dag, aanleiding);
    end if;
end $$;

-- Meldingen: who reported a melding, or took it in for the school that reported it elsewhere.
create function signalen_van_melder(welke bigint, kind bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or exists (
        select 1 from signalen_melding m
        where m.id = welke and m.jongere_id = kind and (
            m.organisatie_id = any(toegang_partijen())
            or (m.aanstelling_id is null and m.partijen && toegang_partijen()
                and toegang_groep_mag('signaal_en_route', 'aanleveren'))));
end $$;
create function signalen_van_ontvanger(welke bigint, kind bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or exists (
        select 1 from signalen_meldingontvanger o join toegang_postvak p on p.id = o.postvak_id
        where o.id = welke and o.jongere_id = kind and p.organisatie_id = any(toegang_partijen()));
end $$;
-- What is said of a recipient: by itself, or by the reporter that it was sent.
create function signalen_mag_zeggen(welke bigint, kind bigint, wat text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return signalen_van_ontvanger(welke, kind) or (wat = 'verzonden' and exists (
        select 1 from signalen_meldingontvanger o
        where o.id = welke and signalen_van_melder(o.melding_id, kind)));
end $$;
create trigger bewaakt before update on signalen_meldingontvanger for each row
    execute function signalen_alleen('staat', 'staat_sinds', 'behandelaar_id');
-- Access follows from the state and its day: neither goes back, nor lies far ahead.
create function signalen_ontvanger_staat() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (old.staat not in ('geweigerd', 'afgehandeld')
            and new.staat <> 'verzonden' and (new.staat_sinds at time zone 'Europe/Amsterdam')::date
                <= toegang_vandaag() + 7) then
        return new;
    end if;
    raise exception 'Dit antwoord kan niet meer.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt_staat before update on signalen_meldingontvanger for each row
    when ((old.staat, old.staat_sinds) is distinct from (new.staat, new.staat_sinds))
    execute function signalen_ontvanger_staat();

create trigger bewaakt before update on signalen_kennisgeving for each row
    execute function signalen_alleen('gelezen_op');
create trigger bewaakt before update on signalen_openbaremelding for each row
    execute function signalen_alleen('afgehandeld_op', 'uitkomst', 'melding_id', 'door_id',
                                     'inhoud_versleuteld', 'afzender');
-- It is handled once, by who says so, and what was written goes with it and never becomes another.
create function signalen_openbaar_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (old.afgehandeld_op is null and new.afgehandeld_op is not null
            and new.door_id = toegang_aanstelling() and new.inhoud_versleuteld is null
            and new.afzender is null) then
        return new;
    end if;
    raise exception 'Deze melding is al afgehandeld.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt_einde before update on signalen_openbaremelding for each row
    execute function signalen_openbaar_bewaakt();

-- A notice is of something that is there, about that child, by somebody who is involved with it.
create or replace function signalen_stuur(
    aan bigint[], welke_soort varchar, welk varchar, welk_id bigint, welk_kenmerk varchar,
    kind bigint, nu timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    aantal integer;
    er boolean := toegang_systeem();
begin
    if not er and signalen_mag_melden(kind) and welk ~ '^(signalen|dossiers)_[a-z]+$' then
        execute format('select exists (select 1 from %I where id = $1 and jongere_id = $2)', welk)
        into er using welk_id, kind;
    end if;
    if not er then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    insert into signalen_kennisgeving
        (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
    select a.id, welke_soort, welk, welk_id, welk_kenmerk, kind, nu
    from toegang_aanstelling a
    where a.id = any(aan) and a.periode @> toegang_vandaag()
      and a.id is distinct from toegang_aanstelling()
    order by a.id
    on conflict do nothing;
    get diagnostics aantal = row_count;
    return aantal;
end $$;

-- A school's own people, those whose area it is in, and the region: in the function itself, which
-- reads the enrolments of all.
create or replace function signalen_stille_scholen(dag date)
returns table (school text, stand date, van date) language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return query
    select g.school::text, g.stand, date '1970-01-01' + l.dag::integer
    from (
        select f.school, max(f.gegevens_tot_en_met) as stand from register_gegevensstand f
        where f.ingetrokken_op is null group by f.school
    ) g
    join tijdlijnen_kal_school s on s.school = g.school
    cross join lateral (
        select k.dag from tijdlijnen_kal_kalender k
        where k.kal = s.kal and k.les = 1 and k.dag > g.stand - date '1970-01-01'
        order by k.dag offset 9 limit 1
    ) l
    where g.stand <= signalen_stille_scholen.dag - 10
      and l.dag <= signalen_stille_scholen.dag - date '1970-01-01'
      and exists (select 1 from register_inschrijvingen i
                  where i.school = g.school and i.ingetrokken_op is null
                    and i.periode @> signalen_stille_scholen.dag)
      and (toegang_hele_regio() or exists (
          select 1 from toegang_organisatie o
          where o.soort = 'school' and o.code = g.school and (
              o.id = any(toegang_partijen())
              or exists (select 1 from toegang_werkgebied w
                         where w.gebied_id = o.id and w.periode @> signalen_stille_scholen.dag
                           and w.organisatie_id = any(toegang_partijen())))));
end $$;
