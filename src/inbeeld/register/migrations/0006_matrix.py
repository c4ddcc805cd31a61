"""Every row of the register by the matrix: who may see that kind of data, of that child."""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, bron, mag, nu, nu_of_bron, ooit

GROEPEN = {
    "inschrijvingen": "inschrijving",
    "verzuim": "verzuim",
    "vrijstellingen": "vrijstelling",
    "aanbod": "plan_en_afspraken",
    "duidingen": "duiding",
}
ZONDER_JONGERE = {
    "scholen": "instellingen",
    "lesvrij": "instellingen",
    "gegevensstand": "levering",
    "dekking": "levering",
}
SYSTEEM = "(select toegang_systeem())"
# Whom the actor may not know to live where. As the owner, since a child whose personalia are hidden
# must count as secret too; it tells numbers of records and nothing else, and is asked only for a
# rol from which a secret address is kept.
GEHEIM = """
create function register_geheime_adressen() returns setof bigint
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
    select p.jongere_id from register_personalia p
    where p.geheim_adres and (toegang_systeem() or toegang_rol() is not null) $$;
create index personalia_geheim on register_personalia (jongere_id) where geheim_adres;
"""
GEHEIM_WEG = "drop index personalia_geheim; drop function register_geheime_adressen();"
NIET_GEHEIM = f"""({mag("verblijfplaats", kring="geheim")}
    or not {{tabel}}.{{jongere}} in (select register_geheime_adressen()))"""
# Somebody who delivers, or who asks for access to a child that they can name exactly.
HERKENT = """(toegang_groep_mag('levering', 'aanleveren')
      or toegang_groep_mag('identiteit', 'toegang_vragen')
      or toegang_groep_mag('identiteit', 'noodtoegang'))"""
HERKENNING = f"""
create or replace function register_vind_pgn(gezocht bytea[])
returns table (pgn_index bytea, jongere_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.pgn_index, p.jongere_id from register_personalia p
    where p.pgn_index = any(gezocht) and {HERKENT} $$;
create or replace function register_vind_naam(gezocht text, geboren date)
returns table (jongere_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.jongere_id from register_personalia p
    join register_jongeren f on f.jongere_id = p.jongere_id and f.ingetrokken_op is null
    join register_jongere j on j.id = p.jongere_id and j.opgegaan_in_id is null
    where p.zoeksleutel = gezocht and f.geboortedatum = geboren and {HERKENT}
    order by 1 $$;
"""  # noqa: S608


def _feiten(tabel: str, groep: str, zien: str) -> HerschrijfBeleid:
    return HerschrijfBeleid(
        f"register_{tabel}",
        zien=zien,
        toevoegen=bron(groep, "invoeren"),
        wijzigen=bron(groep, "intrekken"),
    )


class Migration(migrations.Migration):
    dependencies = [("register", "0005_wijzigingen"), ("toegang", "0011_matrix")]

    operations = [
        migrations.RunSQL(GEHEIM, GEHEIM_WEG),
        HerschrijfBeleid(
            "register_jongere",
            jongere="id",
            zien=ooit("identiteit"),
            toevoegen=mag("identiteit", "invoeren"),
            wijzigen=SYSTEEM,
        ),
        HerschrijfBeleid(
            "register_jongereevent",
            jongere="id",
            zien=nu("identiteit"),
            toevoegen=mag("identiteit", "invoeren"),
        ),
        HerschrijfBeleid(
            "register_personalia",
            zien=ooit("identiteit"),
            toevoegen=mag("identiteit", "invoeren"),
            wijzigen=f"({mag('identiteit', 'invoeren')} and {nu('identiteit')})",
        ),
        HerschrijfBeleid(
            "register_personaliaevent",
            zien=nu("identiteit"),
            toevoegen=mag("identiteit", "invoeren"),
        ),
        HerschrijfBeleid("register_samenvoeging", jongere="blijft_id", zien=nu("identiteit")),
        HerschrijfBeleid("register_samenvoegingevent", jongere="blijft_id", zien=nu("identiteit")),
        _feiten("jongeren", "identiteit", ooit("identiteit")),
        *(_feiten(tabel, groep, nu_of_bron(groep)) for tabel, groep in GROEPEN.items()),
        _feiten(
            "woonplaatsen",
            "verblijfplaats",
            f"({bron('verblijfplaats')} or ({nu('verblijfplaats')} and {NIET_GEHEIM}))",
        ),
        *(_feiten(tabel, groep, "true") for tabel, groep in ZONDER_JONGERE.items()),
        migrations.RunSQL(HERKENNING, migrations.RunSQL.noop),
    ]
