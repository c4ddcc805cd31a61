"""Retention as a migration operation."""

from django.db.migrations.operations import RunSQL


class Vernietigbaar(RunSQL):
    """Let an append-only table lose rows when a confirmed proposal is carried out, and only then.

    `regel`: only rows that the proposal names; otherwise whatever the owner's function removes
    along with them. Comes after AlleenToevoegen for the same table.
    """

    def __init__(self, tabel: str, *, regel: bool = False) -> None:
        rij = "old.id" if regel else "null"
        weiger = f"for each row execute function {tabel}_alleen_toevoegen()"
        super().__init__(
            f"drop trigger alleen_toevoegen on {tabel};"
            f"create trigger alleen_toevoegen before update on {tabel} {weiger};"
            f"create trigger niet_verwijderen before delete on {tabel} for each row"
            f" when (not toegang_vernietigt('{tabel}', {rij}))"
            f" execute function {tabel}_alleen_toevoegen();",
            f"drop trigger niet_verwijderen on {tabel}; drop trigger alleen_toevoegen on {tabel};"
            f"create trigger alleen_toevoegen before update or delete on {tabel} {weiger};",
        )
