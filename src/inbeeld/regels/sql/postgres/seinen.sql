-- seinen: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: seinenlijst_stand tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST("t5"."b" AS INT) AS "b",
  CAST("t5"."stand" AS INT) AS "stand",
  CAST(COALESCE(
    LEAD("t5"."b") OVER (
      PARTITION BY "t5"."j"
      ORDER BY "t5"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    (
      SELECT
        "t1"."tot"
      FROM "parameters" AS "t1"
    ) + 1
  ) AS INT) AS "e"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t3"."j",
      "t3"."b",
      "t3"."stand",
      LAG("t3"."stand") OVER (
        PARTITION BY "t3"."j"
        ORDER BY "t3"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "was"
    FROM (
      SELECT
        "t0"."j",
        "t0"."b",
        CAST(FLOOR(CAST((
          "t0"."bits"
        ) AS DOUBLE PRECISION) / (
          134217728
        )) AS BIGINT) + CASE WHEN (
          "t0"."bits" & 2097152
        ) <> 0 THEN 16 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 4194304
        ) <> 0 THEN 32 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 8388608
        ) <> 0 THEN 64 ELSE 0 END AS "stand"
      FROM "segment" AS "t0"
    ) AS "t3"
  ) AS "t4"
  WHERE
    (
      "t4"."was" IS NULL
    ) OR (
      "t4"."was" <> "t4"."stand"
    )
) AS "t5"

-- stap: sein_deel tabel
SELECT
  CAST("t2"."j" AS BIGINT) AS "j",
  CAST("t2"."b" AS INT) AS "b",
  CAST("t2"."e" AS INT) AS "e",
  CAST("t2"."sein_te_laat" AS INT) AS "sein_te_laat",
  CAST("t2"."sein_ziek_meldingen" AS INT) AS "sein_ziek_meldingen"
FROM (
  SELECT
    "t1"."j",
    "t1"."b",
    "t1"."e",
    CASE
      WHEN "t1"."tl" >= 12
      THEN 12
      WHEN "t1"."tl" >= 9
      THEN 9
      WHEN "t1"."tl" >= 6
      THEN 6
      WHEN "t1"."tl" >= 3
      THEN 3
      ELSE 0
    END AS "sein_te_laat",
    CASE WHEN "t1"."zm" >= 4 THEN 4 WHEN "t1"."zm" >= 3 THEN 3 ELSE 0 END AS "sein_ziek_meldingen"
  FROM (
    SELECT
      "t0"."j",
      "t0"."b",
      "t0"."e",
      "t0"."nu" % 65536 AS "tl",
      CAST(FLOOR(CAST((
        "t0"."nu"
      ) AS DOUBLE PRECISION) / (
        65536
      )) AS BIGINT) AS "zm"
    FROM "som_aantal" AS "t0"
  ) AS "t1"
  OFFSET 0
) AS "t2"
WHERE
  "t2"."b" < "t2"."e"
  AND GREATEST("t2"."sein_te_laat", "t2"."sein_ziek_meldingen") > 0

-- stap: seinenlijst_deel tabel
SELECT
  CAST("t22"."j" AS BIGINT) AS "j",
  CAST("t22"."laag" AS TEXT) AS "laag",
  CAST("t22"."waarde" AS TEXT) AS "waarde",
  CAST("t22"."b" AS INT) AS "b",
  CAST("t22"."e" AS INT) AS "e"
FROM (
  SELECT
    "t21"."j",
    "t21"."laag",
    "t21"."waarde",
    GREATEST("t21"."b", "t11"."g") AS "b",
    LEAST("t21"."e", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    ) + 1) AS "e"
  FROM (
    SELECT
      "t3"."j",
      'sein_ongeoorloofd_lesdagen' AS "laag",
      CAST("t3"."b" AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."dreigend_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "seinenlijst_stand" AS "t3"
    WHERE
      (
        "t3"."stand" & 16
      ) <> 0
    UNION ALL
    SELECT
      "t3"."j",
      'sein_ziek_lesdagen' AS "laag",
      CAST("t3"."b" AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."ziek_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "seinenlijst_stand" AS "t3"
    WHERE
      (
        "t3"."stand" & 32
      ) <> 0
    UNION ALL
    SELECT
      "t3"."j",
      'sein_geoorloofd_lesdagen' AS "laag",
      CAST("t3"."b" AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."geoorloofd_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "seinenlijst_stand" AS "t3"
    WHERE
      (
        "t3"."stand" & 64
      ) <> 0
    UNION ALL
    SELECT
      "t3"."j",
      'sein_uren' AS "laag",
      CAST("t3"."b" AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      CAST((
        "t3"."stand" & 15
      ) + 6 AS VARCHAR) AS "waarde"
    FROM "seinenlijst_stand" AS "t3"
    WHERE
      (
        "t3"."stand" & 15
      ) >= 2
    UNION ALL
    SELECT
      "t0"."j",
      'sein_te_laat' AS "laag",
      CAST("t0"."b" AS BIGINT) AS "b",
      CAST("t0"."e" AS BIGINT) AS "e",
      CAST("t0"."sein_te_laat" AS VARCHAR) AS "waarde"
    FROM "sein_deel" AS "t0"
    WHERE
      "t0"."sein_te_laat" > 0
    UNION ALL
    SELECT
      "t0"."j",
      'sein_ziek_meldingen' AS "laag",
      CAST("t0"."b" AS BIGINT) AS "b",
      CAST("t0"."e" AS BIGINT) AS "e",
      CAST("t0"."sein_ziek_meldingen" AS VARCHAR) AS "waarde"
    FROM "sein_deel" AS "t0"
    WHERE
      "t0"."sein_ziek_meldingen" > 0
  ) AS "t21"
  INNER JOIN (
    SELECT
      "t1"."j" AS "kj",
      "t1"."g"
    FROM "kind" AS "t1"
  ) AS "t11"
    ON "t21"."j" = "t11"."kj"
) AS "t22"
WHERE
  "t22"."b" < "t22"."e"

-- stap: seinenlijst tabel
SELECT
  CAST("t3"."j" AS BIGINT) AS "j",
  CAST("t3"."laag" AS TEXT) AS "laag",
  CAST("t3"."b" AS INT) AS "b",
  CAST("t3"."e" AS INT) AS "e",
  CAST("t3"."waarde" AS TEXT) AS "waarde"
FROM (
  SELECT
    "t2"."j",
    "t2"."laag",
    "t2"."waarde",
    "t2"."loop",
    MIN("t2"."b") AS "b",
    MAX("t2"."e") AS "e"
  FROM (
    SELECT
      "t1"."j",
      "t1"."laag",
      "t1"."waarde",
      "t1"."b",
      "t1"."e",
      "t1"."nieuw",
      CAST(SUM(CAST("t1"."nieuw" AS DOUBLE PRECISION)) OVER (
        PARTITION BY "t1"."j", "t1"."laag"
        ORDER BY "t1"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS BIGINT) AS "loop"
    FROM (
      SELECT
        "t0"."j",
        "t0"."laag",
        "t0"."waarde",
        "t0"."b",
        "t0"."e",
        CASE
          WHEN COALESCE(
            (
              LAG("t0"."e") OVER (
                PARTITION BY "t0"."j", "t0"."laag"
                ORDER BY "t0"."b" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) = "t0"."b"
            )
            AND (
              LAG("t0"."waarde") OVER (
                PARTITION BY "t0"."j", "t0"."laag"
                ORDER BY "t0"."b" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) = "t0"."waarde"
            ),
            FALSE
          )
          THEN 0
          ELSE 1
        END AS "nieuw"
      FROM "seinenlijst_deel" AS "t0"
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t3"
