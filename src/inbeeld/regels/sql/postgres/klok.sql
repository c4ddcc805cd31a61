-- klok: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: klok tabel
SELECT CAST("j" AS bigint) AS "j", CAST("soort" AS integer) AS "soort", CAST("b" AS integer) AS "b", CAST("drie_op" AS integer) AS "drie_op", CAST("e" AS integer) AS "e" FROM (
WITH "t12" AS (
  SELECT
    "t11"."j",
    "t11"."soort",
    "t11"."b",
    "t11"."e",
    "t11"."abs",
    "t11"."drie_op",
    "t11"."masker",
    "t8"."sj",
    "t8"."nr",
    "t8"."sb",
    "t8"."sz",
    "t8"."n",
    "t8"."sm"
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
      AND (
        "t0"."e" - "t0"."b"
      ) >= (
        SELECT
          "t1"."klok_vanaf_lesdagen"
        FROM "parameters" AS "t1"
      )
  ) AS "t11"
  INNER JOIN (
    SELECT
      "t3"."j" AS "sj",
      "t3"."nr",
      "t3"."b" AS "sb",
      "t3"."z" AS "sz",
      "t3"."n",
      "t3"."masker" AS "sm"
    FROM "strook" AS "t3"
  ) AS "t8"
    ON "t11"."j" = "t8"."sj" AND "t8"."sb" < "t11"."e" AND "t8"."sz" >= "t11"."b"
)
SELECT
  *
FROM (
  SELECT
    "t20"."j",
    "t20"."soort",
    "t20"."b",
    "t20"."drie_op",
    "t20"."e"
  FROM (
    SELECT
      "t19"."j",
      "t19"."soort",
      "t19"."b",
      "t19"."drie_op",
      "t19"."e",
      CAST(SUM(CAST("t19"."n" AS DOUBLE PRECISION)) AS BIGINT) AS "dagen"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t13"."j",
          CAST("t13"."soort" AS BIGINT) AS "soort",
          CAST("t13"."b" AS BIGINT) AS "b",
          CAST("t13"."drie_op" AS BIGINT) AS "drie_op",
          CAST("t13"."e" AS BIGINT) AS "e",
          CAST("t13"."n" AS BIGINT) AS "n"
        FROM "t12" AS "t13"
        WHERE
          (
            "t13"."sm" & "t13"."masker"
          ) <> 0
          AND "t13"."sb" >= "t13"."b"
          AND "t13"."sz" < "t13"."e"
      ) AS "t14"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t17"."j",
          CAST("t17"."soort" AS BIGINT) AS "soort",
          CAST("t17"."b" AS BIGINT) AS "b",
          CAST("t17"."drie_op" AS BIGINT) AS "drie_op",
          CAST("t17"."e" AS BIGINT) AS "e",
          CAST(1 AS BIGINT) AS "n"
        FROM (
          SELECT
            "t16"."j",
            "t16"."soort",
            "t16"."b",
            "t16"."e",
            "t16"."abs",
            "t16"."drie_op",
            "t16"."masker",
            "t16"."sj",
            "t16"."nr",
            "t16"."sb",
            "t16"."sz",
            "t16"."n",
            "t16"."sm",
            "t9"."dj",
            "t9"."dnr",
            "t9"."dag"
          FROM (
            SELECT
              *
            FROM "t12" AS "t13"
            WHERE
              (
                "t13"."sm" & "t13"."masker"
              ) <> 0
              AND NOT (
                (
                  "t13"."sb" >= "t13"."b"
                ) AND (
                  "t13"."sz" < "t13"."e"
                )
              )
          ) AS "t16"
          INNER JOIN (
            SELECT
              "t2"."j" AS "dj",
              "t2"."nr" AS "dnr",
              "t2"."dag"
            FROM "schooldag" AS "t2"
            WHERE
              "t2"."masker" > 0
          ) AS "t9"
            ON "t16"."j" = "t9"."dj"
            AND "t16"."nr" = "t9"."dnr"
            AND "t9"."dag" >= "t16"."sb"
            AND "t9"."dag" <= "t16"."sz"
            AND "t9"."dag" >= "t16"."b"
            AND "t9"."dag" < "t16"."e"
        ) AS "t17"
      ) AS "t18"
    ) AS "t19"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t20"
  WHERE
    "t20"."dagen" >= (
      SELECT
        "t1"."klok_vanaf_lesdagen"
      FROM "parameters" AS "t1"
    )
) AS "t21"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t0"."j",
    CAST("t0"."soort" AS BIGINT) AS "soort",
    CAST("t0"."b" AS BIGINT) AS "b",
    CAST("t0"."drie_op" AS BIGINT) AS "drie_op",
    CAST("t0"."e" AS BIGINT) AS "e"
  FROM "thuis" AS "t0"
  WHERE
    "t0"."abs" = 1
) AS "t6"
) AS s
