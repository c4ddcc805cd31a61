-- meldplicht: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: melddag tabel
SELECT CAST("j" AS bigint) AS "j", CAST("dag" AS integer) AS "dag", CAST("uren" AS integer) AS "uren", CAST("lw" AS integer) AS "lw" FROM (
WITH "t9" AS (
  SELECT
    *
  FROM "uren_dag" AS "t1"
  WHERE
    "t1"."uren" > 0
    AND "t1"."dag" <= (
      SELECT
        "t3"."tot"
      FROM "parameters" AS "t3"
    )
)
SELECT
  "t18"."j",
  "t18"."dag",
  "t18"."uren",
  "t7"."lw"
FROM (
  SELECT
    "t16"."j",
    "t16"."dag",
    "t16"."uren",
    "t16"."tl",
    "t16"."gj",
    "t16"."gb",
    "t16"."ge",
    "t16"."dag" - (
      (
        "t16"."dag" + 7000003
      ) % 7
    ) AS "ma"
  FROM (
    SELECT
      "t12"."j",
      "t12"."dag",
      "t12"."uren",
      "t12"."tl",
      "t10"."gj",
      "t10"."gb",
      "t10"."ge"
    FROM "t9" AS "t12"
    INNER JOIN (
      SELECT
        "t2"."j" AS "gj",
        "t2"."b" AS "gb",
        "t2"."e" AS "ge"
      FROM "grond" AS "t2"
      WHERE
        (
          (
            (
              "t2"."bits" & 2
            ) <> 0
          ) OR (
            (
              "t2"."bits" & 4
            ) <> 0
          )
        )
        AND (
          "t2"."bits" & 8
        ) <> 0
        AND NOT (
          (
            "t2"."bits" & 16
          ) <> 0
        )
    ) AS "t10"
      ON "t12"."j" = "t10"."gj" AND "t12"."dag" >= "t10"."gb" AND "t12"."dag" < "t10"."ge"
    WHERE
      EXISTS(
        SELECT
          1
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t11"."j" AS "pj",
              CAST(SUM(CAST("t11"."uren" AS DOUBLE PRECISION)) AS BIGINT) AS "totaal"
            FROM "t9" AS "t11"
            GROUP BY
              1
          ) AS "t13"
          WHERE
            "t13"."totaal" >= (
              SELECT
                "t3"."uren_drempel"
              FROM "parameters" AS "t3"
            )
        ) AS "t15"
        WHERE
          "t12"."j" = "t15"."pj"
      )
  ) AS "t16"
) AS "t18"
INNER JOIN (
  SELECT
    "t0"."ma" AS "hm",
    "t0"."lw"
  FROM "week" AS "t0"
) AS "t7"
  ON "t18"."ma" = "t7"."hm"
) AS s
