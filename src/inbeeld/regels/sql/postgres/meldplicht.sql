-- meldplicht: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: melddag tabel
SELECT
  CAST("t16"."j" AS BIGINT) AS "j",
  CAST("t16"."dag" AS INT) AS "dag",
  CAST("t16"."uren" AS INT) AS "uren",
  CAST("t7"."lw" AS INT) AS "lw"
FROM (
  SELECT
    "t14"."j",
    "t14"."dag",
    "t14"."uren",
    "t14"."tl",
    "t14"."gj",
    "t14"."gb",
    "t14"."ge",
    "t14"."dag" - (
      (
        "t14"."dag" + 7000003
      ) % 7
    ) AS "ma"
  FROM (
    SELECT
      "t13"."j",
      "t13"."dag",
      "t13"."uren",
      "t13"."tl",
      "t12"."gj",
      "t12"."gb",
      "t12"."ge"
    FROM (
      SELECT
        *
      FROM "uren_dag" AS "t1"
      WHERE
        "t1"."uren" > 0
        AND "t1"."dag" <= (
          SELECT
            "t4"."tot"
          FROM "parameters" AS "t4"
        )
    ) AS "t13"
    INNER JOIN (
      SELECT
        "t3"."j" AS "gj",
        "t3"."b" AS "gb",
        "t3"."e" AS "ge"
      FROM "grond" AS "t3"
      WHERE
        (
          (
            (
              "t3"."bits" & 2
            ) <> 0
          ) OR (
            (
              "t3"."bits" & 4
            ) <> 0
          )
        )
        AND (
          "t3"."bits" & 8
        ) <> 0
        AND NOT (
          (
            "t3"."bits" & 16
          ) <> 0
        )
    ) AS "t12"
      ON "t13"."j" = "t12"."gj" AND "t13"."dag" >= "t12"."gb" AND "t13"."dag" < "t12"."ge"
    WHERE
      EXISTS(
        SELECT
          1
        FROM (
          SELECT DISTINCT
            "t2"."j" AS "pj"
          FROM "segment" AS "t2"
          WHERE
            (
              "t2"."bits" & 16777216
            ) <> 0
        ) AS "t9"
        WHERE
          "t13"."j" = "t9"."pj"
      )
  ) AS "t14"
) AS "t16"
INNER JOIN (
  SELECT
    "t0"."ma" AS "hm",
    "t0"."lw"
  FROM "week" AS "t0"
) AS "t7"
  ON "t16"."ma" = "t7"."hm"
