"""What this room keeps of children, and from which day the term of each counts."""
# ruff: noqa: S608  (SQL over the tables of this room, made of names that stand here)

from inbeeld.toegang.bewaren.plaatsen import Feitplaats, Plaatsen, Restplaats
from inbeeld.toegang.models import Bewaartermijn

Begin = Bewaartermijn.Begin

_KERN = (
    "(select coalesce(j.opgegaan_in_id, j.id) from register_jongere j where j.id = r.jongere_id)"
)
_INGETROKKEN = "(r.ingetrokken_op at time zone 'Europe/Amsterdam')::date"
_GEBOORTE = """(select f.geboortedatum from register_jongeren f
        where f.jongere_id in (r.jongere_id, x.kern)
        order by (f.ingetrokken_op is null) desc, f.id desc limit 1)"""
# The end at the school that is the source; while one enrolment there is open, nothing counts. A
# school that never had the child enrolled counts from its own fact.
_EINDE_INSCHRIJVING = """case when exists (
            select 1 from register_inschrijvingen i
            where i.jongere_id = x.kern and i.school = o.code and i.ingetrokken_op is null
              and upper(i.periode) is null) then null
        else coalesce(
            (select max(upper(i.periode)) - 1 from register_inschrijvingen i
             where i.jongere_id = x.kern and i.school = o.code and i.ingetrokken_op is null),
            {eigen}) end"""
# What goes on without an end is over when the organisation is no longer involved.
_EINDE_BETROKKEN = """(select case when bool_or(upper(b.periode) is null) then null
            else max(upper(b.periode)) - 1 end from toegang_betrokkenheid b
        where b.jongere_id = x.kern and b.organisatie_id = o.id)"""
_SECTOR = (
    "(select s.sector from register_scholen s"
    " where s.school = {school} and s.ingetrokken_op is null)"
)
_VAN_BRON = f"case when o.soort = 'school' then {_SECTOR.format(school='o.code')} else o.code end"


def _feit(tabel: str, gegevens: str, *, waar: str = _VAN_BRON, extra: str = "null") -> Feitplaats:
    """`extra`: a day of its own for a row without period."""
    eigen = f"coalesce(upper(r.periode) - 1, {extra}, {_INGETROKKEN})"
    return Feitplaats(
        tabel=f"register_{tabel}",
        gegevens=gegevens,
        kern=_KERN,
        begint={
            Begin.GEBOORTE.value: _GEBOORTE,
            Begin.EINDE_INSCHRIJVING.value: _EINDE_INSCHRIJVING.format(eigen=eigen),
            Begin.EINDE_GEGEVEN.value: f"coalesce({eigen}, {_EINDE_BETROKKEN})",
        },
        jaar=f"extract(year from coalesce(lower(r.periode), {extra}))::integer",
        waar=waar,
        einde="case when r.ingetrokken_op is null and r.periode is not null"
        " then coalesce(upper(r.periode), dag) end",
    )


_VAN_SCHOOL = _SECTOR.format(school="r.school")
_FEITEN = (
    _feit("inschrijvingen", "inschrijving", waar=_VAN_SCHOOL),
    _feit("verzuim", "verzuim", waar=_VAN_SCHOOL),
    _feit("woonplaatsen", "woonplaats", waar="r.gemeente"),
    _feit("vrijstellingen", "vrijstelling"),
    _feit("aanbod", "aanbod", extra="r.aangeboden_op"),
    _feit("duidingen", "duiding"),
)
_VASTLEGGING_LEEG = " and ".join(
    f"not exists (select 1 from register_{tabel} f where f.{kolom} = s.id)"
    for tabel, *kolommen in (
        *(
            (f.tabel.removeprefix("register_"), "vastlegging_id", "ingetrokken_door_id")
            for f in _FEITEN
        ),
        *(
            (tabel, "vastlegging_id", "ingetrokken_door_id")
            for tabel in ("jongeren", "scholen", "gegevensstand", "dekking", "lesvrij")
        ),
        ("samenvoeging", "vastlegging_id", "gesplitst_door_id"),
    )
    for kolom in kolommen
)

# The row of `jongeren` and the personalia are of nobody alone: they go with the last copy.
PLAATSEN = Plaatsen(
    feiten=_FEITEN,
    rest=Restplaats(
        per_kopie=(
            # What somebody gave as reason of an entry by hand, when all else of it is gone.
            "delete from register_vastlegging s where s.organisatie_id = v.organisatie_id"
            f" and s.soort in ('hand', 'intrekking') and {_VASTLEGGING_LEEG}",
        ),
        per_kind=(
            "delete from register_samenvoeging where blijft_id = any(leeg)"
            " or gaat_op_id = any(leeg)",
            "delete from register_samenvoegingevent where blijft_id = any(leeg)"
            " or gaat_op_id = any(leeg)",
            "delete from register_jongeren where jongere_id = any(leeg)",
            "delete from register_personalia where jongere_id = any(leeg)",
            "delete from register_personaliaevent where jongere_id = any(leeg)",
            "delete from register_jongere where id = any(leeg)",
            "delete from register_jongereevent where id = any(leeg)",
        ),
    ),
    blijft=("exists (select 1 from register_jongere j where j.opgegaan_in_id = k)",),
)
