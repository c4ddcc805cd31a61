"""Row-level security as migration operations: one condition for every table, on betrokkenheid and
on what the matrix gives the actor's rol (`toegang_groep_mag`).

The owner role has a policy of its own, because the definer functions and region-wide jobs run as
it; FORCE makes even the owner pass through a policy, so that what it may see is written down.

Everything that does not depend on the row stands in a subselect of its own, which PostgreSQL asks
once for a whole query.
"""

from django.db import connection
from django.db.migrations.operations import RunSQL

# The conditions of the first release, as its migrations hold them: they stay as they are. What is
# made now takes `nu`, `ooit` and `bron`.
HUIDIG = """((select toegang_hele_regio()) or exists (
    select 1 from toegang_betrokkenheid b
    where b.jongere_id = {tabel}.{jongere}
      and b.organisatie_id = (select toegang_organisatie())
      and b.periode @> (select toegang_vandaag())))"""
"""The actor's organisation is involved with the child today."""

OOIT = """((select toegang_hele_regio()) or exists (
    select 1 from toegang_betrokkenheid b
    where b.jongere_id = {tabel}.{jongere}
      and b.organisatie_id = (select toegang_organisatie())
      and lower(b.periode) <= (select toegang_vandaag())))"""
"""It is or has been involved: identity, and what it supplied itself."""

EIGEN = """((select toegang_systeem()) or {tabel}.bron_id = (select toegang_organisatie()))"""
"""The actor's organisation is the source of the row."""

IEMAND = "(select toegang_systeem() or toegang_organisatie() is not null)"
"""Anybody with an aanstelling that works with children."""

NIEMAND = "false"

_BETROKKENHEID = """from toegang_betrokkenheid b
    where b.jongere_id = {tabel}.{jongere}
      and b.partij = any((select toegang_partijen())::bigint[])
      and b.periode @> (select toegang_vandaag())"""
_BETROKKEN = f"""exists (
    select 1 {_BETROKKENHEID})"""
# An organisation that was involved keeps who the child is; a person's own access ends wholly.
_OOIT_BETROKKEN = """exists (
    select 1 from toegang_betrokkenheid b
    where b.jongere_id = {tabel}.{jongere}
      and b.partij = any((select toegang_partijen())::bigint[]) and b.partij > 0
      and lower(b.periode) <= (select toegang_vandaag()))"""


def mag(groep: str, handeling: str = "bekijken", kring: str = "") -> str:
    """The matrix gives the actor's rol this act on this group, for rows of this `Kring`."""
    meer = f", '{kring}'" if kring else ""
    return f"(select toegang_groep_mag('{groep}', '{handeling}'{meer}))"


def nu(groep: str) -> str:
    """The actor may see the group, and is involved with the child today."""
    regio, hier = mag(groep, kring="regio"), mag(groep, kring="nu")
    return f"({regio} or ({hier} and {_BETROKKEN}))"


def nu_per_rij(groep: str) -> str:
    """As `nu`, for a table of which few rows are read, of children all over the region.

    An `exists` may become a set of everybody with whom the actor is involved, which the planner
    takes to be small: of a large gemeente forty thousand children for a thousand rows. A value is
    looked up row by row.
    """
    regio, hier = mag(groep, kring="regio"), mag(groep, kring="nu")
    return f"""({regio} or ({hier} and (
    select true {_BETROKKENHEID} limit 1)))"""


def ooit(groep: str) -> str:
    """The actor may see the group, and is or has been involved with the child."""
    return f"({nu(groep)} or ({mag(groep, kring='ooit')} and {_OOIT_BETROKKEN}))"


def bron(groep: str, handeling: str = "bekijken") -> str:
    """The actor may do this with the group, and its organisation is the source of the row."""
    kring = "bron" if handeling == "bekijken" else ""
    eigen = "{tabel}.bron_id = (select toegang_organisatie())"
    return f"((select toegang_systeem()) or ({mag(groep, handeling, kring)} and {eigen}))"


def nu_en_mag(groep: str, handeling: str = "invoeren") -> str:
    """Involved with the child today, and the rol may do this with the group; or the system."""
    return f"((select toegang_systeem()) or ({nu(groep)} and {mag(groep, handeling)}))"


def nu_of_bron(groep: str) -> str:
    """Involved today, or the source of the row."""
    return f"({bron(groep)} or {nu(groep)})"


class BeschermTabel(RunSQL):
    """Put a table under row-level security, enabled and forced.

    `tabel`: its name. `zien`: the condition for reading, by default `HUIDIG` over the column
    `jongere`; `toevoegen`, `wijzigen`, `verwijderen`: the conditions for the app role's writes, by
    default the same as reading. In a condition `{tabel}` and `{jongere}` are filled in; columns of
    the table are written as `{tabel}.column`. Pass `NIEMAND` where nobody may.
    """

    def __init__(
        self,
        tabel: str,
        *,
        jongere: str = "jongere_id",
        zien: str = HUIDIG,
        toevoegen: str | None = None,
        wijzigen: str | None = None,
        verwijderen: str | None = None,
    ) -> None:
        conditions = _conditions(zien, toevoegen, wijzigen, verwijderen)
        super().__init__(_enable(tabel, jongere, conditions), _disable(tabel, conditions))


class HerschrijfBeleid(RunSQL):
    """Put other conditions in the place of those that a table has; those not given stay.

    `zien`, `toevoegen`, `wijzigen`, `verwijderen` as for BeschermTabel. Undoing the migration
    leaves them: the older ones let more through.
    """

    def __init__(self, tabel: str, *, jongere: str = "jongere_id", **conditions: str) -> None:
        names = {
            "zien": "select",
            "toevoegen": "insert",
            "wijzigen": "update",
            "verwijderen": "delete",
        }
        given = {names[name]: text for name, text in conditions.items()}
        lines = [f"drop policy app_{verb} on {tabel};" for verb in given]
        super().__init__("\n".join([*lines, *_policies(tabel, jongere, given)]), RunSQL.noop)


def _conditions(
    zien: str, toevoegen: str | None, wijzigen: str | None, verwijderen: str | None
) -> dict[str, str]:
    return {
        "select": zien,
        "insert": zien if toevoegen is None else toevoegen,
        "update": zien if wijzigen is None else wijzigen,
        "delete": zien if verwijderen is None else verwijderen,
    }


def _enable(tabel: str, jongere: str, conditions: dict[str, str]) -> str:
    lines = [
        f"alter table {tabel} enable row level security;",
        f"alter table {tabel} force row level security;",
        f"create policy eigenaar on {tabel} to current_role using (true) with check (true);",
    ]
    return "\n".join([*lines, *_policies(tabel, jongere, conditions)])


def _policies(tabel: str, jongere: str, conditions: dict[str, str]) -> list[str]:
    lines = []
    for verb, condition in conditions.items():
        text = condition.format(tabel=tabel, jongere=jongere)
        clause = f"with check ({text})" if verb == "insert" else f"using ({text})"
        lines.append(f"create policy app_{verb} on {tabel} for {verb} {clause};")
    return lines


def _disable(tabel: str, conditions: dict[str, str]) -> str:
    names = ["eigenaar", *(f"app_{verb}" for verb in conditions)]
    lines = [f"drop policy {name} on {tabel};" for name in names]
    lines += [
        f"alter table {tabel} no force row level security;",
        f"alter table {tabel} disable row level security;",
    ]
    return "\n".join(lines)


class AlleenToevoegen(RunSQL):
    """Refuse UPDATE and DELETE of a table, whoever asks; `behalve` names columns that may be set.

    The columns of `behalve` may go from null to a value once; everything else stays as it was.
    The right itself is taken from every role but the owner, the trigger holds the owner too.
    """

    def __init__(self, tabel: str, *, behalve: tuple[str, ...] = ()) -> None:
        super().__init__(
            _append_only(tabel, behalve),
            f"drop trigger alleen_toevoegen on {tabel}; drop function {tabel}_alleen_toevoegen();",
        )


def _append_only(tabel: str, behalve: tuple[str, ...]) -> str:
    allowed = "false"
    if behalve:
        stays = ", ".join(f"'{column}'" for column in behalve)
        unset = " and ".join(f"old.{column} is null" for column in behalve)
        allowed = (
            f"tg_op = 'UPDATE' and {unset} and "
            f"to_jsonb(new) - array[{stays}] = to_jsonb(old) - array[{stays}]"
        )
    grant = f"grant update ({', '.join(behalve)}) on {tabel} to %I" if behalve else "select 1"
    rechten = _per_rol(tabel, f"revoke update, delete on {tabel} from %I", grant)
    # Names of tables and columns of our own migrations, never input.
    return f"""{rechten}
create function {tabel}_alleen_toevoegen() returns trigger language plpgsql as $$
begin
    if {allowed} then
        return new;
    end if;
    raise exception 'Rijen van {tabel} worden niet gewijzigd of verwijderd.'
        using errcode = 'restrict_violation';
end $$;
create trigger alleen_toevoegen before update or delete on {tabel}
    for each row execute function {tabel}_alleen_toevoegen();
"""


class AlleenLezen(RunSQL):
    """Take the right to write a table from every role but the owner; `behalve`: columns to set."""

    def __init__(self, tabel: str, *, behalve: tuple[str, ...] = ()) -> None:
        neem = f"revoke insert, update, delete on {tabel} from %I"
        geef = f"grant update ({', '.join(behalve)}) on {tabel} to %I" if behalve else "select 1"
        terug = f"grant insert, update, delete on {tabel} to %I"
        super().__init__(_per_rol(tabel, neem, geef), _per_rol(tabel, terug))


def _per_rol(tabel: str, *opdrachten: str) -> str:
    """Statements with `%I` for each role, besides the owner, that has a right on the table."""
    regels = "\n".join(f"        execute format('{opdracht}', rol);" for opdracht in opdrachten)
    return f"""
do $do$
declare rol name;
begin
    for rol in select distinct grantee from information_schema.role_table_grants
               where table_schema = current_schema() and table_name = '{tabel}'
                 and grantee <> current_user
    loop
{regels}
    end loop;
end $do$;
"""  # noqa: S608


class OnveiligeRol(RuntimeError):
    """The application talks to the database in a role that row-level security does not bind."""


def controleer_rol() -> None:
    """Raise OnveiligeRol when the application's role owns the tables or passes by their policies.

    With one DATABASE_URL for everything the app would be the owner, and see all children of all
    organisations: better no application than that one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls or exists (select 1 from pg_class c"
            " where c.relname = 'register_personalia' and pg_has_role(r.oid, c.relowner, 'USAGE'))"
            " from pg_roles r where r.rolname = current_user"
        )
        if cursor.fetchone()[0]:
            raise OnveiligeRol(
                "De toepassing gebruikt de rol van de eigenaar (of een nog hogere): daarvoor gelden"
                " de regels voor rijtoegang niet. Geef DATABASE_URL een eigen rol."
            )
