-- bewaard: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: lagenlijst_stand tabel
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
          "t0"."bits" & 2
        ) <> 0 THEN 16 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 4
        ) <> 0 THEN 32 ELSE 0 END + CASE
          WHEN (
            (
              (
                "t0"."bits" & 2
              ) <> 0
            ) OR (
              (
                "t0"."bits" & 4
              ) <> 0
            )
          )
          AND (
            (
              "t0"."bits" & 8
            ) <> 0
          )
          THEN 64
          ELSE 0
        END + CASE WHEN (
          "t0"."bits" & 64
        ) <> 0 THEN 128 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 1024
        ) <> 0 THEN 256 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 2048
        ) <> 0 THEN 512 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 4096
        ) <> 0 THEN 1024 ELSE 0 END + CASE
          WHEN (
            (
              "t0"."bits" & 1024
            ) <> 0
          )
          AND NOT (
            (
              "t0"."bits" & 4096
            ) <> 0
          )
          THEN 2048
          ELSE 0
        END + CASE
          WHEN (
            (
              (
                "t0"."bits" & 1024
              ) <> 0
            )
            OR (
              (
                "t0"."bits" & 2048
              ) <> 0
            )
          )
          AND (
            (
              "t0"."bits" & 8192
            ) <> 0
          )
          THEN 4096
          ELSE 0
        END + CASE WHEN (
          "t0"."bits" & 524288
        ) <> 0 THEN 8192 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 1048576
        ) <> 0 THEN 16384 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 128
        ) <> 0 THEN 32768 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 256
        ) <> 0 THEN 65536 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 512
        ) <> 0 THEN 131072 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 2097152
        ) <> 0 THEN 262144 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 4194304
        ) <> 0 THEN 524288 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 8388608
        ) <> 0 THEN 1048576 ELSE 0 END AS "stand"
      FROM "segment" AS "t0"
      OFFSET 0
    ) AS "t3"
  ) AS "t4"
  WHERE
    (
      "t4"."was" IS NULL
    ) OR (
      "t4"."was" <> "t4"."stand"
    )
) AS "t5"

-- stap: vrijstelling tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST(CASE
    WHEN "t7"."grond" = 'art15'
    THEN 0
    WHEN "t7"."grond" = 'art3a'
    THEN 1
    WHEN "t7"."grond" = 'art3b'
    THEN 2
    WHEN "t7"."grond" = 'art5_onder_a'
    THEN 3
    WHEN "t7"."grond" = 'art5_onder_b'
    THEN 4
    WHEN "t7"."grond" = 'art5_onder_c'
    THEN 5
    WHEN "t7"."grond" = 'art5a_trekkend'
    THEN 6
    ELSE 0
  END AS INT) AS "code",
  CAST("t7"."begindatum" - CAST('1970-01-01' AS DATE) AS INT) AS "b",
  CAST(COALESCE(CAST("t7"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS INT) AS "e"
FROM (
  SELECT
    *
  FROM "feit_vrijstellingen" AS "t0"
  WHERE
    (
      (
        "t0"."vastgelegd_op" IS NULL
      )
      OR (
        "t0"."vastgelegd_op" <= COALESCE(
          (
            SELECT
              "t2"."bekend_op"
            FROM "parameters" AS "t2"
          ),
          CAST('9999-12-31T23:59:59' AS TIMESTAMP)
        )
      )
    )
    AND (
      (
        "t0"."ingetrokken_op" IS NULL
      )
      OR (
        "t0"."ingetrokken_op" > COALESCE(
          (
            SELECT
              "t2"."bekend_op"
            FROM "parameters" AS "t2"
          ),
          CAST('9999-12-31T23:59:59' AS TIMESTAMP)
        )
      )
    )
) AS "t7"
INNER JOIN (
  SELECT
    "t1"."j"
  FROM "kind" AS "t1"
) AS "t5"
  ON "t7"."jongere" = "t5"."j"

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

-- stap: lagenlijst_deel tabel
SELECT
  CAST("t87"."j" AS BIGINT) AS "j",
  CAST("t87"."laag" AS TEXT) AS "laag",
  CAST("t87"."waarde" AS TEXT) AS "waarde",
  CAST("t87"."b" AS INT) AS "b",
  CAST("t87"."e" AS INT) AS "e"
FROM (
  SELECT
    "t86"."j",
    "t86"."laag",
    "t86"."waarde",
    GREATEST("t86"."b", "t18"."g") AS "b",
    LEAST("t86"."e", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    ) + 1) AS "e"
  FROM (
    SELECT
      "t4"."j",
      'leerplichtig' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 16
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'kwalificatieplichtig' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 32
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'plichtig' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 64
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'aanbod' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 128
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'niet_ingeschreven' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 256
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'wacht' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 512
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'absoluut' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 1024
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'ongewis' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 2048
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'overstap' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 4096
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'O_lang' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 8192
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'Z_lang' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 16384
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'dreigend' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 32768
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'thuishouder' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 65536
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'nazorg' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 131072
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'sein_ongeoorloofd_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."dreigend_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 262144
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'sein_ziek_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."ziek_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 524288
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'sein_geoorloofd_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      CAST((
        SELECT
          "t2"."geoorloofd_lesdagen"
        FROM "parameters" AS "t2"
      ) AS VARCHAR) AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 1048576
      ) <> 0
    UNION ALL
    SELECT
      "t4"."j",
      'sein_uren' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      CAST((
        "t4"."stand" & 15
      ) + 6 AS VARCHAR) AS "waarde"
    FROM "lagenlijst_stand" AS "t4"
    WHERE
      (
        "t4"."stand" & 15
      ) >= 2
    UNION ALL
    SELECT
      "t79"."j",
      "t79"."laag",
      CAST("t79"."b" AS BIGINT) AS "b",
      CAST("t79"."e" AS BIGINT) AS "e",
      "t79"."waarde"
    FROM (
      SELECT
        "t77"."j",
        "t77"."b",
        "t77"."e",
        'ingeschreven' AS "laag",
        "t19"."school" AS "waarde"
      FROM (
        SELECT
          "t74"."gj" AS "j",
          "t74"."gb" AS "b",
          "t74"."ge" AS "e",
          "t74"."hoogste" & 16777215 AS "code"
        FROM (
          SELECT
            "t69"."gj",
            "t69"."gb",
            "t69"."ge",
            MAX(
              (
                CAST(CAST("t69"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
              ) + "t69"."code"
            ) AS "hoogste"
          FROM (
            SELECT
              "t63"."gj",
              "t63"."gb",
              "t63"."ge",
              "t24"."j",
              "t24"."b",
              "t24"."e",
              "t24"."code"
            FROM (
              SELECT
                "t55"."j" AS "gj",
                "t55"."dag" AS "gb",
                "t55"."e" AS "ge"
              FROM (
                SELECT
                  "t49"."j",
                  "t49"."dag",
                  LEAD("t49"."dag") OVER (
                    PARTITION BY "t49"."j"
                    ORDER BY "t49"."dag" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS "e"
                FROM (
                  SELECT DISTINCT
                    *
                  FROM (
                    SELECT
                      "t7"."j",
                      CAST("t7"."b" AS BIGINT) AS "dag"
                    FROM "inschrijving" AS "t7"
                    UNION ALL
                    SELECT
                      "t7"."j",
                      CAST("t7"."e" AS BIGINT) AS "dag"
                    FROM "inschrijving" AS "t7"
                  ) AS "t41"
                ) AS "t49"
              ) AS "t55"
              WHERE
                NOT "t55"."e" IS NULL
            ) AS "t63"
            INNER JOIN (
              SELECT
                "t7"."j",
                "t7"."b",
                "t7"."e",
                "t7"."nr" AS "code"
              FROM "inschrijving" AS "t7"
            ) AS "t24"
              ON "t63"."gj" = "t24"."j" AND "t24"."b" <= "t63"."gb" AND "t24"."e" > "t63"."gb"
          ) AS "t69"
          GROUP BY
            1,
            2,
            3
        ) AS "t74"
      ) AS "t77"
      INNER JOIN (
        SELECT
          "t5"."nr",
          "t5"."school"
        FROM "school" AS "t5"
      ) AS "t19"
        ON "t77"."code" = "t19"."nr"
    ) AS "t79"
    UNION ALL
    SELECT
      "t75"."j",
      'vrijgesteld' AS "laag",
      CAST("t75"."b" AS BIGINT) AS "b",
      CAST("t75"."e" AS BIGINT) AS "e",
      CASE
        WHEN "t75"."code" = 0
        THEN 'art15'
        WHEN "t75"."code" = 1
        THEN 'art3a'
        WHEN "t75"."code" = 2
        THEN 'art3b'
        WHEN "t75"."code" = 3
        THEN 'art5_onder_a'
        WHEN "t75"."code" = 4
        THEN 'art5_onder_b'
        WHEN "t75"."code" = 5
        THEN 'art5_onder_c'
        WHEN "t75"."code" = 6
        THEN 'art5a_trekkend'
        ELSE ''
      END AS "waarde"
    FROM (
      SELECT
        "t73"."gj" AS "j",
        "t73"."gb" AS "b",
        "t73"."ge" AS "e",
        "t73"."hoogste" & 16777215 AS "code"
      FROM (
        SELECT
          "t68"."gj",
          "t68"."gb",
          "t68"."ge",
          MAX(
            (
              CAST(CAST("t68"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
            ) + "t68"."code"
          ) AS "hoogste"
        FROM (
          SELECT
            "t62"."gj",
            "t62"."gb",
            "t62"."ge",
            "t8"."j",
            "t8"."code",
            "t8"."b",
            "t8"."e"
          FROM (
            SELECT
              "t54"."j" AS "gj",
              "t54"."dag" AS "gb",
              "t54"."e" AS "ge"
            FROM (
              SELECT
                "t48"."j",
                "t48"."dag",
                LEAD("t48"."dag") OVER (
                  PARTITION BY "t48"."j"
                  ORDER BY "t48"."dag" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "e"
              FROM (
                SELECT DISTINCT
                  *
                FROM (
                  SELECT
                    "t6"."j",
                    CAST("t6"."b" AS BIGINT) AS "dag"
                  FROM "vrijstelling" AS "t6"
                  UNION ALL
                  SELECT
                    "t6"."j",
                    CAST("t6"."e" AS BIGINT) AS "dag"
                  FROM "vrijstelling" AS "t6"
                ) AS "t40"
              ) AS "t48"
            ) AS "t54"
            WHERE
              NOT "t54"."e" IS NULL
          ) AS "t62"
          INNER JOIN "vrijstelling" AS "t8"
            ON "t62"."gj" = "t8"."j" AND "t8"."b" <= "t62"."gb" AND "t8"."e" > "t62"."gb"
        ) AS "t68"
        GROUP BY
          1,
          2,
          3
      ) AS "t73"
    ) AS "t75"
    UNION ALL
    SELECT
      "t3"."j",
      'langer_dan_drie_maanden' AS "laag",
      CAST(GREATEST("t3"."b", "t3"."drie_op") AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "thuis" AS "t3"
    WHERE
      "t3"."soort" = 0
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
  ) AS "t86"
  INNER JOIN (
    SELECT
      "t1"."j" AS "kj",
      "t1"."g"
    FROM "kind" AS "t1"
  ) AS "t18"
    ON "t86"."j" = "t18"."kj"
) AS "t87"
WHERE
  "t87"."b" < "t87"."e"

-- stap: lagenlijst tabel
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
      FROM "lagenlijst_deel" AS "t0"
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t3"
