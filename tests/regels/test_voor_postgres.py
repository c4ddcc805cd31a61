"""The compiler's text for PostgreSQL: the same rows, in fewer nodes of a plan."""

import pytest
import sqlglot
from sqlglot import exp

from inbeeld.regels import teksten
from inbeeld.regels.afleiding.bouw import delen
from inbeeld.regels.afleiding.voor_postgres import omgezet

UNIE = """
SELECT * FROM (
  SELECT * FROM (
    SELECT * FROM (SELECT "a"."j", CAST("a"."n" AS BIGINT) AS "n" FROM "a") AS "t1"
    UNION ALL
    SELECT * FROM (SELECT "b"."j", 0 AS "n" FROM "b" WHERE "b"."n" > 1) AS "t2"
  ) AS "t3"
  UNION ALL
  SELECT * FROM (SELECT "c"."j", 1 + 1 AS "n" FROM "c") AS "t4"
) AS "t5"
"""
SOORTEN = {"j": "bigint", "n": "integer"}


def test_a_chain_of_unions_is_one_whose_members_have_the_declared_types():
    uit = sqlglot.parse_one(omgezet(UNIE, SOORTEN), read="postgres")
    assert not list(uit.find_all(exp.Subquery))
    leden = list(uit.find_all(exp.Select))
    assert len(leden) == 3
    soorten = [[v.this.args["to"].sql("postgres") for v in lid.expressions] for lid in leden]
    assert soorten == [["BIGINT", "INT"]] * 3


def test_a_union_that_is_read_with_a_condition_keeps_it_and_has_equal_types():
    uit = sqlglot.parse_one(omgezet(f'{UNIE} WHERE "t5"."n" < 9', SOORTEN), read="postgres")
    (binnen,) = uit.find_all(exp.Subquery)
    leden = list(binnen.find_all(exp.Select))
    assert [lid.expressions[1].this.args["to"].sql("postgres") for lid in leden] == ["BIGINT"] * 3
    assert uit.args["where"].sql("postgres") == 'WHERE "t5"."n" < 9'


def test_a_union_that_counts_a_row_once_is_refused():
    with pytest.raises(ValueError, match="UNION ALL"):
        omgezet('SELECT "a"."j" FROM "a" UNION SELECT "b"."j" FROM "b"', {"j": "bigint"})


def test_a_range_of_numbers_is_a_series_without_its_end():
    reeks = (
        "SELECT UNNEST(CASE WHEN 1 < 2 THEN ARRAY_REMOVE(ARRAY(SELECT * FROM"
        ' GENERATE_SERIES("a"."b", "a"."e", {stap})), "a"."e") END) AS "n" FROM "a"'
    )
    uit = omgezet(reeks.format(stap=1), {"n": "integer"})
    assert 'GENERATE_SERIES("a"."b", "a"."e" - 1)' in uit
    assert "UNNEST" not in uit
    with pytest.raises(ValueError, match="stap 1"):
        omgezet(reeks.format(stap=2), {"n": "integer"})


def test_columns_in_another_order_are_refused():
    with pytest.raises(ValueError, match="andere kolommen"):
        omgezet('SELECT "a"."n", "a"."j" FROM "a"', SOORTEN)


def test_every_stage_gives_its_columns_in_the_declared_order():
    for deel, stappen in delen().items():
        for stap, tekst in zip(stappen, teksten.lees("postgres", deel), strict=True):
            boom = sqlglot.parse_one(tekst.select, read="postgres")
            while isinstance(boom, exp.Union):
                boom = boom.left
            assert boom.named_selects == list(stap.expr.schema()), (deel, stap.naam)
