"""How a part of the view `signalen_werk` says with whom its rows stand, for migrations."""

EIGEN_MENS = """({mens}, {postvak}) in (
           select m.aanstelling_id, m.postvak_id from signalen_postvakmens m)"""
"""The person is of the postvak's organisation, and there today."""
IEMAND = """{mens} in (
           select a.id from toegang_aanstelling a where a.periode @> (select toegang_vandaag()))"""
"""The person is there today, wherever they work."""


def bij_wie(mens: str, postvak: str, voorwaarde: str = EIGEN_MENS) -> str:
    """The columns aanstelling_id and houder_id of a row, from the columns `mens` (who was named, or
    null) and `postvak`: that person on the `voorwaarde`; else the coordinator of the postvak.

    No joins: row-level security makes reading the rows look so dear to the planner that it takes a
    loop over all people and all postvakken per row for as good as free. A set is made once, and the
    coordinator is looked up only by who reads the column.
    """
    # A null in what is looked for would have the set read from end to end.
    hier = voorwaarde.format(mens=mens, postvak=postvak)
    persoon = f"case when {mens} is not null and {hier} then {mens} end"
    return f"""{persoon} as aanstelling_id,
       coalesce({persoon}, (select p.coordinator_id from toegang_postvak p
                            where p.id = {postvak})) as houder_id"""  # noqa: S608
