-- lagen: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: kind tabel
SELECT
  CAST("t18"."j" AS BIGINT) AS "j",
  CAST("t18"."g" AS INT) AS "g",
  CAST("t18"."leer_b" AS INT) AS "leer_b",
  CAST("t18"."leer_e" AS INT) AS "leer_e",
  CAST("t18"."kwal_e" AS INT) AS "kwal_e"
FROM (
  SELECT
    "t17"."j",
    "t17"."g",
    "t17"."maand_na",
    "t17"."leer_e",
    "t17"."kwal_e",
    COALESCE("t12"."l_dag", "t17"."_dag") AS "leer_b"
  FROM (
    SELECT
      "t15"."j",
      "t15"."g",
      "t15"."maand_na",
      "t15"."leer_e",
      "t15"."kwal_e",
      "t15"."maand_na" AS "_dag",
      "t15"."maand_na" + CASE
        WHEN (
          (
            "t15"."maand_na" + 7000003
          ) % 7
        ) = 5
        THEN 2
        ELSE CASE WHEN (
          (
            "t15"."maand_na" + 7000003
          ) % 7
        ) = 6 THEN 1 ELSE 0 END
      END AS "_wd"
    FROM (
      SELECT
        "t14"."jongere" AS "j",
        CAST("t14"."geboortedatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "g",
        CAST((
          MAKE_DATE(
            CAST(CASE
              WHEN EXTRACT(MONTH FROM "t14"."geboortedatum") = 12
              THEN EXTRACT(YEAR FROM "t14"."geboortedatum") + 6
              ELSE EXTRACT(YEAR FROM "t14"."geboortedatum") + 5
            END AS INT),
            CAST(CASE
              WHEN EXTRACT(MONTH FROM "t14"."geboortedatum") = 12
              THEN 1
              ELSE EXTRACT(MONTH FROM "t14"."geboortedatum") + 1
            END AS INT),
            CAST(1 AS INT)
          )
        ) - CAST('1970-01-01' AS DATE) AS BIGINT) AS "maand_na",
        CAST((
          MAKE_DATE(
            CAST(CASE
              WHEN EXTRACT(MONTH FROM "t14"."geboortedatum") >= 8
              THEN EXTRACT(YEAR FROM "t14"."geboortedatum") + 17
              ELSE EXTRACT(YEAR FROM "t14"."geboortedatum") + 16
            END AS INT),
            CAST(8 AS INT),
            CAST(1 AS INT)
          )
        ) - CAST('1970-01-01' AS DATE) AS BIGINT) AS "leer_e",
        LEAST(
          CAST((
            MAKE_DATE(
              CAST(EXTRACT(YEAR FROM "t14"."geboortedatum") + 18 AS INT),
              CAST(EXTRACT(MONTH FROM "t14"."geboortedatum") AS INT),
              CAST(CASE
                WHEN (
                  EXTRACT(MONTH FROM "t14"."geboortedatum") = 2
                )
                AND (
                  EXTRACT(DAY FROM "t14"."geboortedatum") = 29
                )
                THEN 28
                ELSE EXTRACT(DAY FROM "t14"."geboortedatum")
              END AS INT)
            )
          ) - CAST('1970-01-01' AS DATE) AS BIGINT),
          COALESCE(CAST("t14"."startkwalificatie_op" - CAST('1970-01-01' AS DATE) AS BIGINT), 3000000),
          COALESCE(
            CAST("t14"."kwalificatieplicht_vervallen_op" - CAST('1970-01-01' AS DATE) AS BIGINT),
            3000000
          )
        ) AS "kwal_e"
      FROM (
        SELECT
          *
        FROM "feit_jongeren" AS "t1"
        WHERE
          (
            (
              "t1"."vastgelegd_op" IS NULL
            )
            OR (
              "t1"."vastgelegd_op" <= COALESCE(
                (
                  SELECT
                    "t3"."bekend_op"
                  FROM "parameters" AS "t3"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
          AND (
            (
              "t1"."ingetrokken_op" IS NULL
            )
            OR (
              "t1"."ingetrokken_op" > COALESCE(
                (
                  SELECT
                    "t3"."bekend_op"
                  FROM "parameters" AS "t3"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
      ) AS "t14"
      INNER JOIN "populatie" AS "t5"
        ON "t14"."jongere" = "t5"."jongere"
      OFFSET 0
    ) AS "t15"
    WHERE
      "t15"."g" <= (
        SELECT
          "t3"."tot"
        FROM "parameters" AS "t3"
      )
  ) AS "t17"
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t0"."dag" AS "k_dag",
        (
          "t0"."ord" - "t0"."les"
        ) + 1 AS "k_nr"
      FROM "kalender" AS "t0"
      WHERE
        "t0"."kal" = (
          SELECT
            "t3"."gebied"
          FROM "parameters" AS "t3"
        )
    ) AS "t11"
    WHERE
      "t17"."_wd" = "t11"."k_dag"
    OFFSET 0
  ) AS "t11"
    ON TRUE
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t4"."dag" AS "l_dag",
        "t4"."ord" AS "l_nr"
      FROM "kalender" AS "t4"
      WHERE
        "t4"."kal" = (
          SELECT
            "t3"."gebied"
          FROM "parameters" AS "t3"
        )
        AND "t4"."les" = 1
    ) AS "t12"
    WHERE
      "t11"."k_nr" = "t12"."l_nr"
    OFFSET 0
  ) AS "t12"
    ON TRUE
) AS "t18"

-- stap: inschrijving tabel
SELECT
  CAST("t7"."j" AS BIGINT) AS "j",
  CAST("t8"."nr" AS INT) AS "nr",
  CAST("t8"."overstap" AS INT) AS "overstap",
  CAST("t10"."begindatum" - CAST('1970-01-01' AS DATE) AS INT) AS "b",
  CAST(COALESCE(CAST("t10"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS INT) AS "e"
FROM (
  SELECT
    *
  FROM "feit_inschrijvingen" AS "t0"
  WHERE
    (
      (
        "t0"."vastgelegd_op" IS NULL
      )
      OR (
        "t0"."vastgelegd_op" <= COALESCE(
          (
            SELECT
              "t3"."bekend_op"
            FROM "parameters" AS "t3"
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
              "t3"."bekend_op"
            FROM "parameters" AS "t3"
          ),
          CAST('9999-12-31T23:59:59' AS TIMESTAMP)
        )
      )
    )
) AS "t10"
INNER JOIN (
  SELECT
    "t1"."j"
  FROM "kind" AS "t1"
) AS "t7"
  ON "t10"."jongere" = "t7"."j"
INNER JOIN (
  SELECT
    "t2"."school",
    "t2"."nr",
    "t2"."overstap"
  FROM "school" AS "t2"
) AS "t8"
  ON "t10"."school" = "t8"."school"

-- stap: grond_periode tabel
SELECT
  CAST("t37"."j" AS BIGINT) AS "j",
  CAST("t37"."laag" AS TEXT) AS "laag",
  CAST("t37"."b" AS INT) AS "b",
  CAST("t37"."e" AS INT) AS "e"
FROM (
  SELECT
    "t36"."j",
    "t36"."laag",
    GREATEST("t36"."b", "t11"."g") AS "b",
    "t36"."e"
  FROM (
    SELECT
      "t2"."j",
      'geboren' AS "laag",
      CAST("t2"."g" AS BIGINT) AS "b",
      CAST(3000000 AS BIGINT) AS "e"
    FROM "kind" AS "t2"
    UNION ALL
    SELECT
      "t2"."j",
      'leerplichtig' AS "laag",
      CAST("t2"."leer_b" AS BIGINT) AS "b",
      CAST("t2"."leer_e" AS BIGINT) AS "e"
    FROM "kind" AS "t2"
    UNION ALL
    SELECT
      "t2"."j",
      'kwalificatieplichtig' AS "laag",
      CAST("t2"."leer_e" AS BIGINT) AS "b",
      CAST("t2"."kwal_e" AS BIGINT) AS "e"
    FROM "kind" AS "t2"
    UNION ALL
    SELECT
      "t26"."j",
      'woonachtig' AS "laag",
      CAST("t26"."g" AS BIGINT) AS "b",
      CAST(3000000 AS BIGINT) AS "e"
    FROM (
      SELECT
        "t7"."j",
        "t7"."g",
        "t7"."leer_b",
        "t7"."leer_e",
        "t7"."kwal_e",
        "t25"."w"
      FROM "kind" AS "t7"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t6"."jongere" AS "w"
        FROM "feit_woonplaatsen" AS "t6"
        WHERE
          (
            (
              "t6"."vastgelegd_op" IS NULL
            )
            OR (
              "t6"."vastgelegd_op" <= COALESCE(
                (
                  SELECT
                    "t0"."bekend_op"
                  FROM "parameters" AS "t0"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
          AND (
            (
              "t6"."ingetrokken_op" IS NULL
            )
            OR (
              "t6"."ingetrokken_op" > COALESCE(
                (
                  SELECT
                    "t0"."bekend_op"
                  FROM "parameters" AS "t0"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
      ) AS "t25"
        ON "t7"."j" = "t25"."w"
    ) AS "t26"
    WHERE
      "t26"."w" IS NULL
    UNION ALL
    SELECT
      "t6"."jongere" AS "j",
      'woonachtig' AS "laag",
      CAST("t6"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t6"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_woonplaatsen" AS "t6"
    WHERE
      (
        (
          "t6"."vastgelegd_op" IS NULL
        )
        OR (
          "t6"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t6"."ingetrokken_op" IS NULL
        )
        OR (
          "t6"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
    UNION ALL
    SELECT
      "t5"."jongere" AS "j",
      'vrijgesteld' AS "laag",
      CAST("t5"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t5"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_vrijstellingen" AS "t5"
    WHERE
      (
        (
          "t5"."vastgelegd_op" IS NULL
        )
        OR (
          "t5"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t5"."ingetrokken_op" IS NULL
        )
        OR (
          "t5"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
    UNION ALL
    SELECT
      "t4"."j",
      'ingeschreven' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e"
    FROM "inschrijving" AS "t4"
    UNION ALL
    SELECT
      "t3"."jongere" AS "j",
      'aanbod' AS "laag",
      CAST("t3"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t3"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_aanbod" AS "t3"
    WHERE
      (
        (
          "t3"."vastgelegd_op" IS NULL
        )
        OR (
          "t3"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t3"."ingetrokken_op" IS NULL
        )
        OR (
          "t3"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND "t3"."passend" = 'ja'
      AND NOT "t3"."begindatum" IS NULL
    UNION ALL
    SELECT
      "t1"."jongere" AS "j",
      'dreigend' AS "laag",
      CAST("t1"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t1"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_duidingen" AS "t1"
    WHERE
      (
        (
          "t1"."vastgelegd_op" IS NULL
        )
        OR (
          "t1"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t1"."ingetrokken_op" IS NULL
        )
        OR (
          "t1"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND "t1"."duiding" = 'dreigend'
    UNION ALL
    SELECT
      "t1"."jongere" AS "j",
      'thuishouder' AS "laag",
      CAST("t1"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t1"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_duidingen" AS "t1"
    WHERE
      (
        (
          "t1"."vastgelegd_op" IS NULL
        )
        OR (
          "t1"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t1"."ingetrokken_op" IS NULL
        )
        OR (
          "t1"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND "t1"."duiding" = 'thuishouder'
    UNION ALL
    SELECT
      "t1"."jongere" AS "j",
      'nazorg' AS "laag",
      CAST("t1"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
      CAST(COALESCE(CAST("t1"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS BIGINT) AS "e"
    FROM "feit_duidingen" AS "t1"
    WHERE
      (
        (
          "t1"."vastgelegd_op" IS NULL
        )
        OR (
          "t1"."vastgelegd_op" <= COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND (
        (
          "t1"."ingetrokken_op" IS NULL
        )
        OR (
          "t1"."ingetrokken_op" > COALESCE(
            (
              SELECT
                "t0"."bekend_op"
              FROM "parameters" AS "t0"
            ),
            CAST('9999-12-31T23:59:59' AS TIMESTAMP)
          )
        )
      )
      AND "t1"."duiding" = 'nazorg'
  ) AS "t36"
  INNER JOIN (
    SELECT
      "t2"."j" AS "kj",
      "t2"."g"
    FROM "kind" AS "t2"
  ) AS "t11"
    ON "t36"."j" = "t11"."kj"
) AS "t37"
WHERE
  "t37"."b" < "t37"."e"
  AND "t37"."b" <= (
    SELECT
      "t0"."tot"
    FROM "parameters" AS "t0"
  )

-- stap: grond_dag tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST("t5"."dag" AS INT) AS "dag",
  CAST(SUM(CAST("t5"."c0" AS DOUBLE PRECISION)) AS BIGINT) AS "c0",
  CAST(SUM(CAST("t5"."c1" AS DOUBLE PRECISION)) AS BIGINT) AS "c1",
  CAST(SUM(CAST("t5"."c2" AS DOUBLE PRECISION)) AS BIGINT) AS "c2"
FROM (
  SELECT
    "t0"."j",
    CAST("t0"."b" AS BIGINT) AS "dag",
    CASE
      WHEN "t0"."laag" = 'woonachtig'
      THEN 1
      WHEN "t0"."laag" = 'vrijgesteld'
      THEN 8192
      WHEN "t0"."laag" = 'ingeschreven'
      THEN 67108864
      WHEN "t0"."laag" = 'aanbod'
      THEN 549755813888
      ELSE 0
    END AS "c0",
    CASE
      WHEN "t0"."laag" = 'dreigend'
      THEN 1
      WHEN "t0"."laag" = 'thuishouder'
      THEN 8192
      WHEN "t0"."laag" = 'nazorg'
      THEN 67108864
      WHEN "t0"."laag" = 'leerplichtig'
      THEN 549755813888
      ELSE 0
    END AS "c1",
    CAST(CASE
      WHEN "t0"."laag" = 'kwalificatieplichtig'
      THEN 1
      WHEN "t0"."laag" = 'geboren'
      THEN 8192
      ELSE 0
    END AS BIGINT) AS "c2"
  FROM "grond_periode" AS "t0"
  UNION ALL
  SELECT
    "t0"."j",
    CAST("t0"."e" AS BIGINT) AS "dag",
    -(
      CASE
        WHEN "t0"."laag" = 'woonachtig'
        THEN 1
        WHEN "t0"."laag" = 'vrijgesteld'
        THEN 8192
        WHEN "t0"."laag" = 'ingeschreven'
        THEN 67108864
        WHEN "t0"."laag" = 'aanbod'
        THEN 549755813888
        ELSE 0
      END
    ) AS "c0",
    -(
      CASE
        WHEN "t0"."laag" = 'dreigend'
        THEN 1
        WHEN "t0"."laag" = 'thuishouder'
        THEN 8192
        WHEN "t0"."laag" = 'nazorg'
        THEN 67108864
        WHEN "t0"."laag" = 'leerplichtig'
        THEN 549755813888
        ELSE 0
      END
    ) AS "c1",
    CAST(-(
      CASE
        WHEN "t0"."laag" = 'kwalificatieplichtig'
        THEN 1
        WHEN "t0"."laag" = 'geboren'
        THEN 8192
        ELSE 0
      END
    ) AS BIGINT) AS "c2"
  FROM "grond_periode" AS "t0"
  WHERE
    "t0"."e" <= (
      SELECT
        "t1"."tot"
      FROM "parameters" AS "t1"
    )
) AS "t5"
GROUP BY
  1,
  2

-- stap: grond tabel
SELECT
  CAST("t3"."j" AS BIGINT) AS "j",
  CAST("t3"."e" AS INT) AS "e",
  CAST("t3"."dag" AS INT) AS "b",
  CAST(0 + CASE
    WHEN (
      (
        (
          "t3"."sc0" - "t3"."c0"
        ) >> 0
      ) & 8191
    ) > 0
    THEN 8
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc0" - "t3"."c0"
        ) >> 13
      ) & 8191
    ) > 0
    THEN 16
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc0" - "t3"."c0"
        ) >> 26
      ) & 8191
    ) > 0
    THEN 32
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc0" - "t3"."c0"
        ) >> 39
      ) & 8191
    ) > 0
    THEN 64
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc1" - "t3"."c1"
        ) >> 0
      ) & 8191
    ) > 0
    THEN 128
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc1" - "t3"."c1"
        ) >> 13
      ) & 8191
    ) > 0
    THEN 256
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc1" - "t3"."c1"
        ) >> 26
      ) & 8191
    ) > 0
    THEN 512
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc1" - "t3"."c1"
        ) >> 39
      ) & 8191
    ) > 0
    THEN 2
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc2" - "t3"."c2"
        ) >> 0
      ) & 8191
    ) > 0
    THEN 4
    ELSE 0
  END + CASE
    WHEN (
      (
        (
          "t3"."sc2" - "t3"."c2"
        ) >> 13
      ) & 8191
    ) > 0
    THEN 1
    ELSE 0
  END AS INT) AS "was",
  CAST(0 + CASE WHEN (
    (
      "t3"."sc0" >> 0
    ) & 8191
  ) > 0 THEN 8 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc0" >> 13
    ) & 8191
  ) > 0 THEN 16 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc0" >> 26
    ) & 8191
  ) > 0 THEN 32 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc0" >> 39
    ) & 8191
  ) > 0 THEN 64 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc1" >> 0
    ) & 8191
  ) > 0 THEN 128 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc1" >> 13
    ) & 8191
  ) > 0 THEN 256 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc1" >> 26
    ) & 8191
  ) > 0 THEN 512 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc1" >> 39
    ) & 8191
  ) > 0 THEN 2 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc2" >> 0
    ) & 8191
  ) > 0 THEN 4 ELSE 0 END + CASE WHEN (
    (
      "t3"."sc2" >> 13
    ) & 8191
  ) > 0 THEN 1 ELSE 0 END AS INT) AS "bits"
FROM (
  SELECT
    "t0"."j",
    "t0"."dag",
    "t0"."c0",
    "t0"."c1",
    "t0"."c2",
    CAST(SUM(CAST("t0"."c0" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "sc0",
    CAST(SUM(CAST("t0"."c1" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "sc1",
    CAST(SUM(CAST("t0"."c2" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "sc2",
    COALESCE(
      LEAD("t0"."dag") OVER (
        PARTITION BY "t0"."j"
        ORDER BY "t0"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      (
        SELECT
          "t1"."tot"
        FROM "parameters" AS "t1"
      ) + 1
    ) AS "e"
  FROM "grond_dag" AS "t0"
) AS "t3"

-- stap: buiten tabel
SELECT
  CAST("t14"."j" AS BIGINT) AS "j",
  CAST("t14"."b" AS INT) AS "b",
  CAST("t14"."e" AS INT) AS "e",
  CAST(LEAST("t14"."w", "t14"."e") AS INT) AS "w"
FROM (
  SELECT
    "t13"."j",
    "t13"."b",
    "t13"."e",
    COALESCE("t9"."l_dag", "t13"."_dag") AS "w"
  FROM (
    SELECT
      "t11"."j",
      "t11"."b",
      "t11"."tot_en" AS "e",
      "t11"."b" AS "_dag",
      "t11"."b" + CASE
        WHEN (
          (
            "t11"."b" + 7000003
          ) % 7
        ) = 5
        THEN 2
        ELSE CASE WHEN (
          (
            "t11"."b" + 7000003
          ) % 7
        ) = 6 THEN 1 ELSE 0 END
      END AS "_wd"
    FROM (
      SELECT
        "t10"."j",
        "t10"."e",
        "t10"."b",
        "t10"."was",
        "t10"."bits",
        "t10"."aan",
        COALESCE(
          LEAD("t10"."b") OVER (
            PARTITION BY "t10"."j"
            ORDER BY "t10"."b" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          (
            SELECT
              "t2"."tot"
            FROM "parameters" AS "t2"
          ) + 1
        ) AS "tot_en"
      FROM (
        SELECT
          "t1"."j",
          "t1"."e",
          "t1"."b",
          "t1"."was",
          "t1"."bits",
          CASE
            WHEN (
              (
                (
                  "t1"."bits" & 2
                ) <> 0
              ) OR (
                (
                  "t1"."bits" & 4
                ) <> 0
              )
            )
            AND (
              (
                "t1"."bits" & 8
              ) <> 0
            )
            AND NOT (
              (
                "t1"."bits" & 16
              ) <> 0
            )
            AND NOT (
              (
                "t1"."bits" & 32
              ) <> 0
            )
            THEN 1
            ELSE 0
          END AS "aan"
        FROM "grond" AS "t1"
        WHERE
          (
            (
              (
                (
                  "t1"."was" & 2
                ) <> 0
              ) OR (
                (
                  "t1"."was" & 4
                ) <> 0
              )
            )
            AND (
              (
                "t1"."was" & 8
              ) <> 0
            )
            AND NOT (
              (
                "t1"."was" & 16
              ) <> 0
            )
            AND NOT (
              (
                "t1"."was" & 32
              ) <> 0
            )
          ) <> (
            (
              (
                (
                  "t1"."bits" & 2
                ) <> 0
              ) OR (
                (
                  "t1"."bits" & 4
                ) <> 0
              )
            )
            AND (
              (
                "t1"."bits" & 8
              ) <> 0
            )
            AND NOT (
              (
                "t1"."bits" & 16
              ) <> 0
            )
            AND NOT (
              (
                "t1"."bits" & 32
              ) <> 0
            )
          )
      ) AS "t10"
    ) AS "t11"
    WHERE
      "t11"."aan" = 1
  ) AS "t13"
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t0"."dag" AS "k_dag",
        (
          "t0"."ord" - "t0"."les"
        ) + 1 AS "k_nr"
      FROM "kalender" AS "t0"
      WHERE
        "t0"."kal" = (
          SELECT
            "t2"."gebied"
          FROM "parameters" AS "t2"
        )
    ) AS "t8"
    WHERE
      "t13"."_wd" = "t8"."k_dag"
    OFFSET 0
  ) AS "t8"
    ON TRUE
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t3"."dag" AS "l_dag",
        "t3"."ord" AS "l_nr"
      FROM "kalender" AS "t3"
      WHERE
        "t3"."kal" = (
          SELECT
            "t2"."gebied"
          FROM "parameters" AS "t2"
        )
        AND "t3"."les" = 1
    ) AS "t9"
    WHERE
      "t8"."k_nr" = "t9"."l_nr"
    OFFSET 0
  ) AS "t9"
    ON TRUE
) AS "t14"

-- stap: woon tabel
SELECT
  CAST("t12"."j" AS BIGINT) AS "j",
  CAST("t10"."gemeente" AS INT) AS "code",
  CAST("t10"."begindatum" - CAST('1970-01-01' AS DATE) AS INT) AS "b",
  CAST(COALESCE(CAST("t10"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS INT) AS "e"
FROM (
  SELECT
    *
  FROM "feit_woonplaatsen" AS "t0"
  WHERE
    (
      (
        "t0"."vastgelegd_op" IS NULL
      )
      OR (
        "t0"."vastgelegd_op" <= COALESCE(
          (
            SELECT
              "t3"."bekend_op"
            FROM "parameters" AS "t3"
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
              "t3"."bekend_op"
            FROM "parameters" AS "t3"
          ),
          CAST('9999-12-31T23:59:59' AS TIMESTAMP)
        )
      )
    )
) AS "t10"
INNER JOIN (
  SELECT DISTINCT
    *
  FROM (
    SELECT DISTINCT
      "t1"."j"
    FROM "buiten" AS "t1"
    UNION ALL
    SELECT
      "t2"."j"
    FROM "kind" AS "t2"
    WHERE
      (
        SELECT
          "t3"."alles"
        FROM "parameters" AS "t3"
      ) = 1
  ) AS "t8"
) AS "t12"
  ON "t10"."jongere" = "t12"."j"

-- stap: woning tabel
SELECT
  CAST("t10"."gj" AS BIGINT) AS "j",
  CAST("t10"."gb" AS INT) AS "b",
  CAST("t10"."ge" AS INT) AS "e",
  CAST("t10"."hoogste" & 16777215 AS INT) AS "gemeente"
FROM (
  SELECT
    "t9"."gj",
    "t9"."gb",
    "t9"."ge",
    MAX(
      (
        CAST(CAST("t9"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
      ) + "t9"."code"
    ) AS "hoogste"
  FROM (
    SELECT
      "t8"."gj",
      "t8"."gb",
      "t8"."ge",
      "t1"."j",
      "t1"."code",
      "t1"."b",
      "t1"."e"
    FROM (
      SELECT
        "t6"."j" AS "gj",
        "t6"."dag" AS "gb",
        "t6"."e" AS "ge"
      FROM (
        SELECT
          "t5"."j",
          "t5"."dag",
          LEAD("t5"."dag") OVER (
            PARTITION BY "t5"."j"
            ORDER BY "t5"."dag" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "e"
        FROM (
          SELECT DISTINCT
            *
          FROM (
            SELECT
              "t0"."j",
              CAST("t0"."b" AS BIGINT) AS "dag"
            FROM "woon" AS "t0"
            UNION ALL
            SELECT
              "t0"."j",
              CAST("t0"."e" AS BIGINT) AS "dag"
            FROM "woon" AS "t0"
          ) AS "t4"
        ) AS "t5"
      ) AS "t6"
      WHERE
        NOT "t6"."e" IS NULL
    ) AS "t8"
    INNER JOIN "woon" AS "t1"
      ON "t8"."gj" = "t1"."j" AND "t1"."b" <= "t8"."gb" AND "t1"."e" > "t8"."gb"
  ) AS "t9"
  GROUP BY
    1,
    2,
    3
) AS "t10"

-- stap: absoluut tabel
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."w" AS INT) AS "b",
  CAST("t0"."e" AS INT) AS "e"
FROM "buiten" AS "t0"
WHERE
  "t0"."w" < "t0"."e"
  AND (
    SELECT
      COUNT(*) AS "CountStar(feit_dekking)"
    FROM "feit_dekking" AS "t1"
  ) = 0
UNION ALL
SELECT
  CAST("t18"."j" AS BIGINT) AS "j",
  CAST("t18"."b" AS INT) AS "b",
  CAST("t18"."e" AS INT) AS "e"
FROM (
  SELECT
    "t9"."j",
    GREATEST("t9"."b", "t8"."wb", "t17"."db") AS "b",
    LEAST("t9"."e", "t8"."we", "t17"."de") AS "e"
  FROM (
    SELECT
      "t0"."j",
      "t0"."w" AS "b",
      "t0"."e"
    FROM "buiten" AS "t0"
    WHERE
      "t0"."w" < "t0"."e"
  ) AS "t9"
  INNER JOIN (
    SELECT
      "t2"."j" AS "wj",
      "t2"."b" AS "wb",
      "t2"."e" AS "we",
      "t2"."gemeente"
    FROM "woning" AS "t2"
  ) AS "t8"
    ON "t9"."j" = "t8"."wj" AND "t8"."wb" < "t9"."e" AND "t8"."we" > "t9"."b"
  INNER JOIN (
    SELECT
      "t15"."code",
      "t15"."b" AS "db",
      "t15"."e" AS "de"
    FROM (
      SELECT
        "t14"."code",
        "t14"."eiland",
        MIN("t14"."b") AS "b",
        MAX("t14"."e") AS "e"
      FROM (
        SELECT
          "t13"."code",
          "t13"."b",
          "t13"."e",
          "t13"."hoogste",
          "t13"."nieuw",
          CAST(SUM(CAST("t13"."nieuw" AS DOUBLE PRECISION)) OVER (
            PARTITION BY "t13"."code"
            ORDER BY "t13"."b" ASC, "t13"."e" ASC, "t13"."nieuw" DESC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS BIGINT) AS "eiland"
        FROM (
          SELECT
            "t12"."code",
            "t12"."b",
            "t12"."e",
            "t12"."hoogste",
            CASE
              WHEN (
                "t12"."hoogste" IS NULL
              ) OR (
                "t12"."hoogste" < "t12"."b"
              )
              THEN 1
              ELSE 0
            END AS "nieuw"
          FROM (
            SELECT
              "t11"."code",
              "t11"."b",
              "t11"."e",
              MAX("t11"."e") OVER (
                PARTITION BY "t11"."code"
                ORDER BY "t11"."b" ASC, "t11"."e" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              ) AS "hoogste"
            FROM (
              SELECT
                CAST("t1"."bron" AS BIGINT) AS "code",
                CAST("t1"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
                COALESCE(CAST("t1"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS "e"
              FROM "feit_dekking" AS "t1"
              WHERE
                (
                  (
                    "t1"."vastgelegd_op" IS NULL
                  )
                  OR (
                    "t1"."vastgelegd_op" <= COALESCE(
                      (
                        SELECT
                          "t3"."bekend_op"
                        FROM "parameters" AS "t3"
                      ),
                      CAST('9999-12-31T23:59:59' AS TIMESTAMP)
                    )
                  )
                )
                AND (
                  (
                    "t1"."ingetrokken_op" IS NULL
                  )
                  OR (
                    "t1"."ingetrokken_op" > COALESCE(
                      (
                        SELECT
                          "t3"."bekend_op"
                        FROM "parameters" AS "t3"
                      ),
                      CAST('9999-12-31T23:59:59' AS TIMESTAMP)
                    )
                  )
                )
                AND "t1"."categorie" = 'inschrijving'
                AND LENGTH("t1"."bron") = 4
            ) AS "t11"
          ) AS "t12"
        ) AS "t13"
      ) AS "t14"
      GROUP BY
        1,
        2
    ) AS "t15"
  ) AS "t17"
    ON "t8"."gemeente" = "t17"."code" AND "t17"."db" < "t9"."e" AND "t17"."de" > "t9"."b"
) AS "t18"
WHERE
  "t18"."b" < "t18"."e"

-- stap: uitstroom tabel
SELECT
  CAST("t10"."j" AS BIGINT) AS "j",
  CAST("t10"."e" AS INT) AS "b",
  CAST(LEAST("t10"."volgende", "t10"."tot") AS INT) AS "e"
FROM (
  SELECT
    "t9"."j",
    "t9"."e",
    "t9"."hoogste",
    "t9"."volgende",
    EXTRACT(MONTH FROM CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t9"."e" - 1 AS INT)) AS TIMESTAMP) AS DATE)) AS "maand",
    (
      CAST((
        CAST(CAST(CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(
          days => CAST(CAST(EXTRACT(EPOCH FROM CAST(CAST(CAST(DATE_TRUNC(
            'YEAR',
            CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t9"."e" - 1 AS INT)) AS TIMESTAMP) AS DATE)
          ) AS TIMESTAMP) AS DATE) AS TIMESTAMP) - CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) AS TIMESTAMP)) / 86400 AS BIGINT) AS INT)
        ) AS TIMESTAMP) AS DATE) + MAKE_INTERVAL(
          months => CAST(CAST(FLOOR(
            CAST((
              (
                SELECT
                  "t1"."overstap_tot"
                FROM "parameters" AS "t1"
              )
            ) AS DOUBLE PRECISION) / (
              100
            )
          ) AS BIGINT) - 1 AS INT)
        ) AS TIMESTAMP) AS DATE)
      ) - CAST('1970-01-01' AS DATE) AS BIGINT) + (
        (
          SELECT
            "t1"."overstap_tot"
          FROM "parameters" AS "t1"
        ) % 100
      )
    ) - 1 AS "tot"
  FROM (
    SELECT
      "t8"."j",
      "t8"."e",
      "t8"."hoogste",
      COALESCE(
        LEAD("t8"."e") OVER (
          PARTITION BY "t8"."j"
          ORDER BY "t8"."e" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ),
        3000000
      ) AS "volgende"
    FROM (
      SELECT
        "t7"."j",
        "t7"."e",
        MAX(
          (
            (
              (
                CAST(CAST("t7"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
              ) + "t7"."nr"
            ) * 2
          ) + "t7"."overstap"
        ) AS "hoogste"
      FROM (
        SELECT
          "t3"."j",
          "t3"."nr",
          "t3"."overstap",
          "t3"."b",
          "t3"."e"
        FROM "inschrijving" AS "t3"
        WHERE
          EXISTS(
            SELECT
              1
            FROM (
              SELECT DISTINCT
                "t2"."j" AS "bj"
              FROM "buiten" AS "t2"
            ) AS "t6"
            WHERE
              "t3"."j" = "t6"."bj"
          )
      ) AS "t7"
      GROUP BY
        1,
        2
    ) AS "t8"
  ) AS "t9"
  WHERE
    "t9"."e" < 3000000 AND (
      "t9"."hoogste" & 1
    ) = 1
  OFFSET 0
) AS "t10"
WHERE
  "t10"."maand" IN (6, 7, 8) AND "t10"."e" < LEAST("t10"."volgende", "t10"."tot")

-- stap: school_hier tabel
SELECT
  CAST("t5"."school" AS TEXT) AS "school",
  CAST("t5"."nr" AS INT) AS "nr",
  CAST("t5"."kal" AS INT) AS "kal",
  CAST(COALESCE(
    "t5"."uren",
    CASE
      WHEN "t5"."po" = 1
      THEN (
        SELECT
          "t3"."uren_per_lesdag_po"
        FROM "parameters" AS "t3"
      )
      ELSE (
        SELECT
          "t3"."uren_per_lesdag_vo"
        FROM "parameters" AS "t3"
      )
    END
  ) AS INT) AS "uren",
  CAST(COALESCE("t21"."t", 3000000) AS INT) AS "t",
  CAST(CASE
    WHEN "t21"."t" IS NULL
    THEN 3000000
    ELSE COALESCE(
      "t13"."ord_t",
      CASE
        WHEN "t21"."t" < (
          SELECT
            "t3"."tot"
          FROM "parameters" AS "t3"
        )
        THEN 0
        ELSE 3000000
      END
    )
  END AS INT) AS "ord_t"
FROM "school" AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t19"."s_nr",
    "t19"."t",
    "t19"."t" - CASE
      WHEN (
        (
          "t19"."t" + 7000003
        ) % 7
      ) > 4
      THEN (
        (
          "t19"."t" + 7000003
        ) % 7
      ) - 4
      ELSE 0
    END AS "vrijdag"
  FROM (
    SELECT
      "t18"."s_nr",
      MAX(CAST("t18"."gegevens_tot_en_met" - CAST('1970-01-01' AS DATE) AS BIGINT)) AS "t"
    FROM (
      SELECT
        "t17"."rij",
        "t17"."school",
        "t17"."gegevens_tot_en_met",
        "t17"."vastgelegd_op",
        "t17"."ingetrokken_op",
        "t16"."s_nr",
        "t16"."s_school"
      FROM (
        SELECT
          *
        FROM "feit_gegevensstand" AS "t4"
        WHERE
          (
            (
              "t4"."vastgelegd_op" IS NULL
            )
            OR (
              "t4"."vastgelegd_op" <= COALESCE(
                (
                  SELECT
                    "t3"."bekend_op"
                  FROM "parameters" AS "t3"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
          AND (
            (
              "t4"."ingetrokken_op" IS NULL
            )
            OR (
              "t4"."ingetrokken_op" > COALESCE(
                (
                  SELECT
                    "t3"."bekend_op"
                  FROM "parameters" AS "t3"
                ),
                CAST('9999-12-31T23:59:59' AS TIMESTAMP)
              )
            )
          )
      ) AS "t17"
      INNER JOIN (
        SELECT
          "t5"."nr" AS "s_nr",
          "t5"."school" AS "s_school"
        FROM "school" AS "t5"
        WHERE
          EXISTS(
            SELECT
              1
            FROM (
              SELECT DISTINCT
                "t1"."nr" AS "inr"
              FROM "inschrijving" AS "t1"
            ) AS "t12"
            WHERE
              "t5"."nr" = "t12"."inr"
          )
      ) AS "t16"
        ON "t17"."school" = "t16"."s_school"
    ) AS "t18"
    GROUP BY
      1
  ) AS "t19"
) AS "t21"
  ON "t5"."nr" = "t21"."s_nr"
LEFT OUTER JOIN LATERAL (
  SELECT
    *
  FROM (
    SELECT
      "t2"."kal" AS "ok",
      "t2"."dag" AS "od",
      "t2"."ord" AS "ord_t"
    FROM "kalender" AS "t2"
  ) AS "t13"
  WHERE
    "t5"."kal" = "t13"."ok" AND "t21"."vrijdag" = "t13"."od"
  OFFSET 0
) AS "t13"
  ON TRUE
WHERE
  EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "t1"."nr" AS "inr"
      FROM "inschrijving" AS "t1"
    ) AS "t12"
    WHERE
      "t5"."nr" = "t12"."inr"
  )

-- stap: eiland tabel
SELECT
  CAST("t10"."j" AS BIGINT) AS "j",
  CAST("t10"."nr" AS INT) AS "nr",
  CAST("t10"."b" AS INT) AS "b",
  CAST("t10"."e" AS INT) AS "e",
  CAST("t4"."kal" AS INT) AS "kal",
  CAST("t4"."su" AS INT) AS "su",
  CAST("t4"."t" AS INT) AS "t"
FROM (
  SELECT
    "t8"."j",
    "t8"."nr",
    "t8"."b",
    "t8"."e"
  FROM (
    SELECT
      "t7"."j",
      "t7"."nr",
      "t7"."eiland",
      MIN("t7"."b") AS "b",
      MAX("t7"."e") AS "e"
    FROM (
      SELECT
        "t6"."j",
        "t6"."nr",
        "t6"."b",
        "t6"."e",
        "t6"."hoogste",
        "t6"."nieuw",
        CAST(SUM(CAST("t6"."nieuw" AS DOUBLE PRECISION)) OVER (
          PARTITION BY "t6"."j", "t6"."nr"
          ORDER BY "t6"."b" ASC, "t6"."e" ASC, "t6"."nieuw" DESC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS BIGINT) AS "eiland"
      FROM (
        SELECT
          "t5"."j",
          "t5"."nr",
          "t5"."b",
          "t5"."e",
          "t5"."hoogste",
          CASE
            WHEN (
              "t5"."hoogste" IS NULL
            ) OR (
              "t5"."hoogste" < "t5"."b"
            )
            THEN 1
            ELSE 0
          END AS "nieuw"
        FROM (
          SELECT
            "t3"."j",
            "t3"."nr",
            "t3"."b",
            "t3"."e",
            MAX("t3"."e") OVER (
              PARTITION BY "t3"."j", "t3"."nr"
              ORDER BY "t3"."b" ASC, "t3"."e" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
            ) AS "hoogste"
          FROM (
            SELECT
              "t1"."j",
              "t1"."nr",
              "t1"."b",
              "t1"."e"
            FROM "inschrijving" AS "t1"
          ) AS "t3"
        ) AS "t5"
      ) AS "t6"
    ) AS "t7"
    GROUP BY
      1,
      2,
      3
  ) AS "t8"
) AS "t10"
INNER JOIN (
  SELECT
    "t0"."nr" AS "snr",
    "t0"."kal",
    "t0"."uren" AS "su",
    "t0"."t"
  FROM "school_hier" AS "t0"
) AS "t4"
  ON "t10"."nr" = "t4"."snr"

-- stap: verzuim_rij tabel
SELECT
  CAST("t6"."nr" AS INT) AS "nr",
  CAST("t8"."jongere" AS BIGINT) AS "j",
  CAST(CASE
    WHEN "t8"."soort" = 'ongeoorloofd'
    THEN 0
    WHEN "t8"."soort" = 'geoorloofd'
    THEN 1
    WHEN "t8"."soort" = 'ziek'
    THEN 2
    WHEN "t8"."soort" = 'te_laat'
    THEN 3
    ELSE 0
  END AS INT) AS "srt",
  CAST(COALESCE("t8"."uren_honderdsten", 0) AS INT) AS "uren",
  CAST("t8"."begindatum" - CAST('1970-01-01' AS DATE) AS INT) AS "b",
  CAST(LEAST(
    COALESCE(CAST("t8"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000),
    GREATEST(
      CAST("t8"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT),
      (
        SELECT
          "t2"."tot"
        FROM "parameters" AS "t2"
      )
    ) + 366
  ) AS INT) AS "e"
FROM (
  SELECT
    *
  FROM "feit_verzuim" AS "t0"
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
) AS "t8"
INNER JOIN (
  SELECT
    "t1"."school",
    "t1"."nr"
  FROM "school" AS "t1"
) AS "t6"
  ON "t8"."school" = "t6"."school"

-- stap: rij tabel
SELECT
  CAST("t18"."j" AS BIGINT) AS "j",
  CAST("t18"."nr" AS INT) AS "nr",
  CAST("t18"."srt" AS INT) AS "srt",
  CAST("t18"."uren" AS INT) AS "uren",
  CAST("t18"."b" AS INT) AS "b",
  CAST("t18"."z" AS INT) AS "z",
  CAST((
    "t18"."ord1" - "t18"."les1"
  ) + 1 AS INT) AS "ord",
  CAST((
    COALESCE("t18"."ord2", "t18"."ord1") - (
      (
        "t18"."ord1" - "t18"."les1"
      ) + 1
    )
  ) + 1 AS INT) AS "n",
  CAST(CASE
    WHEN (
      "t18"."les1" = 1
    ) AND (
      COALESCE("t18"."les2", 1) = 1
    )
    THEN 0
    ELSE 1
  END AS INT) AS "scheef",
  CAST("t18"."botst" AS INT) AS "botst",
  CAST(CASE
    WHEN (
      "t18"."uren" = 0
    ) OR (
      "t18"."uren" >= "t18"."su"
    )
    THEN CASE
      WHEN "t18"."srt" = 0
      THEN 25
      WHEN "t18"."srt" = 1
      THEN 28
      WHEN "t18"."srt" = 2
      THEN 30
      ELSE 0
    END
    ELSE CASE
      WHEN (
        "t18"."uren" * 10000
      ) >= (
        (
          SELECT
            "t1"."deel_afwezig"
          FROM "parameters" AS "t1"
        ) * "t18"."su"
      )
      THEN 16
      ELSE 0
    END
  END AS INT) AS "masker",
  CAST(CASE WHEN "t18"."z" > "t18"."t" THEN 1 ELSE 0 END AS INT) AS "laat"
FROM (
  SELECT
    "t17"."vnr",
    "t17"."vj",
    "t17"."srt",
    "t17"."uren",
    "t17"."vb",
    "t17"."ve",
    "t17"."botst",
    "t17"."j",
    "t17"."nr",
    "t17"."b",
    "t17"."e",
    "t17"."kal",
    "t17"."su",
    "t17"."t",
    "t17"."z",
    "t17"."_z",
    "t8"."hk",
    "t8"."hd",
    "t8"."ord1",
    "t8"."les1",
    "t9"."dk",
    "t9"."dd",
    "t9"."ord2",
    "t9"."les2"
  FROM (
    SELECT
      "t15"."vnr",
      "t15"."vj",
      "t15"."srt",
      "t15"."uren",
      "t15"."vb",
      "t15"."ve",
      "t15"."botst",
      "t15"."j",
      "t15"."nr",
      "t15"."b",
      "t15"."e",
      "t15"."kal",
      "t15"."su",
      "t15"."t",
      "t15"."z",
      CASE WHEN "t15"."z" = "t15"."b" THEN CAST(NULL AS BIGINT) ELSE "t15"."z" END AS "_z"
    FROM (
      SELECT
        "t14"."vnr",
        "t14"."vj",
        "t14"."srt",
        "t14"."uren",
        "t14"."vb",
        "t14"."ve",
        "t14"."botst",
        "t14"."j",
        "t14"."nr",
        GREATEST("t14"."vb", "t14"."b") + CASE
          WHEN (
            (
              GREATEST("t14"."vb", "t14"."b") + 7000003
            ) % 7
          ) > 4
          THEN 7 - (
            (
              GREATEST("t14"."vb", "t14"."b") + 7000003
            ) % 7
          )
          ELSE 0
        END AS "b",
        "t14"."e",
        "t14"."kal",
        "t14"."su",
        "t14"."t",
        (
          LEAST("t14"."ve", "t14"."e") - 1
        ) - CASE
          WHEN (
            (
              (
                LEAST("t14"."ve", "t14"."e") - 1
              ) + 7000003
            ) % 7
          ) > 4
          THEN (
            (
              (
                LEAST("t14"."ve", "t14"."e") - 1
              ) + 7000003
            ) % 7
          ) - 4
          ELSE 0
        END AS "z"
      FROM (
        SELECT
          "t13"."vnr",
          "t13"."vj",
          "t13"."srt",
          "t13"."uren",
          "t13"."vb",
          "t13"."ve",
          "t13"."botst",
          "t4"."j",
          "t4"."nr",
          "t4"."b",
          "t4"."e",
          "t4"."kal",
          "t4"."su",
          "t4"."t"
        FROM (
          SELECT
            "t11"."nr" AS "vnr",
            "t11"."j" AS "vj",
            "t11"."srt",
            "t11"."uren",
            "t11"."b" AS "vb",
            "t11"."e" AS "ve",
            "t11"."botst"
          FROM (
            SELECT
              "t10"."nr",
              "t10"."j",
              "t10"."srt",
              "t10"."uren",
              "t10"."b",
              "t10"."e",
              CASE
                WHEN (
                  MAX("t10"."e") OVER (
                    PARTITION BY "t10"."j"
                    ORDER BY "t10"."b" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
                  ) > "t10"."b"
                )
                OR (
                  LEAD("t10"."b") OVER (
                    PARTITION BY "t10"."j"
                    ORDER BY "t10"."b" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) < "t10"."e"
                )
                THEN 1
                ELSE 0
              END AS "botst"
            FROM (
              SELECT
                *
              FROM "verzuim_rij" AS "t3"
              WHERE
                "t3"."srt" <> 3
            ) AS "t10"
          ) AS "t11"
        ) AS "t13"
        INNER JOIN "eiland" AS "t4"
          ON "t13"."vj" = "t4"."j"
          AND "t13"."vnr" = "t4"."nr"
          AND "t4"."b" < "t13"."ve"
          AND "t4"."e" > "t13"."vb"
      ) AS "t14"
      OFFSET 0
    ) AS "t15"
  ) AS "t17"
  INNER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t0"."kal" AS "hk",
        "t0"."dag" AS "hd",
        "t0"."ord" AS "ord1",
        "t0"."les" AS "les1"
      FROM "kalender" AS "t0"
    ) AS "t8"
    WHERE
      "t17"."kal" = "t8"."hk" AND "t17"."b" = "t8"."hd"
    OFFSET 0
  ) AS "t8"
    ON TRUE
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t0"."kal" AS "dk",
        "t0"."dag" AS "dd",
        "t0"."ord" AS "ord2",
        "t0"."les" AS "les2"
      FROM "kalender" AS "t0"
    ) AS "t9"
    WHERE
      "t17"."kal" = "t9"."dk" AND "t17"."_z" = "t9"."dd"
    OFFSET 0
  ) AS "t9"
    ON TRUE
) AS "t18"
WHERE
  (
    (
      "t18"."ord1" - "t18"."les1"
    ) + 1
  ) <= COALESCE("t18"."ord2", "t18"."ord1")

-- stap: te_laat tabel
SELECT
  CAST("t11"."j" AS BIGINT) AS "j",
  CAST("t11"."nr" AS INT) AS "nr",
  CAST("t6"."dag" AS INT) AS "dag",
  CAST("t6"."ord" AS INT) AS "ord",
  CAST(CASE WHEN "t11"."b" > "t11"."t" THEN 1 ELSE 0 END AS INT) AS "laat"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t8"."vnr",
      "t8"."vj",
      "t8"."srt",
      "t8"."uren",
      "t8"."vb",
      "t8"."ve",
      "t8"."j",
      "t8"."nr",
      GREATEST("t8"."vb", "t8"."b") + CASE
        WHEN (
          (
            GREATEST("t8"."vb", "t8"."b") + 7000003
          ) % 7
        ) > 4
        THEN 7 - (
          (
            GREATEST("t8"."vb", "t8"."b") + 7000003
          ) % 7
        )
        ELSE 0
      END AS "b",
      "t8"."e",
      "t8"."kal",
      "t8"."su",
      "t8"."t",
      (
        LEAST("t8"."ve", "t8"."e") - 1
      ) - CASE
        WHEN (
          (
            (
              LEAST("t8"."ve", "t8"."e") - 1
            ) + 7000003
          ) % 7
        ) > 4
        THEN (
          (
            (
              LEAST("t8"."ve", "t8"."e") - 1
            ) + 7000003
          ) % 7
        ) - 4
        ELSE 0
      END AS "z"
    FROM (
      SELECT
        "t7"."vnr",
        "t7"."vj",
        "t7"."srt",
        "t7"."uren",
        "t7"."vb",
        "t7"."ve",
        "t3"."j",
        "t3"."nr",
        "t3"."b",
        "t3"."e",
        "t3"."kal",
        "t3"."su",
        "t3"."t"
      FROM (
        SELECT
          "t1"."nr" AS "vnr",
          "t1"."j" AS "vj",
          "t1"."srt",
          "t1"."uren",
          "t1"."b" AS "vb",
          "t1"."e" AS "ve"
        FROM "verzuim_rij" AS "t1"
        WHERE
          "t1"."srt" = 3
      ) AS "t7"
      INNER JOIN "eiland" AS "t3"
        ON "t7"."vj" = "t3"."j"
        AND "t7"."vnr" = "t3"."nr"
        AND "t3"."b" < "t7"."ve"
        AND "t3"."e" > "t7"."vb"
    ) AS "t8"
  ) AS "t9"
  WHERE
    "t9"."b" = "t9"."z"
) AS "t11"
INNER JOIN LATERAL (
  SELECT
    *
  FROM (
    SELECT
      "t0"."kal" AS "lk",
      "t0"."dag",
      "t0"."ord"
    FROM "kalender" AS "t0"
    WHERE
      "t0"."les" = 1
  ) AS "t6"
  WHERE
    "t11"."kal" = "t6"."lk" AND "t11"."b" = "t6"."dag"
  OFFSET 0
) AS "t6"
  ON TRUE

-- stap: na_t tabel
SELECT
  CAST("t16"."j" AS BIGINT) AS "j",
  CAST("t16"."nr" AS INT) AS "nr",
  CAST("t16"."dag" AS INT) AS "dag",
  CAST("t16"."ord_t" + "t16"."eerder" AS INT) AS "vb"
FROM (
  SELECT
    "t15"."j",
    "t15"."nr",
    "t15"."dag",
    "t15"."ord_t",
    ROW_NUMBER() OVER (
      PARTITION BY "t15"."j", "t15"."nr"
      ORDER BY "t15"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "eerder"
  FROM (
    SELECT DISTINCT
      "t14"."j",
      "t14"."nr",
      "t14"."dag",
      "t14"."ord_t"
    FROM (
      SELECT
        "t13"."j",
        "t13"."nr",
        "t13"."ord",
        "t6"."snr",
        "t6"."kal",
        "t6"."su",
        "t6"."t",
        "t6"."ord_t",
        "t9"."lk",
        "t9"."lo",
        "t9"."dag"
      FROM (
        SELECT
          "t10"."j",
          CAST("t10"."nr" AS BIGINT) AS "nr",
          CAST("t10"."ord" AS BIGINT) AS "ord"
        FROM (
          SELECT
            "t8"."j",
            "t8"."nr",
            GENERATE_SERIES("t8"."ord", "t8"."ord" + "t8"."n" - 1) AS "ord"
          FROM (
            SELECT
              *
            FROM "rij" AS "t3"
            WHERE
              "t3"."laat" = 1
          ) AS "t8"
        ) AS "t10"
        UNION ALL
        SELECT
          "t0"."j",
          CAST("t0"."nr" AS BIGINT) AS "nr",
          CAST("t0"."ord" AS BIGINT) AS "ord"
        FROM "te_laat" AS "t0"
        WHERE
          "t0"."laat" = 1
      ) AS "t13"
      INNER JOIN (
        SELECT
          "t1"."nr" AS "snr",
          "t1"."kal",
          "t1"."uren" AS "su",
          "t1"."t",
          "t1"."ord_t"
        FROM "school_hier" AS "t1"
      ) AS "t6"
        ON "t13"."nr" = "t6"."snr"
      INNER JOIN LATERAL (
        SELECT
          *
        FROM (
          SELECT
            "t2"."kal" AS "lk",
            "t2"."ord" AS "lo",
            "t2"."dag"
          FROM "kalender" AS "t2"
          WHERE
            "t2"."les" = 1
        ) AS "t9"
        WHERE
          "t6"."kal" = "t9"."lk" AND "t13"."ord" = "t9"."lo"
        OFFSET 0
      ) AS "t9"
        ON TRUE
    ) AS "t14"
    WHERE
      "t14"."dag" > "t14"."t"
  ) AS "t15"
) AS "t16"

-- stap: schooldag tabel
SELECT
  CAST("t15"."j" AS BIGINT) AS "j",
  CAST("t15"."dag" AS INT) AS "dag",
  CAST("t15"."nr" AS INT) AS "nr",
  CAST("t15"."ord" AS INT) AS "ord",
  CAST(CASE
    WHEN (
      (
        (
          "t15"."rijen" >> 0
        ) & 8191
      ) > 0
    )
    OR (
      (
        (
          "t15"."uren" >> 0
        ) & 131071
      ) >= "t15"."su"
    )
    THEN 25
    ELSE 0
  END | CASE
    WHEN (
      (
        (
          "t15"."rijen" >> 26
        ) & 8191
      ) > 0
    )
    OR (
      (
        (
          "t15"."uren" >> 34
        ) & 131071
      ) >= "t15"."su"
    )
    THEN 30
    ELSE 0
  END | CASE
    WHEN (
      (
        (
          "t15"."rijen" >> 13
        ) & 8191
      ) > 0
    )
    OR (
      (
        (
          "t15"."uren" >> 17
        ) & 131071
      ) >= "t15"."su"
    )
    THEN 28
    ELSE 0
  END | CASE
    WHEN (
      (
        (
          (
            "t15"."uren" >> 0
          ) & 131071
        ) + (
          (
            "t15"."uren" >> 17
          ) & 131071
        ) + (
          (
            "t15"."uren" >> 34
          ) & 131071
        )
      ) * 10000
    ) >= (
      (
        SELECT
          "t2"."deel_afwezig"
        FROM "parameters" AS "t2"
      ) * "t15"."su"
    )
    THEN 16
    ELSE 0
  END AS INT) AS "masker",
  CAST(GREATEST(
    CASE WHEN (
      (
        "t15"."rijen" >> 0
      ) & 8191
    ) > 0 THEN "t15"."su" ELSE 0 END,
    (
      "t15"."uren" >> 0
    ) & 131071
  ) AS INT) AS "uren"
FROM (
  SELECT
    "t14"."j",
    "t14"."rijen",
    "t14"."uren",
    "t14"."nr",
    "t14"."ord",
    "t6"."snr",
    "t6"."kal",
    "t6"."su",
    "t6"."t",
    "t6"."ord_t",
    "t9"."lk",
    "t9"."lo",
    "t9"."dag"
  FROM (
    SELECT
      "t12"."j",
      "t12"."rijen",
      "t12"."uren",
      "t12"."pak" >> 24 AS "nr",
      "t12"."pak" & 16777215 AS "ord"
    FROM (
      SELECT
        "t11"."j",
        "t11"."pak",
        CAST(SUM(CAST("t11"."rijen" AS DOUBLE PRECISION)) AS BIGINT) AS "rijen",
        CAST(SUM(CAST("t11"."uren" AS DOUBLE PRECISION)) AS BIGINT) AS "uren"
      FROM (
        SELECT
          "t10"."j",
          "t10"."nr",
          "t10"."srt",
          CASE
            WHEN "t10"."srt" = 0
            THEN "t10"."uren" * 1
            WHEN "t10"."srt" = 1
            THEN "t10"."uren" * 131072
            WHEN "t10"."srt" = 2
            THEN "t10"."uren" * 17179869184
            ELSE 0
          END AS "uren",
          "t10"."ord",
          (
            CAST(CAST("t10"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
          ) + "t10"."ord" AS "pak",
          CASE
            WHEN "t10"."uren" = 0
            THEN CASE
              WHEN "t10"."srt" = 0
              THEN 1
              WHEN "t10"."srt" = 1
              THEN 8192
              WHEN "t10"."srt" = 2
              THEN 67108864
              ELSE 0
            END
            ELSE 0
          END AS "rijen"
        FROM (
          SELECT
            "t8"."j",
            "t8"."nr",
            "t8"."srt",
            "t8"."uren",
            GENERATE_SERIES("t8"."ord", "t8"."ord" + "t8"."n" - 1) AS "ord"
          FROM (
            SELECT
              *
            FROM "rij" AS "t3"
            WHERE
              "t3"."botst" = 1
          ) AS "t8"
        ) AS "t10"
      ) AS "t11"
      GROUP BY
        1,
        2
    ) AS "t12"
  ) AS "t14"
  INNER JOIN (
    SELECT
      "t0"."nr" AS "snr",
      "t0"."kal",
      "t0"."uren" AS "su",
      "t0"."t",
      "t0"."ord_t"
    FROM "school_hier" AS "t0"
  ) AS "t6"
    ON "t14"."nr" = "t6"."snr"
  INNER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t1"."kal" AS "lk",
        "t1"."ord" AS "lo",
        "t1"."dag"
      FROM "kalender" AS "t1"
      WHERE
        "t1"."les" = 1
    ) AS "t9"
    WHERE
      "t6"."kal" = "t9"."lk" AND "t14"."ord" = "t9"."lo"
    OFFSET 0
  ) AS "t9"
    ON TRUE
) AS "t15"

-- stap: strook_weg tabel
WITH "t1" AS (
  SELECT
    *
  FROM "schooldag" AS "t0"
  WHERE
    "t0"."masker" > 0
)
SELECT
  CAST("t8"."j" AS INT) AS "wj",
  CAST("t8"."dag" AS INT) AS "wd",
  CAST("t8"."nr" AS INT) AS "wnr",
  CAST(BIT_OR("t8"."lm") AS INT) AS "weg"
FROM (
  SELECT
    "t5"."j",
    "t5"."dag",
    "t5"."nr",
    "t5"."ord",
    "t5"."masker",
    "t5"."uren",
    "t7"."lj",
    "t7"."ld",
    "t7"."lnr",
    "t7"."lm"
  FROM "t1" AS "t5"
  INNER JOIN (
    SELECT
      "t4"."j" AS "lj",
      "t4"."dag" AS "ld",
      "t4"."nr" AS "lnr",
      "t4"."masker" AS "lm"
    FROM "t1" AS "t4"
  ) AS "t7"
    ON "t5"."j" = "t7"."lj" AND "t5"."dag" = "t7"."ld" AND "t7"."lnr" < "t5"."nr"
) AS "t8"
GROUP BY
  1,
  2,
  3

-- stap: strook_ruw kijk
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."nr" AS INT) AS "nr",
  CAST("t0"."ord" AS INT) AS "ord",
  CAST("t0"."b" AS INT) AS "b",
  CAST("t0"."z" AS INT) AS "z",
  CAST("t0"."n" AS INT) AS "n",
  CAST("t0"."masker" AS INT) AS "masker",
  CAST("t0"."ord" - 1 AS INT) AS "vb"
FROM "rij" AS "t0"
WHERE
  "t0"."botst" = 0 AND "t0"."masker" > 0 AND "t0"."laat" = 0 AND "t0"."scheef" = 0
UNION ALL
SELECT
  CAST("t27"."j" AS BIGINT) AS "j",
  CAST("t27"."nr" AS INT) AS "nr",
  CAST("t27"."ord" AS INT) AS "ord",
  CAST("t27"."b" AS INT) AS "b",
  CAST("t27"."z" AS INT) AS "z",
  CAST("t27"."n" AS INT) AS "n",
  CAST("t27"."masker" AS INT) AS "masker",
  CAST(COALESCE("t12"."nvb", "t27"."ord" - 1) AS INT) AS "vb"
FROM (
  SELECT
    "t0"."j",
    CAST("t0"."nr" AS BIGINT) AS "nr",
    CAST("t0"."ord" AS BIGINT) AS "ord",
    CAST("t0"."b" AS BIGINT) AS "b",
    CAST("t0"."z" AS BIGINT) AS "z",
    CAST("t0"."n" AS BIGINT) AS "n",
    CAST("t0"."masker" AS BIGINT) AS "masker"
  FROM "rij" AS "t0"
  WHERE
    "t0"."botst" = 0 AND "t0"."masker" > 0 AND "t0"."laat" = 1 AND "t0"."scheef" = 0
  UNION ALL
  SELECT
    "t22"."j",
    CAST("t22"."nr" AS BIGINT) AS "nr",
    CAST("t22"."ord" AS BIGINT) AS "ord",
    CAST("t22"."b" AS BIGINT) AS "b",
    CAST("t22"."z" AS BIGINT) AS "z",
    CAST("t22"."n" AS BIGINT) AS "n",
    CAST("t22"."masker" AS BIGINT) AS "masker"
  FROM (
    SELECT
      "t17"."j",
      "t17"."nr",
      "t17"."ord",
      "t17"."n",
      "t17"."masker",
      "t19"."dag" AS "b",
      "t20"."zd" AS "z"
    FROM (
      SELECT
        "t0"."j",
        "t0"."nr",
        "t0"."ord",
        "t0"."b",
        "t0"."z",
        "t0"."n",
        "t0"."masker"
      FROM "rij" AS "t0"
      WHERE
        "t0"."botst" = 0 AND "t0"."masker" > 0 AND "t0"."scheef" = 1
    ) AS "t17"
    INNER JOIN (
      SELECT
        "t4"."nr" AS "snr",
        "t4"."kal",
        "t4"."uren" AS "su",
        "t4"."t",
        "t4"."ord_t"
      FROM "school_hier" AS "t4"
    ) AS "t14"
      ON "t17"."nr" = "t14"."snr"
    INNER JOIN LATERAL (
      SELECT
        *
      FROM (
        SELECT
          "t5"."kal" AS "lk",
          "t5"."ord" AS "lo",
          "t5"."dag"
        FROM "kalender" AS "t5"
        WHERE
          "t5"."les" = 1
      ) AS "t19"
      WHERE
        "t14"."kal" = "t19"."lk" AND "t17"."ord" = "t19"."lo"
      OFFSET 0
    ) AS "t19"
      ON TRUE
    INNER JOIN LATERAL (
      SELECT
        *
      FROM (
        SELECT
          "t5"."kal" AS "zk",
          "t5"."ord" AS "zo",
          "t5"."dag" AS "zd"
        FROM "kalender" AS "t5"
        WHERE
          "t5"."les" = 1
      ) AS "t20"
      WHERE
        "t14"."kal" = "t20"."zk"
        AND (
          (
            "t17"."ord" + "t17"."n"
          ) - 1
        ) = "t20"."zo"
      OFFSET 0
    ) AS "t20"
      ON TRUE
  ) AS "t22"
  UNION ALL
  SELECT
    "t21"."j",
    CAST("t21"."nr" AS BIGINT) AS "nr",
    CAST("t21"."ord" AS BIGINT) AS "ord",
    CAST("t21"."b" AS BIGINT) AS "b",
    CAST("t21"."z" AS BIGINT) AS "z",
    CAST("t21"."n" AS BIGINT) AS "n",
    CAST("t21"."masker" AS BIGINT) AS "masker"
  FROM (
    SELECT
      "t18"."j",
      "t18"."nr",
      "t18"."ord",
      "t18"."dag" AS "b",
      "t18"."dag" AS "z",
      1 AS "n",
      "t18"."masker" - (
        "t18"."masker" & COALESCE("t6"."weg", 0)
      ) AS "masker"
    FROM (
      SELECT
        *
      FROM "schooldag" AS "t2"
      WHERE
        "t2"."masker" > 0
    ) AS "t18"
    LEFT OUTER JOIN "strook_weg" AS "t6"
      ON "t18"."j" = "t6"."wj" AND "t18"."dag" = "t6"."wd" AND "t18"."nr" = "t6"."wnr"
  ) AS "t21"
  WHERE
    "t21"."masker" > 0
) AS "t27"
LEFT OUTER JOIN (
  SELECT
    "t1"."j" AS "nj",
    "t1"."nr" AS "nnr",
    "t1"."dag" AS "nd",
    "t1"."vb" AS "nvb"
  FROM "na_t" AS "t1"
) AS "t12"
  ON "t27"."j" = "t12"."nj" AND "t27"."nr" = "t12"."nnr" AND "t27"."b" = "t12"."nd"

-- stap: strook tabel
SELECT
  CAST("t3"."j" AS BIGINT) AS "j",
  CAST("t3"."nr" AS INT) AS "nr",
  CAST("t3"."ord" AS INT) AS "ord",
  CAST("t3"."b" AS INT) AS "b",
  CAST("t3"."z" AS INT) AS "z",
  CAST("t3"."n" AS INT) AS "n",
  CAST("t3"."masker" AS INT) AS "masker",
  CAST("t3"."vb" AS INT) AS "vb",
  CAST("t3"."z1" AS INT) AS "z1",
  CAST("t3"."tm" AS INT) AS "tm",
  CAST((
    "t3"."pas1" + 3
  ) >> 26 AS INT) AS "nr1",
  CAST(CASE
    WHEN (
      (
        (
          CAST(CAST("t3"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
        ) + "t3"."vb"
      ) * 4
    ) - "t3"."pas1" BETWEEN 0 AND (
      (
        SELECT
          "t1"."onderbreking_ruim"
        FROM "parameters" AS "t1"
      ) * 4
    ) - 1
    THEN 0
    ELSE 1
  END + CASE
    WHEN (
      "t3"."pas2" - (
        (
          (
            CAST(CAST("t3"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
          ) + "t3"."vb"
        ) * 4
      )
    ) - (
      "t3"."n" * 4
    ) BETWEEN 0 AND (
      (
        SELECT
          "t1"."onderbreking_ruim"
        FROM "parameters" AS "t1"
      ) * 4
    ) - 1
    THEN 0
    ELSE 2
  END + CASE
    WHEN (
      (
        (
          CAST(CAST("t3"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
        ) + "t3"."vb"
      ) * 4
    ) - "t3"."pas1" BETWEEN 0 AND 1
    THEN 0
    ELSE 4
  END + CASE
    WHEN (
      "t3"."pas2" - (
        (
          (
            CAST(CAST("t3"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
          ) + "t3"."vb"
        ) * 4
      )
    ) - (
      "t3"."n" * 4
    ) BETWEEN 0 AND 1
    THEN 0
    ELSE 8
  END + CASE
    WHEN (
      (
        (
          (
            CAST(CAST("t3"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
          ) + "t3"."vb"
        ) * 4
      ) - "t3"."pas1"
    ) = 0
    THEN 0
    ELSE 16
  END AS INT) AS "rand"
FROM (
  SELECT
    "t0"."j",
    "t0"."nr",
    "t0"."ord",
    "t0"."b",
    "t0"."z",
    "t0"."n",
    "t0"."masker",
    "t0"."vb",
    LAG("t0"."z") OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "z1",
    LAG(
      (
        (
          (
            (
              CAST(CAST("t0"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
            ) + "t0"."vb"
          ) * 4
        ) + (
          "t0"."n" * 4
        )
      ) - CASE
        WHEN (
          "t0"."masker" & 2
        ) <> 0
        THEN 0
        ELSE CASE WHEN (
          "t0"."masker" & 8
        ) <> 0 THEN 1 ELSE 2 END
      END
    ) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "pas1",
    LEAD(
      (
        (
          (
            CAST(CAST("t0"."nr" AS DOUBLE PRECISION) AS BIGINT) * 16777216
          ) + "t0"."vb"
        ) * 4
      ) + CASE
        WHEN (
          "t0"."masker" & 2
        ) <> 0
        THEN 0
        ELSE CASE WHEN (
          "t0"."masker" & 8
        ) <> 0 THEN 1 ELSE 2 END
      END
    ) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "pas2",
    CAST(SUM(CAST("t0"."n" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t0"."j"
      ORDER BY "t0"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "tm"
  FROM "strook_ruw" AS "t0"
) AS "t3"

-- stap: uren_dag tabel
SELECT
  CAST("t17"."j" AS BIGINT) AS "j",
  CAST("t17"."dag" AS INT) AS "dag",
  CAST("t17"."uren" AS INT) AS "uren",
  CAST(0 AS INT) AS "tl"
FROM (
  SELECT
    "t15"."j",
    "t12"."dag",
    "t10"."su" AS "uren"
  FROM (
    SELECT
      "t8"."j",
      "t8"."nr",
      GENERATE_SERIES("t8"."ord", "t8"."ord" + "t8"."n" - 1) AS "ord"
    FROM (
      SELECT
        *
      FROM "rij" AS "t1"
      WHERE
        "t1"."botst" = 0 AND "t1"."srt" = 0 AND "t1"."uren" = 0
    ) AS "t8"
  ) AS "t15"
  INNER JOIN (
    SELECT
      "t3"."nr" AS "snr",
      "t3"."kal",
      "t3"."uren" AS "su",
      "t3"."t",
      "t3"."ord_t"
    FROM "school_hier" AS "t3"
  ) AS "t10"
    ON "t15"."nr" = "t10"."snr"
  INNER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t4"."kal" AS "lk",
        "t4"."ord" AS "lo",
        "t4"."dag"
      FROM "kalender" AS "t4"
      WHERE
        "t4"."les" = 1
    ) AS "t12"
    WHERE
      "t10"."kal" = "t12"."lk" AND "t15"."ord" = "t12"."lo"
    OFFSET 0
  ) AS "t12"
    ON TRUE
) AS "t17"
UNION ALL
SELECT
  CAST("t1"."j" AS BIGINT) AS "j",
  CAST("t1"."b" AS INT) AS "dag",
  CAST("t1"."uren" AS INT) AS "uren",
  CAST(0 AS INT) AS "tl"
FROM "rij" AS "t1"
WHERE
  "t1"."botst" = 0 AND "t1"."srt" = 0 AND "t1"."uren" > 0
UNION ALL
SELECT
  CAST("t13"."j" AS BIGINT) AS "j",
  CAST("t13"."dag" AS INT) AS "dag",
  CAST("t13"."uren" AS INT) AS "uren",
  CAST(0 AS INT) AS "tl"
FROM (
  SELECT
    "t9"."j",
    "t9"."dag",
    MAX("t9"."uren") AS "uren"
  FROM (
    SELECT
      *
    FROM "schooldag" AS "t2"
    WHERE
      "t2"."uren" > 0
  ) AS "t9"
  GROUP BY
    1,
    2
) AS "t13"
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."dag" AS INT) AS "dag",
  CAST(0 AS INT) AS "uren",
  CAST(0 + 1 AS INT) AS "tl"
FROM "te_laat" AS "t0"

-- stap: vol tabel
SELECT
  CAST("t36"."j" AS BIGINT) AS "vj"
FROM (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      "t2"."j"
    FROM "buiten" AS "t2"
    UNION ALL
    SELECT
      "t3"."j"
    FROM "grond" AS "t3"
    WHERE
      (
        (
          "t3"."bits" & 64
        ) <> 0
      )
      OR (
        (
          "t3"."bits" & 128
        ) <> 0
      )
      OR (
        (
          "t3"."bits" & 256
        ) <> 0
      )
      OR (
        (
          "t3"."bits" & 512
        ) <> 0
      )
    UNION ALL
    SELECT
      "t1"."j"
    FROM "strook" AS "t1"
    WHERE
      (
        "t1"."masker" & 16
      ) = 0
    UNION ALL
    SELECT
      "t32"."j"
    FROM (
      SELECT
        "t31"."j",
        "t31"."kind",
        "t31"."b",
        "t31"."nr1",
        "t31"."z1",
        "t31"."tussen",
        "t18"."ij",
        "t18"."inr",
        "t18"."ib",
        "t18"."ie"
      FROM (
        SELECT
          "t29"."j",
          "t29"."kind",
          "t29"."b",
          "t29"."nr1",
          "t29"."z1",
          (
            "t29"."vb" - LEAST(COALESCE("t29"."zo", 0), "t29"."ord_t")
          ) - "t29"."eigen" AS "tussen"
        FROM (
          SELECT
            "t26"."j",
            "t26"."kind",
            "t26"."nr",
            "t26"."b",
            "t26"."vb",
            "t26"."nr1",
            "t26"."z1",
            "t26"."zo",
            "t26"."ord_t",
            COUNT("t26"."dag") AS "eigen"
          FROM (
            SELECT
              "t23"."j",
              "t23"."nr",
              "t23"."ord",
              "t23"."b",
              "t23"."z",
              "t23"."n",
              "t23"."masker",
              "t23"."vb",
              "t23"."z1",
              "t23"."tm",
              "t23"."nr1",
              "t23"."rand",
              "t23"."kind",
              "t19"."snr",
              "t19"."kal",
              "t19"."ord_t",
              "t20"."zk",
              "t20"."zd",
              "t20"."zo",
              "t21"."dj",
              "t21"."dnr",
              "t21"."dag"
            FROM (
              SELECT
                "t1"."j",
                "t1"."nr",
                "t1"."ord",
                "t1"."b",
                "t1"."z",
                "t1"."n",
                "t1"."masker",
                "t1"."vb",
                "t1"."z1",
                "t1"."tm",
                "t1"."nr1",
                "t1"."rand",
                16 AS "kind"
              FROM "strook" AS "t1"
              WHERE
                "t1"."nr1" <> "t1"."nr"
            ) AS "t23"
            INNER JOIN (
              SELECT
                "t6"."nr" AS "snr",
                "t6"."kal",
                "t6"."ord_t"
              FROM "school_hier" AS "t6"
            ) AS "t19"
              ON "t23"."nr" = "t19"."snr"
            LEFT OUTER JOIN LATERAL (
              SELECT
                *
              FROM (
                SELECT
                  "t7"."kal" AS "zk",
                  "t7"."dag" AS "zd",
                  "t7"."ord" AS "zo"
                FROM "kalender" AS "t7"
              ) AS "t20"
              WHERE
                "t19"."kal" = "t20"."zk" AND "t23"."z1" = "t20"."zd"
              OFFSET 0
            ) AS "t20"
              ON TRUE
            LEFT OUTER JOIN (
              SELECT
                "t8"."j" AS "dj",
                "t8"."nr" AS "dnr",
                "t8"."dag"
              FROM "na_t" AS "t8"
            ) AS "t21"
              ON "t23"."j" = "t21"."dj" AND "t23"."nr" = "t21"."dnr" AND "t21"."dag" <= "t23"."z1"
          ) AS "t26"
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9
        ) AS "t29"
      ) AS "t31"
      INNER JOIN (
        SELECT
          "t5"."j" AS "ij",
          "t5"."nr" AS "inr",
          "t5"."b" AS "ib",
          "t5"."e" AS "ie"
        FROM "eiland" AS "t5"
      ) AS "t18"
        ON "t31"."j" = "t18"."ij"
        AND "t31"."nr1" = "t18"."inr"
        AND "t31"."z1" >= "t18"."ib"
        AND "t31"."z1" < "t18"."ie"
    ) AS "t32"
    WHERE
      (
        "t32"."tussen" < (
          SELECT
            "t4"."onderbreking_ruim"
          FROM "parameters" AS "t4"
        )
      )
      OR (
        "t32"."ie" >= "t32"."b"
      )
    UNION ALL
    SELECT
      "t0"."j"
    FROM "kind" AS "t0"
    WHERE
      (
        (
          SELECT
            "t4"."alles"
          FROM "parameters" AS "t4"
        ) = 1
      )
      OR (
        (
          SELECT
            "t4"."onderbreking_lesdagen"
          FROM "parameters" AS "t4"
        ) > 1
      )
  ) AS "t35"
) AS "t36"

-- stap: drempel_kind tabel
SELECT
  CAST(1 AS INT) AS "dk",
  CAST(LEAST("t0"."lang_lesdagen", "t0"."dreigend_lesdagen") AS INT) AS "drempel",
  CAST(LEAST("t0"."lang_lesdagen", "t0"."dreigend_lesdagen") AS INT) AS "grens"
FROM "parameters" AS "t0"
UNION ALL
SELECT
  CAST(2 AS INT) AS "dk",
  CAST(LEAST("t0"."lang_lesdagen", "t0"."ziek_lesdagen") AS INT) AS "drempel",
  CAST(LEAST("t0"."lang_lesdagen", "t0"."ziek_lesdagen") AS INT) AS "grens"
FROM "parameters" AS "t0"
UNION ALL
SELECT
  CAST(4 AS INT) AS "dk",
  CAST("t0"."geoorloofd_lesdagen" AS INT) AS "drempel",
  CAST("t0"."geoorloofd_lesdagen" AS INT) AS "grens"
FROM "parameters" AS "t0"
UNION ALL
SELECT
  CAST(8 AS INT) AS "dk",
  CAST(LEAST("t0"."lang_lesdagen", "t0"."klok_vanaf_lesdagen") AS INT) AS "drempel",
  CAST(LEAST(
    LEAST("t0"."lang_lesdagen", "t0"."dreigend_lesdagen"),
    LEAST("t0"."lang_lesdagen", "t0"."ziek_lesdagen"),
    "t0"."geoorloofd_lesdagen",
    LEAST("t0"."lang_lesdagen", "t0"."klok_vanaf_lesdagen")
  ) AS INT) AS "grens"
FROM "parameters" AS "t0"
UNION ALL
SELECT
  CAST(16 AS INT) AS "dk",
  CAST("t0"."klok_vanaf_lesdagen" AS INT) AS "drempel",
  CAST("t0"."klok_vanaf_lesdagen" AS INT) AS "grens"
FROM "parameters" AS "t0"

-- stap: reeks_rand kijk
SELECT
  CAST("t12"."j" AS BIGINT) AS "j",
  CAST("t12"."nr" AS INT) AS "nr",
  CAST("t12"."b" AS INT) AS "b",
  CAST("t12"."z" AS INT) AS "z",
  CAST("t12"."n" AS INT) AS "n",
  CAST("t12"."tm" AS INT) AS "tm",
  CAST("t12"."oz" AS INT) AS "oz",
  CAST("t12"."kind" AS INT) AS "kind",
  CAST("t12"."begin" AS INT) AS "begin",
  CAST("t12"."eind" AS INT) AS "eind"
FROM (
  SELECT
    "t11"."j",
    "t11"."nr",
    "t11"."b",
    "t11"."z",
    "t11"."n",
    "t11"."tm",
    "t11"."oz",
    "t11"."kind",
    "t11"."begin",
    "t11"."eind",
    "t3"."vj"
  FROM (
    SELECT
      "t6"."j",
      CAST("t6"."nr" AS BIGINT) AS "nr",
      CAST("t6"."b" AS BIGINT) AS "b",
      CAST("t6"."z" AS BIGINT) AS "z",
      CAST("t6"."n" AS BIGINT) AS "n",
      CAST("t6"."tm" AS BIGINT) AS "tm",
      "t6"."oz",
      CAST("t6"."kind" AS BIGINT) AS "kind",
      CAST("t6"."begin" AS BIGINT) AS "begin",
      CAST("t6"."eind" AS BIGINT) AS "eind"
    FROM (
      SELECT
        "t1"."j",
        "t1"."nr",
        "t1"."b",
        "t1"."z",
        "t1"."n",
        "t1"."tm",
        (
          "t1"."ord" + "t1"."n"
        ) - 1 AS "oz",
        8 AS "kind",
        CASE WHEN (
          "t1"."rand" & 4
        ) <> 0 THEN 1 ELSE 0 END AS "begin",
        CASE WHEN (
          "t1"."rand" & 8
        ) <> 0 THEN 1 ELSE 0 END AS "eind"
      FROM "strook" AS "t1"
      WHERE
        (
          "t1"."masker" & 8
        ) <> 0
    ) AS "t6"
    WHERE
      (
        "t6"."begin" <> "t6"."eind"
      )
      OR (
        (
          "t6"."begin" = 1
        )
        AND (
          "t6"."n" >= (
            SELECT
              "t2"."grens"
            FROM "drempel_kind" AS "t2"
            WHERE
              "t2"."dk" = 8
          )
        )
      )
    UNION ALL
    SELECT
      "t7"."j",
      CAST("t7"."nr" AS BIGINT) AS "nr",
      CAST("t7"."b" AS BIGINT) AS "b",
      CAST("t7"."z" AS BIGINT) AS "z",
      CAST("t7"."n" AS BIGINT) AS "n",
      CAST("t7"."tm" AS BIGINT) AS "tm",
      "t7"."oz",
      CAST("t7"."kind" AS BIGINT) AS "kind",
      CAST("t7"."begin" AS BIGINT) AS "begin",
      CAST("t7"."eind" AS BIGINT) AS "eind"
    FROM (
      SELECT
        "t1"."j",
        "t1"."nr",
        "t1"."b",
        "t1"."z",
        "t1"."n",
        "t1"."tm",
        (
          "t1"."ord" + "t1"."n"
        ) - 1 AS "oz",
        16 AS "kind",
        CASE WHEN (
          "t1"."rand" & 1
        ) <> 0 THEN 1 ELSE 0 END AS "begin",
        CASE WHEN (
          "t1"."rand" & 2
        ) <> 0 THEN 1 ELSE 0 END AS "eind"
      FROM "strook" AS "t1"
      WHERE
        (
          "t1"."masker" & 16
        ) <> 0
    ) AS "t7"
    WHERE
      (
        "t7"."begin" <> "t7"."eind"
      )
      OR (
        (
          "t7"."begin" = 1
        )
        AND (
          "t7"."n" >= (
            SELECT
              "t2"."grens"
            FROM "drempel_kind" AS "t2"
            WHERE
              "t2"."dk" = 16
          )
        )
      )
  ) AS "t11"
  LEFT OUTER JOIN "vol" AS "t3"
    ON "t11"."j" = "t3"."vj"
) AS "t12"
WHERE
  "t12"."vj" IS NULL

-- stap: reeks_los tabel
SELECT
  CAST("t6"."j" AS BIGINT) AS "j",
  CAST("t6"."kind" AS INT) AS "kind",
  CAST("t6"."b" AS INT) AS "b",
  CAST("t6"."voor" AS INT) AS "voor",
  CAST("t6"."z" AS INT) AS "z",
  CAST("t6"."oz" AS INT) AS "oz",
  CAST("t6"."n" AS INT) AS "n",
  CAST("t6"."nr" AS INT) AS "lnr"
FROM (
  SELECT
    "t5"."j",
    "t5"."kind",
    "t5"."b",
    "t5"."nr",
    "t5"."begin",
    "t5"."z",
    "t5"."oz",
    "t5"."voor",
    "t5"."n",
    "t2"."dk",
    "t2"."drempel",
    "t2"."grens"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t1"."j",
        "t1"."kind",
        "t1"."b",
        "t1"."nr",
        "t1"."begin",
        CASE
          WHEN "t1"."eind" = 1
          THEN "t1"."z"
          ELSE LEAD("t1"."z") OVER (
            PARTITION BY "t1"."j", "t1"."kind"
            ORDER BY "t1"."b" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          )
        END AS "z",
        CASE
          WHEN "t1"."eind" = 1
          THEN "t1"."oz"
          ELSE LEAD("t1"."oz") OVER (
            PARTITION BY "t1"."j", "t1"."kind"
            ORDER BY "t1"."b" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          )
        END AS "oz",
        "t1"."tm" - "t1"."n" AS "voor",
        (
          CASE
            WHEN "t1"."eind" = 1
            THEN "t1"."tm"
            ELSE LEAD("t1"."tm") OVER (
              PARTITION BY "t1"."j", "t1"."kind"
              ORDER BY "t1"."b" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            )
          END - "t1"."tm"
        ) + "t1"."n" AS "n"
      FROM "reeks_rand" AS "t1"
    ) AS "t3"
    WHERE
      "t3"."begin" = 1
  ) AS "t5"
  INNER JOIN "drempel_kind" AS "t2"
    ON "t5"."kind" = "t2"."dk"
) AS "t6"
WHERE
  "t6"."n" >= "t6"."grens"

-- stap: strook_kind tabel
SELECT
  CAST("t18"."j" AS BIGINT) AS "j",
  CAST("t18"."nr" AS INT) AS "nr",
  CAST("t18"."ord" AS INT) AS "ord",
  CAST("t18"."b" AS INT) AS "b",
  CAST("t18"."z" AS INT) AS "z",
  CAST("t18"."n" AS INT) AS "n",
  CAST("t18"."vb" AS INT) AS "vb",
  CAST("t18"."kind" AS INT) AS "kind"
FROM (
  SELECT
    "t17"."j",
    "t17"."nr",
    "t17"."ord",
    "t17"."b",
    "t17"."z",
    "t17"."n",
    "t17"."vb",
    "t17"."rn",
    "t17"."masker",
    "t17"."kind",
    "t4"."dk",
    "t4"."drempel",
    "t4"."grens"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t14"."j",
        "t14"."nr",
        "t14"."ord",
        "t14"."b",
        "t14"."z",
        "t14"."n",
        "t14"."vb",
        "t14"."rn",
        "t14"."masker",
        UNNEST(ARRAY[1, 2, 4, 8, 16]) AS "kind"
      FROM (
        SELECT
          "t11"."j",
          CAST("t11"."nr" AS BIGINT) AS "nr",
          CAST("t11"."ord" AS BIGINT) AS "ord",
          CAST("t11"."b" AS BIGINT) AS "b",
          CAST("t11"."z" AS BIGINT) AS "z",
          CAST("t11"."n" AS BIGINT) AS "n",
          CAST("t11"."vb" AS BIGINT) AS "vb",
          CAST("t11"."rn" AS BIGINT) AS "rn",
          CAST("t11"."masker" AS BIGINT) AS "masker"
        FROM (
          SELECT
            "t7"."j",
            "t7"."nr",
            "t7"."ord",
            "t7"."b",
            "t7"."z",
            "t7"."n",
            "t7"."vb",
            "t9"."rn",
            "t7"."masker" & 7 AS "masker"
          FROM (
            SELECT
              "t1"."j",
              "t1"."nr",
              "t1"."ord",
              "t1"."b",
              "t1"."z",
              "t1"."n",
              "t1"."vb",
              "t1"."masker"
            FROM "strook" AS "t1"
          ) AS "t7"
          INNER JOIN (
            SELECT
              "t3"."j" AS "rj",
              "t3"."b" AS "rb",
              "t3"."z" AS "rz",
              "t3"."n" AS "rn"
            FROM "reeks_los" AS "t3"
            WHERE
              "t3"."kind" = 8
          ) AS "t9"
            ON "t7"."j" = "t9"."rj" AND "t7"."b" >= "t9"."rb" AND "t7"."b" <= "t9"."rz"
        ) AS "t11"
        UNION ALL
        SELECT
          "t10"."j",
          CAST("t10"."nr" AS BIGINT) AS "nr",
          CAST("t10"."ord" AS BIGINT) AS "ord",
          CAST("t10"."b" AS BIGINT) AS "b",
          CAST("t10"."z" AS BIGINT) AS "z",
          CAST("t10"."n" AS BIGINT) AS "n",
          CAST("t10"."vb" AS BIGINT) AS "vb",
          CAST("t10"."rn" AS BIGINT) AS "rn",
          CAST("t10"."masker" AS BIGINT) AS "masker"
        FROM (
          SELECT
            "t7"."j",
            "t7"."nr",
            "t7"."ord",
            "t7"."b",
            "t7"."z",
            "t7"."n",
            "t7"."vb",
            "t7"."masker",
            3000000 AS "rn"
          FROM (
            SELECT
              "t1"."j",
              "t1"."nr",
              "t1"."ord",
              "t1"."b",
              "t1"."z",
              "t1"."n",
              "t1"."vb",
              "t1"."masker"
            FROM "strook" AS "t1"
          ) AS "t7"
          INNER JOIN "vol" AS "t5"
            ON "t7"."j" = "t5"."vj"
        ) AS "t10"
      ) AS "t14"
    ) AS "t15"
    WHERE
      (
        "t15"."masker" & "t15"."kind"
      ) <> 0
  ) AS "t17"
  INNER JOIN "drempel_kind" AS "t4"
    ON "t17"."kind" = "t4"."dk"
) AS "t18"
WHERE
  "t18"."rn" >= "t18"."drempel"

-- stap: reeks_ruw tabel
SELECT
  CAST("t2"."j" AS BIGINT) AS "j",
  CAST("t2"."nr" AS INT) AS "nr",
  CAST("t2"."ord" AS INT) AS "ord",
  CAST("t2"."b" AS INT) AS "b",
  CAST("t2"."z" AS INT) AS "z",
  CAST("t2"."n" AS INT) AS "n",
  CAST("t2"."vb" AS INT) AS "vb",
  CAST("t2"."kind" AS INT) AS "kind",
  CAST("t2"."oz" AS INT) AS "oz",
  CAST("t2"."z1" AS INT) AS "z1",
  CAST("t2"."oz1" AS INT) AS "oz1",
  CAST("t2"."nr1" AS INT) AS "nr1",
  CAST("t2"."vz1" AS INT) AS "vz1",
  CAST("t2"."straks" AS INT) AS "straks",
  CAST("t2"."tm" AS INT) AS "tm"
FROM (
  SELECT
    "t1"."j",
    "t1"."nr",
    "t1"."ord",
    "t1"."b",
    "t1"."z",
    "t1"."n",
    "t1"."vb",
    "t1"."kind",
    "t1"."oz",
    "t1"."vz",
    LAG("t1"."z") OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "z1",
    LAG("t1"."oz") OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "oz1",
    LAG("t1"."nr") OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "nr1",
    LAG("t1"."vz") OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "vz1",
    LEAD("t1"."b") OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "straks",
    CAST(SUM(CAST("t1"."n" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t1"."j", "t1"."kind"
      ORDER BY "t1"."b" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "tm"
  FROM (
    SELECT
      "t0"."j",
      "t0"."nr",
      "t0"."ord",
      "t0"."b",
      "t0"."z",
      "t0"."n",
      "t0"."vb",
      "t0"."kind",
      (
        "t0"."ord" + "t0"."n"
      ) - 1 AS "oz",
      "t0"."vb" + "t0"."n" AS "vz"
    FROM "strook_kind" AS "t0"
  ) AS "t1"
) AS "t2"

-- stap: reeks_anders tabel
SELECT
  CAST("t13"."j" AS INT) AS "aj",
  CAST("t13"."kind" AS INT) AS "ak",
  CAST("t13"."b" AS INT) AS "ab",
  CAST((
    "t13"."vb" - LEAST(COALESCE("t13"."zo", 0), "t13"."ord_t")
  ) - "t13"."eigen" AS INT) AS "tussen"
FROM (
  SELECT
    "t12"."j",
    "t12"."kind",
    "t12"."nr",
    "t12"."b",
    "t12"."vb",
    "t12"."nr1",
    "t12"."z1",
    "t12"."zo",
    "t12"."ord_t",
    COUNT("t12"."dag") AS "eigen"
  FROM (
    SELECT
      "t11"."j",
      "t11"."nr",
      "t11"."ord",
      "t11"."b",
      "t11"."z",
      "t11"."n",
      "t11"."vb",
      "t11"."kind",
      "t11"."oz",
      "t11"."z1",
      "t11"."oz1",
      "t11"."nr1",
      "t11"."vz1",
      "t11"."straks",
      "t11"."tm",
      "t8"."snr",
      "t8"."kal",
      "t8"."ord_t",
      "t9"."zk",
      "t9"."zd",
      "t9"."zo",
      "t10"."dj",
      "t10"."dnr",
      "t10"."dag"
    FROM (
      SELECT
        *
      FROM "reeks_ruw" AS "t0"
      WHERE
        "t0"."nr1" <> "t0"."nr"
    ) AS "t11"
    INNER JOIN (
      SELECT
        "t1"."nr" AS "snr",
        "t1"."kal",
        "t1"."ord_t"
      FROM "school_hier" AS "t1"
    ) AS "t8"
      ON "t11"."nr" = "t8"."snr"
    LEFT OUTER JOIN LATERAL (
      SELECT
        *
      FROM (
        SELECT
          "t2"."kal" AS "zk",
          "t2"."dag" AS "zd",
          "t2"."ord" AS "zo"
        FROM "kalender" AS "t2"
      ) AS "t9"
      WHERE
        "t8"."kal" = "t9"."zk" AND "t11"."z1" = "t9"."zd"
      OFFSET 0
    ) AS "t9"
      ON TRUE
    LEFT OUTER JOIN (
      SELECT
        "t3"."j" AS "dj",
        "t3"."nr" AS "dnr",
        "t3"."dag"
      FROM "na_t" AS "t3"
    ) AS "t10"
      ON "t11"."j" = "t10"."dj" AND "t11"."nr" = "t10"."dnr" AND "t10"."dag" <= "t11"."z1"
  ) AS "t12"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9
) AS "t13"

-- stap: reeks_stap tabel
SELECT
  CAST("t7"."j" AS BIGINT) AS "j",
  CAST("t7"."nr" AS INT) AS "nr",
  CAST("t7"."ord" AS INT) AS "ord",
  CAST("t7"."b" AS INT) AS "b",
  CAST("t7"."z" AS INT) AS "z",
  CAST("t7"."n" AS INT) AS "n",
  CAST("t7"."kind" AS INT) AS "kind",
  CAST("t7"."oz" AS INT) AS "oz",
  CAST("t7"."z1" AS INT) AS "z1",
  CAST("t7"."oz1" AS INT) AS "oz1",
  CAST("t7"."nr1" AS INT) AS "nr1",
  CAST("t7"."straks" AS INT) AS "straks",
  CAST("t7"."tm" AS INT) AS "tm",
  CAST(CASE
    WHEN (
      "t7"."z1" IS NULL
    )
    OR (
      COALESCE("t7"."tussen", "t7"."vb" - "t7"."vz1") >= CASE
        WHEN "t7"."kind" = 16
        THEN (
          SELECT
            "t2"."onderbreking_ruim"
          FROM "parameters" AS "t2"
        )
        ELSE (
          SELECT
            "t2"."onderbreking_lesdagen"
          FROM "parameters" AS "t2"
        )
      END
    )
    THEN 1
    ELSE 0
  END AS INT) AS "breekt"
FROM (
  SELECT
    "t3"."j",
    "t3"."nr",
    "t3"."ord",
    "t3"."b",
    "t3"."z",
    "t3"."n",
    "t3"."vb",
    "t3"."kind",
    "t3"."oz",
    "t3"."z1",
    "t3"."oz1",
    "t3"."nr1",
    "t3"."vz1",
    "t3"."straks",
    "t3"."tm",
    "t4"."aj",
    "t4"."ak",
    "t4"."ab",
    "t4"."tussen"
  FROM "reeks_ruw" AS "t3"
  LEFT OUTER JOIN "reeks_anders" AS "t4"
    ON "t3"."j" = "t4"."aj" AND "t3"."kind" = "t4"."ak" AND "t3"."b" = "t4"."ab"
) AS "t7"

-- stap: reeks_begin tabel
SELECT
  CAST("t2"."j" AS BIGINT) AS "j",
  CAST("t2"."kind" AS INT) AS "kind",
  CAST("t2"."b" AS INT) AS "b",
  CAST("t2"."lnr" AS INT) AS "lnr",
  CAST("t2"."voor" AS INT) AS "voor",
  CAST("t2"."lz" AS INT) AS "z",
  CAST("t2"."loz" AS INT) AS "oz",
  CAST("t2"."ltm" - "t2"."voor" AS INT) AS "n"
FROM (
  SELECT
    "t1"."j",
    "t1"."nr",
    "t1"."ord",
    "t1"."b",
    "t1"."z",
    "t1"."n",
    "t1"."kind",
    "t1"."oz",
    "t1"."z1",
    "t1"."oz1",
    "t1"."nr1",
    "t1"."straks",
    "t1"."tm",
    "t1"."breekt",
    CASE
      WHEN LEAD("t1"."breekt") OVER (
        PARTITION BY "t1"."j", "t1"."kind"
        ORDER BY "t1"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) IS NULL
      THEN "t1"."z"
      ELSE CASE
        WHEN LEAD("t1"."breekt") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) = 1
        THEN LEAD("t1"."z1") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
        ELSE LEAD("t1"."z") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      END
    END AS "lz",
    CASE
      WHEN LEAD("t1"."breekt") OVER (
        PARTITION BY "t1"."j", "t1"."kind"
        ORDER BY "t1"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) IS NULL
      THEN "t1"."oz"
      ELSE CASE
        WHEN LEAD("t1"."breekt") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) = 1
        THEN LEAD("t1"."oz1") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
        ELSE LEAD("t1"."oz") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      END
    END AS "loz",
    CASE
      WHEN LEAD("t1"."breekt") OVER (
        PARTITION BY "t1"."j", "t1"."kind"
        ORDER BY "t1"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) IS NULL
      THEN "t1"."nr"
      ELSE CASE
        WHEN LEAD("t1"."breekt") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) = 1
        THEN LEAD("t1"."nr1") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
        ELSE LEAD("t1"."nr") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      END
    END AS "lnr",
    CASE
      WHEN LEAD("t1"."breekt") OVER (
        PARTITION BY "t1"."j", "t1"."kind"
        ORDER BY "t1"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) IS NULL
      THEN "t1"."tm"
      ELSE CASE
        WHEN LEAD("t1"."breekt") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) = 1
        THEN LEAD("t1"."tm" - "t1"."n") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
        ELSE LEAD("t1"."tm") OVER (
          PARTITION BY "t1"."j", "t1"."kind"
          ORDER BY "t1"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      END
    END AS "ltm",
    "t1"."tm" - "t1"."n" AS "voor"
  FROM (
    SELECT
      *
    FROM "reeks_stap" AS "t0"
    WHERE
      (
        "t0"."breekt" = 1
      ) OR (
        "t0"."straks" IS NULL
      )
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."breekt" = 1

-- stap: reeks_terug tabel
SELECT
  CAST("t22"."j" AS BIGINT) AS "j",
  CAST("t22"."kind" AS INT) AS "kind",
  CAST("t22"."b" AS INT) AS "b",
  CAST("t22"."z" AS INT) AS "z",
  CAST("t22"."n" AS INT) AS "n",
  CAST("t22"."voor" AS INT) AS "voor",
  CAST("t22"."lnr" AS INT) AS "lnr",
  CAST(CASE WHEN "t22"."ld" <= "t22"."t" THEN "t22"."ld" ELSE 3000000 END AS INT) AS "terug"
FROM (
  SELECT
    "t21"."j",
    "t21"."kind",
    "t21"."b",
    "t21"."lnr",
    "t21"."voor",
    "t21"."z",
    "t21"."oz",
    "t21"."n",
    "t21"."snr",
    "t21"."kal",
    "t21"."t",
    "t21"."ov",
    "t13"."lk",
    "t13"."lo",
    "t13"."ld"
  FROM (
    SELECT
      "t19"."j",
      "t19"."kind",
      "t19"."b",
      "t19"."lnr",
      "t19"."voor",
      "t19"."z",
      "t19"."oz",
      "t19"."n",
      "t19"."snr",
      "t19"."kal",
      "t19"."t",
      "t19"."oz" + 1 AS "ov"
    FROM (
      SELECT
        "t18"."j",
        "t18"."kind",
        "t18"."b",
        "t18"."lnr",
        "t18"."voor",
        "t18"."z",
        "t18"."oz",
        "t18"."n",
        "t10"."snr",
        "t10"."kal",
        "t10"."t"
      FROM (
        SELECT
          "t16"."j",
          "t16"."kind",
          "t16"."b",
          "t16"."lnr",
          "t16"."voor",
          "t16"."z",
          "t16"."oz",
          "t16"."n"
        FROM (
          SELECT
            "t15"."j",
            "t15"."kind",
            "t15"."b",
            "t15"."lnr",
            "t15"."voor",
            "t15"."z",
            "t15"."oz",
            "t15"."n",
            "t6"."vj",
            "t7"."dk",
            "t7"."drempel",
            "t7"."grens"
          FROM (
            SELECT
              "t4"."j",
              CAST("t4"."kind" AS BIGINT) AS "kind",
              CAST("t4"."b" AS BIGINT) AS "b",
              CAST("t4"."lnr" AS BIGINT) AS "lnr",
              CAST("t4"."voor" AS BIGINT) AS "voor",
              CAST("t4"."z" AS BIGINT) AS "z",
              CAST("t4"."oz" AS BIGINT) AS "oz",
              CAST("t4"."n" AS BIGINT) AS "n"
            FROM "reeks_begin" AS "t4"
            UNION ALL
            SELECT
              "t5"."j",
              CAST("t5"."kind" AS BIGINT) AS "kind",
              CAST("t5"."b" AS BIGINT) AS "b",
              CAST("t5"."lnr" AS BIGINT) AS "lnr",
              CAST("t5"."voor" AS BIGINT) AS "voor",
              CAST("t5"."z" AS BIGINT) AS "z",
              CAST("t5"."oz" AS BIGINT) AS "oz",
              CAST("t5"."n" AS BIGINT) AS "n"
            FROM "reeks_los" AS "t5"
          ) AS "t15"
          LEFT OUTER JOIN "vol" AS "t6"
            ON "t15"."j" = "t6"."vj"
          INNER JOIN "drempel_kind" AS "t7"
            ON "t15"."kind" = "t7"."dk"
        ) AS "t16"
        WHERE
          (
            "t16"."n" >= "t16"."drempel"
          ) OR (
            NOT "t16"."vj" IS NULL
          )
      ) AS "t18"
      INNER JOIN (
        SELECT
          "t1"."nr" AS "snr",
          "t1"."kal",
          "t1"."t"
        FROM "school_hier" AS "t1"
      ) AS "t10"
        ON "t18"."lnr" = "t10"."snr"
    ) AS "t19"
  ) AS "t21"
  LEFT OUTER JOIN LATERAL (
    SELECT
      *
    FROM (
      SELECT
        "t0"."kal" AS "lk",
        "t0"."ord" AS "lo",
        "t0"."dag" AS "ld"
      FROM "kalender" AS "t0"
      WHERE
        "t0"."les" = 1
    ) AS "t13"
    WHERE
      "t21"."kal" = "t13"."lk" AND "t21"."ov" = "t13"."lo"
    OFFSET 0
  ) AS "t13"
    ON TRUE
) AS "t22"

-- stap: reeks tabel
SELECT
  CAST("t15"."j" AS BIGINT) AS "j",
  CAST("t15"."kind" AS INT) AS "kind",
  CAST("t15"."b" AS INT) AS "b",
  CAST("t15"."cb" AS INT) AS "cb",
  CAST("t15"."z" AS INT) AS "z",
  CAST("t15"."e" AS INT) AS "e",
  CAST("t15"."n" AS INT) AS "n",
  CAST("t15"."voor" AS INT) AS "voor"
FROM (
  SELECT
    "t14"."j",
    "t14"."kind",
    "t14"."b",
    "t14"."z",
    "t14"."n",
    "t14"."voor",
    "t14"."lnr",
    "t14"."terug",
    "t14"."oj",
    "t14"."okind",
    "t14"."ob",
    "t14"."eigen",
    "t14"."ij",
    "t14"."inr",
    "t14"."ib",
    "t14"."ie",
    "t14"."e",
    GREATEST(
      "t14"."b",
      COALESCE(
        MAX("t14"."e") OVER (
          PARTITION BY "t14"."j", "t14"."kind"
          ORDER BY "t14"."b" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
        ),
        "t14"."b"
      )
    ) AS "cb"
  FROM (
    SELECT
      "t13"."j",
      "t13"."kind",
      "t13"."b",
      "t13"."z",
      "t13"."n",
      "t13"."voor",
      "t13"."lnr",
      "t13"."terug",
      "t13"."oj",
      "t13"."okind",
      "t13"."ob",
      "t13"."eigen",
      "t13"."ij",
      "t13"."inr",
      "t13"."ib",
      "t13"."ie",
      LEAST("t13"."terug", COALESCE("t13"."eigen", 3000000), "t13"."ie") AS "e"
    FROM (
      SELECT
        "t3"."j",
        "t3"."kind",
        "t3"."b",
        "t3"."z",
        "t3"."n",
        "t3"."voor",
        "t3"."lnr",
        "t3"."terug",
        "t12"."oj",
        "t12"."okind",
        "t12"."ob",
        "t12"."eigen",
        "t7"."ij",
        "t7"."inr",
        "t7"."ib",
        "t7"."ie"
      FROM "reeks_terug" AS "t3"
      LEFT OUTER JOIN (
        SELECT
          "t10"."j" AS "oj",
          "t10"."kind" AS "okind",
          "t10"."b" AS "ob",
          MIN("t10"."dag") AS "eigen"
        FROM (
          SELECT
            "t9"."j",
            "t9"."kind",
            "t9"."b",
            "t9"."z",
            "t9"."n",
            "t9"."voor",
            "t9"."lnr",
            "t9"."terug",
            "t8"."dj",
            "t8"."dnr",
            "t8"."dag"
          FROM (
            SELECT
              *
            FROM "reeks_terug" AS "t0"
            WHERE
              "t0"."terug" = 3000000
          ) AS "t9"
          INNER JOIN (
            SELECT
              "t2"."j" AS "dj",
              "t2"."nr" AS "dnr",
              "t2"."dag"
            FROM "na_t" AS "t2"
          ) AS "t8"
            ON "t9"."j" = "t8"."dj" AND "t9"."lnr" = "t8"."dnr" AND "t8"."dag" > "t9"."z"
        ) AS "t10"
        GROUP BY
          1,
          2,
          3
      ) AS "t12"
        ON "t3"."j" = "t12"."oj" AND "t3"."kind" = "t12"."okind" AND "t3"."b" = "t12"."ob"
      INNER JOIN (
        SELECT
          "t1"."j" AS "ij",
          "t1"."nr" AS "inr",
          "t1"."b" AS "ib",
          "t1"."e" AS "ie"
        FROM "eiland" AS "t1"
      ) AS "t7"
        ON "t3"."j" = "t7"."ij"
        AND "t3"."lnr" = "t7"."inr"
        AND "t7"."ib" <= "t3"."z"
        AND "t7"."ie" > "t3"."z"
    ) AS "t13"
  ) AS "t14"
) AS "t15"
WHERE
  "t15"."cb" < "t15"."e"

-- stap: drempel tabel
SELECT
  CAST("t28"."j" AS BIGINT) AS "j",
  CAST("t28"."kind" AS INT) AS "kind",
  CAST("t28"."cb" AS INT) AS "cb",
  CAST("t28"."e" AS INT) AS "e",
  CAST("t28"."waarom" AS TEXT) AS "waarom",
  CAST("t28"."rb" AS INT) AS "b",
  CAST("t14"."ld" AS INT) AS "dag"
FROM (
  SELECT
    "t26"."j",
    "t26"."kind",
    "t26"."cb",
    "t26"."e",
    "t26"."n",
    "t26"."voor",
    "t26"."rb",
    "t26"."k",
    "t26"."waarom",
    "t26"."sj",
    "t26"."sk",
    "t26"."snr",
    "t26"."so",
    "t26"."sn",
    "t26"."stm",
    "t26"."hnr",
    "t26"."kal",
    (
      (
        "t26"."so" + "t26"."voor" + "t26"."k"
      ) - (
        "t26"."stm" - "t26"."sn"
      )
    ) - 1 AS "nummer"
  FROM (
    SELECT
      "t25"."j",
      "t25"."kind",
      "t25"."cb",
      "t25"."e",
      "t25"."n",
      "t25"."voor",
      "t25"."rb",
      "t25"."k",
      "t25"."waarom",
      "t12"."sj",
      "t12"."sk",
      "t12"."snr",
      "t12"."so",
      "t12"."sn",
      "t12"."stm",
      "t13"."hnr",
      "t13"."kal"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t3"."j",
          CAST("t3"."kind" AS BIGINT) AS "kind",
          CAST("t3"."cb" AS BIGINT) AS "cb",
          CAST("t3"."e" AS BIGINT) AS "e",
          CAST("t3"."n" AS BIGINT) AS "n",
          CAST("t3"."voor" AS BIGINT) AS "voor",
          CAST("t3"."b" AS BIGINT) AS "rb",
          (
            SELECT
              "t4"."lang_lesdagen"
            FROM "parameters" AS "t4"
          ) AS "k",
          'lang_lesdagen' AS "waarom"
        FROM "reeks" AS "t3"
        WHERE
          "t3"."kind" = 1
        UNION ALL
        SELECT
          "t3"."j",
          CAST("t3"."kind" AS BIGINT) AS "kind",
          CAST("t3"."cb" AS BIGINT) AS "cb",
          CAST("t3"."e" AS BIGINT) AS "e",
          CAST("t3"."n" AS BIGINT) AS "n",
          CAST("t3"."voor" AS BIGINT) AS "voor",
          CAST("t3"."b" AS BIGINT) AS "rb",
          (
            SELECT
              "t4"."dreigend_lesdagen"
            FROM "parameters" AS "t4"
          ) AS "k",
          'dreigend_lesdagen' AS "waarom"
        FROM "reeks" AS "t3"
        WHERE
          "t3"."kind" = 1
        UNION ALL
        SELECT
          "t3"."j",
          CAST("t3"."kind" AS BIGINT) AS "kind",
          CAST("t3"."cb" AS BIGINT) AS "cb",
          CAST("t3"."e" AS BIGINT) AS "e",
          CAST("t3"."n" AS BIGINT) AS "n",
          CAST("t3"."voor" AS BIGINT) AS "voor",
          CAST("t3"."b" AS BIGINT) AS "rb",
          (
            SELECT
              "t4"."lang_lesdagen"
            FROM "parameters" AS "t4"
          ) AS "k",
          'lang_lesdagen' AS "waarom"
        FROM "reeks" AS "t3"
        WHERE
          "t3"."kind" = 2
        UNION ALL
        SELECT
          "t3"."j",
          CAST("t3"."kind" AS BIGINT) AS "kind",
          CAST("t3"."cb" AS BIGINT) AS "cb",
          CAST("t3"."e" AS BIGINT) AS "e",
          CAST("t3"."n" AS BIGINT) AS "n",
          CAST("t3"."voor" AS BIGINT) AS "voor",
          CAST("t3"."b" AS BIGINT) AS "rb",
          (
            SELECT
              "t4"."ziek_lesdagen"
            FROM "parameters" AS "t4"
          ) AS "k",
          'ziek_lesdagen' AS "waarom"
        FROM "reeks" AS "t3"
        WHERE
          "t3"."kind" = 2
        UNION ALL
        SELECT
          "t3"."j",
          CAST("t3"."kind" AS BIGINT) AS "kind",
          CAST("t3"."cb" AS BIGINT) AS "cb",
          CAST("t3"."e" AS BIGINT) AS "e",
          CAST("t3"."n" AS BIGINT) AS "n",
          CAST("t3"."voor" AS BIGINT) AS "voor",
          CAST("t3"."b" AS BIGINT) AS "rb",
          (
            SELECT
              "t4"."geoorloofd_lesdagen"
            FROM "parameters" AS "t4"
          ) AS "k",
          'geoorloofd_lesdagen' AS "waarom"
        FROM "reeks" AS "t3"
        WHERE
          "t3"."kind" = 4
      ) AS "t23"
      WHERE
        "t23"."n" >= "t23"."k"
    ) AS "t25"
    INNER JOIN (
      SELECT
        "t1"."j" AS "sj",
        "t1"."kind" AS "sk",
        "t1"."nr" AS "snr",
        "t1"."ord" AS "so",
        "t1"."n" AS "sn",
        "t1"."tm" AS "stm"
      FROM "reeks_stap" AS "t1"
    ) AS "t12"
      ON "t25"."j" = "t12"."sj"
      AND "t25"."kind" = "t12"."sk"
      AND (
        "t12"."stm" - "t12"."sn"
      ) < (
        "t25"."voor" + "t25"."k"
      )
      AND "t12"."stm" >= (
        "t25"."voor" + "t25"."k"
      )
    INNER JOIN (
      SELECT
        "t2"."nr" AS "hnr",
        "t2"."kal"
      FROM "school_hier" AS "t2"
    ) AS "t13"
      ON "t12"."snr" = "t13"."hnr"
  ) AS "t26"
) AS "t28"
INNER JOIN LATERAL (
  SELECT
    *
  FROM (
    SELECT
      "t0"."kal" AS "lk",
      "t0"."ord" AS "lo",
      "t0"."dag" AS "ld"
    FROM "kalender" AS "t0"
    WHERE
      "t0"."les" = 1
  ) AS "t14"
  WHERE
    "t28"."kal" = "t14"."lk" AND "t28"."nummer" = "t14"."lo"
  OFFSET 0
) AS "t14"
  ON TRUE

-- stap: te_laat_genoeg tabel
SELECT
  CAST("t11"."j" AS BIGINT) AS "j",
  CAST("t11"."dag" AS INT) AS "dag",
  CAST("t11"."eerste" AS INT) AS "eerste",
  CAST("t11"."begin" AS INT) AS "begin",
  CAST("t11"."eind" AS INT) AS "eind"
FROM (
  SELECT
    "t10"."j",
    "t10"."dag",
    "t10"."eerste",
    CASE
      WHEN COALESCE(
        (
          "t10"."lw" - "t10"."vorige"
        ) < (
          SELECT
            "t0"."venster_lesweken"
          FROM "parameters" AS "t0"
        ),
        FALSE
      )
      THEN 0
      ELSE 1
    END AS "begin",
    CASE
      WHEN COALESCE(
        (
          "t10"."straks" - "t10"."eerste"
        ) < (
          SELECT
            "t0"."venster_lesweken"
          FROM "parameters" AS "t0"
        ),
        FALSE
      )
      THEN 0
      ELSE 1
    END AS "eind"
  FROM (
    SELECT
      "t9"."j",
      "t9"."dag",
      "t9"."lw",
      LAG(
        "t9"."lw",
        CAST((
          SELECT
            "t0"."te_laat_aantal"
          FROM "parameters" AS "t0"
        ) - 1 AS INT)
      ) OVER (
        PARTITION BY "t9"."j"
        ORDER BY "t9"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "eerste",
      LAG(
        "t9"."lw",
        CAST((
          SELECT
            "t0"."te_laat_aantal"
          FROM "parameters" AS "t0"
        ) AS INT)
      ) OVER (
        PARTITION BY "t9"."j"
        ORDER BY "t9"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "vorige",
      LEAD("t9"."lw") OVER (
        PARTITION BY "t9"."j"
        ORDER BY "t9"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "straks"
    FROM (
      SELECT
        "t8"."j",
        "t8"."dag",
        "t6"."lw"
      FROM (
        SELECT
          "t1"."j",
          "t1"."dag",
          "t1"."dag" - (
            (
              "t1"."dag" + 7000003
            ) % 7
          ) AS "_ma"
        FROM "uren_dag" AS "t1"
        WHERE
          "t1"."tl" > 0
      ) AS "t8"
      INNER JOIN (
        SELECT
          "t2"."ma" AS "hm",
          "t2"."lw"
        FROM "week" AS "t2"
      ) AS "t6"
        ON "t8"."_ma" = "t6"."hm"
    ) AS "t9"
  ) AS "t10"
  WHERE
    (
      "t10"."lw" - "t10"."eerste"
    ) < (
      SELECT
        "t0"."venster_lesweken"
      FROM "parameters" AS "t0"
    )
) AS "t11"
WHERE
  (
    "t11"."begin" = 1
  ) OR (
    "t11"."eind" = 1
  )

-- stap: ziek_genoeg tabel
SELECT
  CAST("t22"."j" AS BIGINT) AS "j",
  CAST("t22"."dag" AS INT) AS "dag",
  CAST("t22"."eerste" AS INT) AS "eerste",
  CAST("t22"."begin" AS INT) AS "begin",
  CAST("t22"."eind" AS INT) AS "eind"
FROM (
  SELECT
    "t21"."j",
    "t21"."dag",
    "t21"."eerste",
    CASE
      WHEN COALESCE(
        (
          "t21"."lw" - "t21"."vorige"
        ) < (
          SELECT
            "t0"."ziek_venster_lesweken"
          FROM "parameters" AS "t0"
        ),
        FALSE
      )
      THEN 0
      ELSE 1
    END AS "begin",
    CASE
      WHEN COALESCE(
        (
          "t21"."straks" - "t21"."eerste"
        ) < (
          SELECT
            "t0"."ziek_venster_lesweken"
          FROM "parameters" AS "t0"
        ),
        FALSE
      )
      THEN 0
      ELSE 1
    END AS "eind"
  FROM (
    SELECT
      "t20"."j",
      "t20"."dag",
      "t20"."lw",
      LAG(
        "t20"."lw",
        CAST((
          SELECT
            "t0"."ziek_meldingen"
          FROM "parameters" AS "t0"
        ) - 1 AS INT)
      ) OVER (
        PARTITION BY "t20"."j"
        ORDER BY "t20"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "eerste",
      LAG(
        "t20"."lw",
        CAST((
          SELECT
            "t0"."ziek_meldingen"
          FROM "parameters" AS "t0"
        ) AS INT)
      ) OVER (
        PARTITION BY "t20"."j"
        ORDER BY "t20"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "vorige",
      LEAD("t20"."lw") OVER (
        PARTITION BY "t20"."j"
        ORDER BY "t20"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "straks"
    FROM (
      SELECT
        "t19"."j",
        "t19"."dag",
        "t9"."lw"
      FROM (
        SELECT
          "t17"."j",
          "t17"."b" AS "dag",
          "t17"."b" - (
            (
              "t17"."b" + 7000003
            ) % 7
          ) AS "_ma"
        FROM (
          SELECT
            "t15"."j",
            CAST("t15"."b" AS BIGINT) AS "b"
          FROM (
            SELECT
              "t13"."j",
              "t13"."b",
              "t5"."vj"
            FROM (
              SELECT
                "t4"."j",
                "t4"."b"
              FROM "strook" AS "t4"
              WHERE
                (
                  "t4"."masker" & 2
                ) <> 0 AND (
                  "t4"."rand" & 16
                ) <> 0
            ) AS "t13"
            LEFT OUTER JOIN "vol" AS "t5"
              ON "t13"."j" = "t5"."vj"
          ) AS "t15"
          WHERE
            "t15"."vj" IS NULL
          UNION ALL
          SELECT
            "t11"."j",
            CAST("t11"."b" AS BIGINT) AS "b"
          FROM (
            SELECT
              "t2"."j",
              "t2"."b"
            FROM "reeks_stap" AS "t2"
            WHERE
              "t2"."kind" = 2 AND "t2"."breekt" = 1
          ) AS "t11"
          WHERE
            EXISTS(
              SELECT
                1
              FROM "vol" AS "t5"
              WHERE
                "t11"."j" = "t5"."vj"
            )
        ) AS "t17"
      ) AS "t19"
      INNER JOIN (
        SELECT
          "t1"."ma" AS "hm",
          "t1"."lw"
        FROM "week" AS "t1"
      ) AS "t9"
        ON "t19"."_ma" = "t9"."hm"
    ) AS "t20"
  ) AS "t21"
  WHERE
    (
      "t21"."lw" - "t21"."eerste"
    ) < (
      SELECT
        "t0"."ziek_venster_lesweken"
      FROM "parameters" AS "t0"
    )
) AS "t22"
WHERE
  (
    "t22"."begin" = 1
  ) OR (
    "t22"."eind" = 1
  )

-- stap: uren_punt kijk
SELECT
  CAST("t13"."j" AS BIGINT) AS "j",
  CAST("t13"."dag" AS INT) AS "dag",
  CAST("t13"."uren" AS INT) AS "uren",
  CAST("t13"."tl" AS INT) AS "tl",
  CAST("t13"."uit" AS INT) AS "uit"
FROM (
  SELECT
    "t12"."j",
    "t12"."dag",
    "t12"."uren",
    "t12"."tl",
    "t12"."lw",
    "t7"."uit"
  FROM (
    SELECT
      "t10"."j",
      "t10"."dag",
      "t10"."uren",
      "t10"."tl",
      "t10"."lw",
      "t10"."lw" + (
        SELECT
          "t2"."venster_lesweken"
        FROM "parameters" AS "t2"
      ) AS "_lw"
    FROM (
      SELECT
        "t9"."j",
        "t9"."dag",
        "t9"."uren",
        "t9"."tl",
        "t5"."lw"
      FROM (
        SELECT
          "t1"."j",
          "t1"."dag",
          "t1"."uren",
          "t1"."tl",
          "t1"."dag" - (
            (
              "t1"."dag" + 7000003
            ) % 7
          ) AS "_ma"
        FROM "uren_dag" AS "t1"
      ) AS "t9"
      INNER JOIN (
        SELECT
          "t0"."ma" AS "hm",
          "t0"."lw"
        FROM "week" AS "t0"
      ) AS "t5"
        ON "t9"."_ma" = "t5"."hm"
    ) AS "t10"
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t0"."ma" AS "uit",
      "t0"."lw" AS "dlw"
    FROM "week" AS "t0"
    WHERE
      "t0"."heeft" = 1
  ) AS "t7"
    ON "t12"."_lw" = "t7"."dlw"
) AS "t13"

-- stap: som_aantal kijk
WITH "t30" AS (
  SELECT
    "t29"."j",
    "t29"."dag",
    "t29"."pak",
    "t29"."weken",
    "t29"."lw",
    "t14"."uit"
  FROM (
    SELECT
      "t27"."j",
      "t27"."dag",
      "t27"."pak",
      "t27"."weken",
      "t27"."lw",
      "t27"."lw" + "t27"."weken" AS "_lw"
    FROM (
      SELECT
        "t26"."j",
        "t26"."dag",
        "t26"."pak",
        "t26"."weken",
        "t11"."lw"
      FROM (
        SELECT
          "t24"."j",
          "t24"."dag",
          "t24"."pak",
          "t24"."weken",
          "t24"."dag" - (
            (
              "t24"."dag" + 7000003
            ) % 7
          ) AS "_ma"
        FROM (
          SELECT
            "t2"."j",
            CAST("t2"."dag" AS BIGINT) AS "dag",
            CAST(CAST("t2"."tl" AS DOUBLE PRECISION) AS BIGINT) AS "pak",
            (
              SELECT
                "t0"."venster_lesweken"
              FROM "parameters" AS "t0"
            ) AS "weken"
          FROM "uren_dag" AS "t2"
          WHERE
            "t2"."tl" > 0
          UNION ALL
          SELECT
            "t22"."j",
            CAST("t22"."b" AS BIGINT) AS "dag",
            CAST(65536 AS BIGINT) AS "pak",
            (
              SELECT
                "t0"."ziek_venster_lesweken"
              FROM "parameters" AS "t0"
            ) AS "weken"
          FROM (
            SELECT
              "t20"."j",
              CAST("t20"."b" AS BIGINT) AS "b"
            FROM (
              SELECT
                "t18"."j",
                "t18"."b",
                "t6"."vj"
              FROM (
                SELECT
                  "t5"."j",
                  "t5"."b"
                FROM "strook" AS "t5"
                WHERE
                  (
                    "t5"."masker" & 2
                  ) <> 0 AND (
                    "t5"."rand" & 16
                  ) <> 0
              ) AS "t18"
              LEFT OUTER JOIN "vol" AS "t6"
                ON "t18"."j" = "t6"."vj"
            ) AS "t20"
            WHERE
              "t20"."vj" IS NULL
            UNION ALL
            SELECT
              "t16"."j",
              CAST("t16"."b" AS BIGINT) AS "b"
            FROM (
              SELECT
                "t3"."j",
                "t3"."b"
              FROM "reeks_stap" AS "t3"
              WHERE
                "t3"."kind" = 2 AND "t3"."breekt" = 1
            ) AS "t16"
            WHERE
              EXISTS(
                SELECT
                  1
                FROM "vol" AS "t6"
                WHERE
                  "t16"."j" = "t6"."vj"
              )
          ) AS "t22"
        ) AS "t24"
      ) AS "t26"
      INNER JOIN (
        SELECT
          "t1"."ma" AS "hm",
          "t1"."lw"
        FROM "week" AS "t1"
      ) AS "t11"
        ON "t26"."_ma" = "t11"."hm"
    ) AS "t27"
  ) AS "t29"
  LEFT OUTER JOIN (
    SELECT
      "t1"."ma" AS "uit",
      "t1"."lw" AS "dlw"
    FROM "week" AS "t1"
    WHERE
      "t1"."heeft" = 1
  ) AS "t14"
    ON "t29"."_lw" = "t14"."dlw"
)
SELECT
  CAST("t35"."j" AS BIGINT) AS "j",
  CAST("t35"."e" AS INT) AS "e",
  CAST("t35"."nu" AS INT) AS "nu",
  CAST("t35"."dag" AS INT) AS "b"
FROM (
  SELECT
    "t34"."j",
    "t34"."dag",
    CAST(SUM(CAST("t34"."pak" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t34"."j"
      ORDER BY "t34"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "nu",
    COALESCE(
      LEAD("t34"."dag") OVER (
        PARTITION BY "t34"."j"
        ORDER BY "t34"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      (
        SELECT
          "t0"."tot"
        FROM "parameters" AS "t0"
      ) + 1
    ) AS "e"
  FROM (
    SELECT
      "t31"."j",
      CAST("t31"."dag" AS BIGINT) AS "dag",
      "t31"."pak"
    FROM "t30" AS "t31"
    WHERE
      "t31"."pak" > 0
      AND "t31"."dag" <= (
        SELECT
          "t0"."tot"
        FROM "parameters" AS "t0"
      )
    UNION ALL
    SELECT
      "t31"."j",
      CAST("t31"."uit" AS BIGINT) AS "dag",
      -(
        "t31"."pak"
      ) AS "pak"
    FROM "t30" AS "t31"
    WHERE
      "t31"."pak" > 0
      AND "t31"."dag" <= (
        SELECT
          "t0"."tot"
        FROM "parameters" AS "t0"
      )
      AND NOT "t31"."uit" IS NULL
      AND "t31"."uit" <= (
        SELECT
          "t0"."tot"
        FROM "parameters" AS "t0"
      )
  ) AS "t34"
) AS "t35"

-- stap: som_uren kijk
SELECT
  CAST("t6"."j" AS BIGINT) AS "j",
  CAST("t6"."e" AS INT) AS "e",
  CAST("t6"."nu" AS INT) AS "nu",
  CAST("t6"."dag" AS INT) AS "b"
FROM (
  SELECT
    "t5"."j",
    "t5"."dag",
    CAST(SUM(CAST("t5"."pak" AS DOUBLE PRECISION)) OVER (
      PARTITION BY "t5"."j"
      ORDER BY "t5"."dag" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS "nu",
    COALESCE(
      LEAD("t5"."dag") OVER (
        PARTITION BY "t5"."j"
        ORDER BY "t5"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      (
        SELECT
          "t1"."tot"
        FROM "parameters" AS "t1"
      ) + 1
    ) AS "e"
  FROM (
    SELECT
      "t0"."j",
      CAST("t0"."dag" AS BIGINT) AS "dag",
      CAST("t0"."uren" AS BIGINT) AS "pak"
    FROM "uren_punt" AS "t0"
    WHERE
      "t0"."uren" > 0
      AND "t0"."dag" <= (
        SELECT
          "t1"."tot"
        FROM "parameters" AS "t1"
      )
    UNION ALL
    SELECT
      "t0"."j",
      CAST("t0"."uit" AS BIGINT) AS "dag",
      CAST(-(
        "t0"."uren"
      ) AS BIGINT) AS "pak"
    FROM "uren_punt" AS "t0"
    WHERE
      "t0"."uren" > 0
      AND "t0"."dag" <= (
        SELECT
          "t1"."tot"
        FROM "parameters" AS "t1"
      )
      AND NOT "t0"."uit" IS NULL
      AND "t0"."uit" <= (
        SELECT
          "t1"."tot"
        FROM "parameters" AS "t1"
      )
  ) AS "t5"
) AS "t6"

-- stap: laag_periode tabel
SELECT
  CAST("t25"."j" AS BIGINT) AS "j",
  CAST("t25"."b" AS INT) AS "b",
  CAST("t25"."e" AS INT) AS "e",
  CAST("t25"."bits" AS INT) AS "bits"
FROM (
  SELECT
    "t5"."j",
    CAST("t5"."b" AS BIGINT) AS "b",
    CAST("t5"."w" AS BIGINT) AS "e",
    CAST(2048 AS BIGINT) AS "bits"
  FROM "buiten" AS "t5"
  UNION ALL
  SELECT
    "t5"."j",
    CAST("t5"."w" AS BIGINT) AS "b",
    CAST("t5"."e" AS BIGINT) AS "e",
    CAST(1024 AS BIGINT) AS "bits"
  FROM "buiten" AS "t5"
  UNION ALL
  SELECT
    "t4"."j",
    CAST("t4"."b" AS BIGINT) AS "b",
    CAST("t4"."e" AS BIGINT) AS "e",
    CAST(4096 AS BIGINT) AS "bits"
  FROM "absoluut" AS "t4"
  UNION ALL
  SELECT
    "t3"."j",
    CAST("t3"."b" AS BIGINT) AS "b",
    CAST("t3"."e" AS BIGINT) AS "e",
    CAST(8192 AS BIGINT) AS "bits"
  FROM "uitstroom" AS "t3"
  UNION ALL
  SELECT
    "t2"."j",
    CAST("t2"."cb" AS BIGINT) AS "b",
    CAST("t2"."e" AS BIGINT) AS "e",
    CAST(CASE
      WHEN "t2"."kind" = 1
      THEN 16384
      WHEN "t2"."kind" = 2
      THEN 32768
      WHEN "t2"."kind" = 4
      THEN 65536
      WHEN "t2"."kind" = 8
      THEN 131072
      WHEN "t2"."kind" = 16
      THEN 262144
      ELSE 0
    END AS BIGINT) AS "bits"
  FROM "reeks" AS "t2"
  UNION ALL
  SELECT
    "t0"."j",
    CAST(GREATEST(
      "t0"."cb",
      "t0"."dag",
      (
        (
          "t0"."b" + (
            SELECT
              "t1"."lang_dagen"
            FROM "parameters" AS "t1"
          )
        ) - 1
      ) + (
        SELECT
          "t1"."lang_strikt"
        FROM "parameters" AS "t1"
      )
    ) AS BIGINT) AS "b",
    CAST("t0"."e" AS BIGINT) AS "e",
    CAST(CASE WHEN "t0"."kind" = 1 THEN 524288 ELSE 1048576 END AS BIGINT) AS "bits"
  FROM "drempel" AS "t0"
  WHERE
    "t0"."waarom" = 'lang_lesdagen'
  UNION ALL
  SELECT
    "t0"."j",
    CAST(GREATEST("t0"."cb", "t0"."dag") AS BIGINT) AS "b",
    CAST("t0"."e" AS BIGINT) AS "e",
    CAST(2097152 AS BIGINT) AS "bits"
  FROM "drempel" AS "t0"
  WHERE
    "t0"."kind" = 1 AND "t0"."waarom" = 'dreigend_lesdagen'
  UNION ALL
  SELECT
    "t0"."j",
    CAST(GREATEST("t0"."cb", "t0"."dag") AS BIGINT) AS "b",
    CAST("t0"."e" AS BIGINT) AS "e",
    CAST(4194304 AS BIGINT) AS "bits"
  FROM "drempel" AS "t0"
  WHERE
    "t0"."kind" = 2 AND "t0"."waarom" = 'ziek_lesdagen'
  UNION ALL
  SELECT
    "t0"."j",
    CAST(GREATEST("t0"."cb", "t0"."dag") AS BIGINT) AS "b",
    CAST("t0"."e" AS BIGINT) AS "e",
    CAST(8388608 AS BIGINT) AS "bits"
  FROM "drempel" AS "t0"
  WHERE
    "t0"."kind" = 4 AND "t0"."waarom" = 'geoorloofd_lesdagen'
) AS "t25"
WHERE
  "t25"."b" < "t25"."e"
  AND "t25"."b" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )

-- stap: wissel kijk
SELECT
  CAST("t4"."j" AS BIGINT) AS "j",
  CAST("t4"."b" AS INT) AS "dag",
  CAST("t4"."bits" - "t4"."was" AS BIGINT) AS "pak"
FROM "grond" AS "t4"
UNION ALL
SELECT
  CAST("t2"."j" AS BIGINT) AS "j",
  CAST("t2"."b" AS INT) AS "dag",
  CAST("t2"."bits" AS BIGINT) AS "pak"
FROM "laag_periode" AS "t2"
UNION ALL
SELECT
  CAST("t2"."j" AS BIGINT) AS "j",
  CAST("t2"."e" AS INT) AS "dag",
  CAST(-(
    "t2"."bits"
  ) AS BIGINT) AS "pak"
FROM "laag_periode" AS "t2"
WHERE
  "t2"."e" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )
UNION ALL
SELECT
  CAST("t30"."j" AS BIGINT) AS "j",
  CAST("t30"."dag" AS INT) AS "dag",
  CAST("t30"."aan" * 33554432 AS BIGINT) AS "pak"
FROM (
  SELECT
    "t5"."j",
    CAST("t5"."dag" AS BIGINT) AS "dag",
    CAST(1 AS BIGINT) AS "aan"
  FROM "te_laat_genoeg" AS "t5"
  WHERE
    "t5"."begin" = 1
  UNION ALL
  SELECT
    "t26"."j",
    CAST("t26"."uit" AS BIGINT) AS "dag",
    CAST(-1 AS BIGINT) AS "aan"
  FROM (
    SELECT
      "t24"."j",
      "t24"."dag",
      "t24"."eerste",
      "t24"."begin",
      "t24"."eind",
      "t16"."uit"
    FROM (
      SELECT
        "t5"."j",
        "t5"."dag",
        "t5"."eerste",
        "t5"."begin",
        "t5"."eind",
        "t5"."eerste" + (
          SELECT
            "t1"."venster_lesweken"
          FROM "parameters" AS "t1"
        ) AS "_lw"
      FROM "te_laat_genoeg" AS "t5"
      WHERE
        "t5"."eind" = 1
    ) AS "t24"
    LEFT OUTER JOIN (
      SELECT
        "t6"."ma" AS "uit",
        "t6"."lw" AS "dlw"
      FROM "week" AS "t6"
      WHERE
        "t6"."heeft" = 1
    ) AS "t16"
      ON "t24"."_lw" = "t16"."dlw"
  ) AS "t26"
  WHERE
    NOT "t26"."uit" IS NULL
) AS "t30"
WHERE
  "t30"."dag" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )
UNION ALL
SELECT
  CAST("t29"."j" AS BIGINT) AS "j",
  CAST("t29"."dag" AS INT) AS "dag",
  CAST("t29"."aan" * 67108864 AS BIGINT) AS "pak"
FROM (
  SELECT
    "t3"."j",
    CAST("t3"."dag" AS BIGINT) AS "dag",
    CAST(1 AS BIGINT) AS "aan"
  FROM "ziek_genoeg" AS "t3"
  WHERE
    "t3"."begin" = 1
  UNION ALL
  SELECT
    "t25"."j",
    CAST("t25"."uit" AS BIGINT) AS "dag",
    CAST(-1 AS BIGINT) AS "aan"
  FROM (
    SELECT
      "t23"."j",
      "t23"."dag",
      "t23"."eerste",
      "t23"."begin",
      "t23"."eind",
      "t16"."uit"
    FROM (
      SELECT
        "t3"."j",
        "t3"."dag",
        "t3"."eerste",
        "t3"."begin",
        "t3"."eind",
        "t3"."eerste" + (
          SELECT
            "t1"."ziek_venster_lesweken"
          FROM "parameters" AS "t1"
        ) AS "_lw"
      FROM "ziek_genoeg" AS "t3"
      WHERE
        "t3"."eind" = 1
    ) AS "t23"
    LEFT OUTER JOIN (
      SELECT
        "t6"."ma" AS "uit",
        "t6"."lw" AS "dlw"
      FROM "week" AS "t6"
      WHERE
        "t6"."heeft" = 1
    ) AS "t16"
      ON "t23"."_lw" = "t16"."dlw"
  ) AS "t25"
  WHERE
    NOT "t25"."uit" IS NULL
) AS "t29"
WHERE
  "t29"."dag" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."dag" AS INT) AS "dag",
  CAST(CAST(CAST("t0"."uren" AS DOUBLE PRECISION) AS BIGINT) * 134217728 AS BIGINT) AS "pak"
FROM "uren_punt" AS "t0"
WHERE
  "t0"."uren" > 0
  AND "t0"."dag" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."uit" AS INT) AS "dag",
  CAST(-(
    CAST(CAST("t0"."uren" AS DOUBLE PRECISION) AS BIGINT)
  ) * 134217728 AS BIGINT) AS "pak"
FROM "uren_punt" AS "t0"
WHERE
  "t0"."uren" > 0
  AND "t0"."dag" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )
  AND "t0"."uit" <= (
    SELECT
      "t1"."tot"
    FROM "parameters" AS "t1"
  )

-- stap: segment tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST("t5"."e" AS INT) AS "e",
  CAST("t5"."dag" AS INT) AS "b",
  CAST((
    "t5"."nu" & 134217727
  ) + (
    CASE
      WHEN "t5"."nu" >= 107374182400
      THEN LEAST(
        CAST(FLOOR(CAST((
          "t5"."nu"
        ) AS DOUBLE PRECISION) / (
          13421772800
        )) AS BIGINT),
        16
      ) - 6
      ELSE CASE WHEN "t5"."nu" >= 134217728 THEN 1 ELSE 0 END
    END * 134217728
  ) + CASE
    WHEN "t5"."nu" >= (
      CAST(CAST((
        SELECT
          "t1"."uren_drempel"
        FROM "parameters" AS "t1"
      ) AS DOUBLE PRECISION) AS BIGINT) * 134217728
    )
    THEN 16777216
    ELSE 0
  END AS INT) AS "bits"
FROM (
  SELECT
    "t4"."j",
    "t4"."dag",
    "t4"."nu",
    COALESCE("t4"."e", (
      SELECT
        "t1"."tot"
      FROM "parameters" AS "t1"
    ) + 1) AS "e"
  FROM (
    SELECT
      "t0"."j",
      "t0"."dag",
      CAST(SUM(CAST("t0"."pak" AS DOUBLE PRECISION)) OVER (
        PARTITION BY "t0"."j"
        ORDER BY "t0"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS BIGINT) AS "nu",
      LEAD("t0"."dag") OVER (
        PARTITION BY "t0"."j"
        ORDER BY "t0"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "e"
    FROM "wissel" AS "t0"
  ) AS "t4"
) AS "t5"
WHERE
  "t5"."dag" < "t5"."e" AND (
    "t5"."nu" & 1
  ) <> 0

-- stap: thuis_deel tabel
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."b" AS INT) AS "b",
  CAST("t0"."e" AS INT) AS "e",
  CAST(0 AS INT) AS "soort",
  CAST(CASE
    WHEN (
      (
        (
          "t0"."bits" & 4096
        ) <> 0
      )
      OR (
        (
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
        AND NOT (
          (
            "t0"."bits" & 16
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 32
          ) <> 0
        )
        AND (
          (
            (
              "t0"."bits" & 131072
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 16384
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 32768
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 65536
            ) <> 0
          )
        )
      )
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
    THEN 1
    ELSE 0
  END AS INT) AS "kern",
  CAST(CASE WHEN (
    "t0"."bits" & 4096
  ) <> 0 THEN 1 ELSE 0 END AS INT) AS "abs"
FROM "segment" AS "t0"
WHERE
  (
    (
      (
        (
          "t0"."bits" & 4096
        ) <> 0
      )
      OR (
        (
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
        AND NOT (
          (
            "t0"."bits" & 16
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 32
          ) <> 0
        )
        AND (
          (
            (
              "t0"."bits" & 131072
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 16384
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 32768
            ) <> 0
          )
          OR (
            (
              "t0"."bits" & 65536
            ) <> 0
          )
        )
      )
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
  )
  OR (
    (
      (
        "t0"."bits" & 2048
      ) <> 0
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
  )
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."b" AS INT) AS "b",
  CAST("t0"."e" AS INT) AS "e",
  CAST(1 AS INT) AS "soort",
  CAST(CASE
    WHEN (
      (
        (
          "t0"."bits" & 4096
        ) <> 0
      )
      OR (
        (
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
        AND NOT (
          (
            "t0"."bits" & 16
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 32
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 262144
          ) <> 0
        )
      )
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
    THEN 1
    ELSE 0
  END AS INT) AS "kern",
  CAST(CASE WHEN (
    "t0"."bits" & 4096
  ) <> 0 THEN 1 ELSE 0 END AS INT) AS "abs"
FROM "segment" AS "t0"
WHERE
  (
    (
      (
        (
          "t0"."bits" & 4096
        ) <> 0
      )
      OR (
        (
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
        AND NOT (
          (
            "t0"."bits" & 16
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 32
          ) <> 0
        )
        AND (
          (
            "t0"."bits" & 262144
          ) <> 0
        )
      )
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
  )
  OR (
    (
      (
        "t0"."bits" & 2048
      ) <> 0
    )
    AND NOT (
      (
        "t0"."bits" & 64
      ) <> 0
    )
  )

-- stap: thuis tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST("t5"."soort" AS INT) AS "soort",
  CAST("t5"."b" AS INT) AS "b",
  CAST("t5"."e" AS INT) AS "e",
  CAST("t5"."abs" AS INT) AS "abs",
  CAST((
    CAST(CAST(CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE) + MAKE_INTERVAL(
      months => CAST((
        SELECT
          "t1"."drie_maanden"
        FROM "parameters" AS "t1"
      ) AS INT)
    ) AS TIMESTAMP) AS DATE)
  ) - CAST('1970-01-01' AS DATE) AS INT) AS "drie_op"
FROM (
  SELECT
    "t4"."j",
    "t4"."soort",
    "t4"."loop",
    MIN(CASE WHEN "t4"."kern" = 1 THEN "t4"."b" ELSE CAST(NULL AS BIGINT) END) AS "b",
    MAX("t4"."e") AS "e",
    MAX("t4"."abs") AS "abs"
  FROM (
    SELECT
      "t3"."j",
      "t3"."b",
      "t3"."e",
      "t3"."soort",
      "t3"."kern",
      "t3"."abs",
      "t3"."nieuw",
      CAST(SUM(CAST("t3"."nieuw" AS DOUBLE PRECISION)) OVER (
        PARTITION BY "t3"."j", "t3"."soort"
        ORDER BY "t3"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS BIGINT) AS "loop"
    FROM (
      SELECT
        "t0"."j",
        "t0"."b",
        "t0"."e",
        "t0"."soort",
        "t0"."kern",
        "t0"."abs",
        CASE
          WHEN COALESCE(
            LAG("t0"."e") OVER (
              PARTITION BY "t0"."j", "t0"."soort"
              ORDER BY "t0"."b" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) = "t0"."b",
            FALSE
          )
          THEN 0
          ELSE 1
        END AS "nieuw"
      FROM "thuis_deel" AS "t0"
    ) AS "t3"
  ) AS "t4"
  GROUP BY
    1,
    2,
    3
) AS "t5"
WHERE
  NOT "t5"."b" IS NULL
