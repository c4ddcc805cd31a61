-- klok: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: klok tabel
SELECT CAST("j" AS BIGINT) AS "j", CAST("soort" AS INTEGER) AS "soort", CAST("b" AS INTEGER) AS "b", CAST("drie_op" AS INTEGER) AS "drie_op", CAST("e" AS INTEGER) AS "e" FROM (
SELECT
  *
FROM (
  SELECT
    "t11"."j",
    "t11"."soort",
    "t11"."b",
    "t11"."drie_op",
    "t11"."e"
  FROM (
    SELECT
      "t10"."j",
      "t10"."soort",
      "t10"."b",
      "t10"."drie_op",
      "t10"."e",
      COUNT(DISTINCT "t10"."dag") AS "dagen"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t8"."j",
          "t8"."soort",
          "t8"."b",
          "t8"."e",
          "t8"."abs",
          "t8"."drie_op",
          "t8"."masker",
          "t7"."dj",
          "t7"."dag",
          "t7"."dm"
        FROM (
          SELECT
            "t0"."j",
            "t0"."soort",
            "t0"."b",
            "t0"."e",
            "t0"."abs",
            "t0"."drie_op",
            CASE WHEN "t0"."soort" = 1 THEN 16 ELSE 8 END AS "masker"
          FROM "thuis" AS "t0"
          WHERE
            "t0"."abs" = 0
        ) AS "t8"
        INNER JOIN (
          SELECT
            "t2"."j" AS "dj",
            "t2"."dag",
            "t2"."masker" AS "dm"
          FROM "schooldag" AS "t2"
          WHERE
            "t2"."masker" > 0
        ) AS "t7"
          ON "t8"."j" = "t7"."dj" AND "t7"."dag" >= "t8"."b" AND "t7"."dag" < "t8"."e"
      ) AS "t9"
      WHERE
        (
          "t9"."dm" & "t9"."masker"
        ) <> 0
    ) AS "t10"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t11"
  WHERE
    "t11"."dagen" >= (
      SELECT
        "t1"."klok_vanaf_lesdagen"
      FROM "parameters" AS "t1"
    )
) AS "t12"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t0"."j",
    "t0"."soort",
    "t0"."b",
    "t0"."drie_op",
    "t0"."e"
  FROM "thuis" AS "t0"
  WHERE
    "t0"."abs" = 1
) AS "t4"
) AS s
