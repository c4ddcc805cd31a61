-- klok: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: klok tabel
WITH "t15" AS (
  SELECT
    "t14"."j",
    "t14"."soort",
    "t14"."b",
    "t14"."e",
    "t14"."abs",
    "t14"."drie_op",
    "t14"."masker",
    "t11"."sj",
    "t11"."nr",
    "t11"."sb",
    "t11"."sz",
    "t11"."n",
    "t11"."sm"
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
  ) AS "t14"
  INNER JOIN (
    SELECT
      "t4"."j" AS "sj",
      "t4"."nr",
      "t4"."b" AS "sb",
      "t4"."z" AS "sz",
      "t4"."n",
      "t4"."masker" AS "sm"
    FROM "strook" AS "t4"
  ) AS "t11"
    ON "t14"."j" = "t11"."sj" AND "t11"."sb" < "t14"."e" AND "t11"."sz" >= "t14"."b"
)
SELECT
  CAST("t23"."j" AS BIGINT) AS "j",
  CAST("t23"."soort" AS INT) AS "soort",
  CAST("t23"."b" AS INT) AS "b",
  CAST("t23"."drie_op" AS INT) AS "drie_op",
  CAST("t23"."e" AS INT) AS "e"
FROM (
  SELECT
    "t22"."j",
    "t22"."soort",
    "t22"."b",
    "t22"."drie_op",
    "t22"."e",
    CAST(SUM(CAST("t22"."n" AS DOUBLE PRECISION)) AS BIGINT) AS "dagen"
  FROM (
    SELECT
      "t16"."j",
      CAST("t16"."soort" AS BIGINT) AS "soort",
      CAST("t16"."b" AS BIGINT) AS "b",
      CAST("t16"."drie_op" AS BIGINT) AS "drie_op",
      CAST("t16"."e" AS BIGINT) AS "e",
      CAST("t16"."n" AS BIGINT) AS "n"
    FROM "t15" AS "t16"
    WHERE
      (
        "t16"."sm" & "t16"."masker"
      ) <> 0
      AND "t16"."sb" >= "t16"."b"
      AND "t16"."sz" < "t16"."e"
    UNION ALL
    SELECT
      "t20"."j",
      CAST("t20"."soort" AS BIGINT) AS "soort",
      CAST("t20"."b" AS BIGINT) AS "b",
      CAST("t20"."drie_op" AS BIGINT) AS "drie_op",
      CAST("t20"."e" AS BIGINT) AS "e",
      CAST(1 AS BIGINT) AS "n"
    FROM (
      SELECT
        "t19"."j",
        "t19"."soort",
        "t19"."b",
        "t19"."e",
        "t19"."abs",
        "t19"."drie_op",
        "t19"."masker",
        "t19"."sj",
        "t19"."nr",
        "t19"."sb",
        "t19"."sz",
        "t19"."n",
        "t19"."sm",
        "t9"."hnr",
        "t9"."kal",
        "t12"."lk",
        "t12"."dag"
      FROM (
        SELECT
          *
        FROM "t15" AS "t16"
        WHERE
          (
            "t16"."sm" & "t16"."masker"
          ) <> 0
          AND NOT (
            (
              "t16"."sb" >= "t16"."b"
            ) AND (
              "t16"."sz" < "t16"."e"
            )
          )
      ) AS "t19"
      INNER JOIN (
        SELECT
          "t2"."nr" AS "hnr",
          "t2"."kal"
        FROM "school" AS "t2"
      ) AS "t9"
        ON "t19"."nr" = "t9"."hnr"
      INNER JOIN LATERAL (
        SELECT
          *
        FROM (
          SELECT
            "t3"."kal" AS "lk",
            "t3"."dag"
          FROM "kalender" AS "t3"
          WHERE
            "t3"."les" = 1
        ) AS "t12"
        WHERE
          "t9"."kal" = "t12"."lk"
          AND "t12"."dag" >= "t19"."sb"
          AND "t12"."dag" <= "t19"."sz"
          AND "t12"."dag" >= "t19"."b"
          AND "t12"."dag" < "t19"."e"
        OFFSET 0
      ) AS "t12"
        ON TRUE
    ) AS "t20"
  ) AS "t22"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t23"
WHERE
  "t23"."dagen" >= (
    SELECT
      "t1"."klok_vanaf_lesdagen"
    FROM "parameters" AS "t1"
  )
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."soort" AS INT) AS "soort",
  CAST("t0"."b" AS INT) AS "b",
  CAST("t0"."drie_op" AS INT) AS "drie_op",
  CAST("t0"."e" AS INT) AS "e"
FROM "thuis" AS "t0"
WHERE
  "t0"."abs" = 1
