-- kalender: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: school tabel
SELECT
  CAST("t10"."school" AS TEXT) AS "school",
  CAST("t10"."nr" AS INT) AS "nr",
  CAST("t10"."regio" AS INT) AS "regio",
  CAST(CASE WHEN NOT "t10"."eigen" IS NULL THEN "t10"."nr" + 10 ELSE "t10"."regio" END AS INT) AS "kal",
  CAST("t10"."uren_per_lesdag_honderdsten" AS INT) AS "uren",
  CAST(CASE WHEN "t10"."sector" IN ('po', 'sbo', 'so') THEN 1 ELSE 0 END AS INT) AS "po",
  CAST(CASE WHEN "t10"."sector" IN ('vo', 'vso', 'pro') THEN 1 ELSE 0 END AS INT) AS "overstap"
FROM (
  SELECT
    "t9"."rij",
    "t9"."school",
    "t9"."naam",
    "t9"."sector",
    "t9"."gemeente",
    "t9"."vakantieregio",
    "t9"."uren_per_lesdag_honderdsten",
    "t9"."vastgelegd_op",
    "t9"."ingetrokken_op",
    "t9"."eigen",
    (
      (
        (
          (
            CAST(ASCII(
              SUBSTRING("t9"."school" FROM CASE WHEN (
                0 + 1
              ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t9"."school") END FOR 1)
            ) AS BIGINT) - 48
          ) * 10
        ) + (
          CAST(ASCII(
            SUBSTRING("t9"."school" FROM CASE WHEN (
              1 + 1
            ) >= 1 THEN 1 + 1 ELSE 1 + 1 + LENGTH("t9"."school") END FOR 1)
          ) AS BIGINT) - 48
        )
      ) * 67600
    ) + (
      (
        (
          (
            CAST(ASCII(
              SUBSTRING("t9"."school" FROM CASE WHEN (
                2 + 1
              ) >= 1 THEN 2 + 1 ELSE 2 + 1 + LENGTH("t9"."school") END FOR 1)
            ) AS BIGINT) - 65
          ) * 26
        ) + (
          CAST(ASCII(
            SUBSTRING("t9"."school" FROM CASE WHEN (
              3 + 1
            ) >= 1 THEN 3 + 1 ELSE 3 + 1 + LENGTH("t9"."school") END FOR 1)
          ) AS BIGINT) - 65
        )
      ) * 100
    ) + (
      (
        CAST(ASCII(
          SUBSTRING("t9"."school" FROM CASE WHEN (
            4 + 1
          ) >= 1 THEN 4 + 1 ELSE 4 + 1 + LENGTH("t9"."school") END FOR 1)
        ) AS BIGINT) - 48
      ) * 10
    ) + (
      CAST(ASCII(
        SUBSTRING("t9"."school" FROM CASE WHEN (
          5 + 1
        ) >= 1 THEN 5 + 1 ELSE 5 + 1 + LENGTH("t9"."school") END FOR 1)
      ) AS BIGINT) - 48
    ) AS "nr",
    CASE
      WHEN "t9"."vakantieregio" = 'noord'
      THEN 1
      WHEN "t9"."vakantieregio" = 'midden'
      THEN 2
      WHEN "t9"."vakantieregio" = 'zuid'
      THEN 3
      ELSE (
        SELECT
          "t1"."gebied"
        FROM "parameters" AS "t1"
      )
    END AS "regio"
  FROM (
    SELECT
      "t7"."rij",
      "t7"."school",
      "t7"."naam",
      "t7"."sector",
      "t7"."gemeente",
      "t7"."vakantieregio",
      "t7"."uren_per_lesdag_honderdsten",
      "t7"."vastgelegd_op",
      "t7"."ingetrokken_op",
      "t8"."eigen"
    FROM (
      SELECT
        *
      FROM "feit_scholen" AS "t0"
      WHERE
        (
          (
            "t0"."vastgelegd_op" IS NULL
          )
          OR (
            "t0"."vastgelegd_op" <= COALESCE(
              (
                SELECT
                  "t1"."bekend_op"
                FROM "parameters" AS "t1"
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
                  "t1"."bekend_op"
                FROM "parameters" AS "t1"
              ),
              CAST('9999-12-31T23:59:59' AS TIMESTAMP)
            )
          )
        )
    ) AS "t7"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t2"."school" AS "eigen"
      FROM "feit_lesvrij" AS "t2"
      WHERE
        (
          (
            "t2"."vastgelegd_op" IS NULL
          )
          OR (
            "t2"."vastgelegd_op" <= COALESCE(
              (
                SELECT
                  "t1"."bekend_op"
                FROM "parameters" AS "t1"
              ),
              CAST('9999-12-31T23:59:59' AS TIMESTAMP)
            )
          )
        )
        AND (
          (
            "t2"."ingetrokken_op" IS NULL
          )
          OR (
            "t2"."ingetrokken_op" > COALESCE(
              (
                SELECT
                  "t1"."bekend_op"
                FROM "parameters" AS "t1"
              ),
              CAST('9999-12-31T23:59:59' AS TIMESTAMP)
            )
          )
        )
        AND NOT "t2"."school" IS NULL
    ) AS "t8"
      ON "t7"."school" = "t8"."eigen"
  ) AS "t9"
  OFFSET 0
) AS "t10"

-- stap: spanne tabel
SELECT
  CAST(LEAST(
    COALESCE("t6"."v0", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )),
    (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )
  ) - 7 AS INT) AS "v0",
  CAST(LEAST(
    COALESCE("t6"."v0", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )),
    COALESCE("t7"."g0" + 1825, (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )),
    (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )
  ) - 7 AS INT) AS "b",
  CAST(GREATEST(
    COALESCE("t6"."v1", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )),
    (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    )
  ) + 800 AS INT) AS "e"
FROM (
  SELECT
    CAST((
      MIN("t0"."begindatum")
    ) - CAST('1970-01-01' AS DATE) AS BIGINT) AS "v0",
    CAST((
      MAX("t0"."begindatum")
    ) - CAST('1970-01-01' AS DATE) AS BIGINT) AS "v1"
  FROM "feit_verzuim" AS "t0"
) AS "t6"
CROSS JOIN (
  SELECT
    CAST((
      MIN("t1"."geboortedatum")
    ) - CAST('1970-01-01' AS DATE) AS BIGINT) AS "g0"
  FROM "feit_jongeren" AS "t1"
) AS "t7"

-- stap: lesvrij_dag tabel
SELECT
  CAST("t21"."kal" AS INT) AS "kal",
  CAST(GENERATE_SERIES("t21"."b", "t21"."e" - 1) AS INT) AS "dag"
FROM (
  SELECT
    "t20"."kal",
    "t20"."b",
    "t20"."e"
  FROM (
    SELECT
      "t19"."kal",
      "t19"."eiland",
      MIN("t19"."b") AS "b",
      MAX("t19"."e") AS "e"
    FROM (
      SELECT
        "t18"."kal",
        "t18"."b",
        "t18"."e",
        "t18"."hoogste",
        "t18"."nieuw",
        CAST(SUM(CAST("t18"."nieuw" AS DOUBLE PRECISION)) OVER (
          PARTITION BY "t18"."kal"
          ORDER BY "t18"."b" ASC, "t18"."e" ASC, "t18"."nieuw" DESC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS BIGINT) AS "eiland"
      FROM (
        SELECT
          "t17"."kal",
          "t17"."b",
          "t17"."e",
          "t17"."hoogste",
          CASE
            WHEN (
              "t17"."hoogste" IS NULL
            ) OR (
              "t17"."hoogste" < "t17"."b"
            )
            THEN 1
            ELSE 0
          END AS "nieuw"
        FROM (
          SELECT
            "t16"."kal",
            "t16"."b",
            "t16"."e",
            MAX("t16"."e") OVER (
              PARTITION BY "t16"."kal"
              ORDER BY "t16"."b" ASC, "t16"."e" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
            ) AS "hoogste"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t14"."kal",
                GREATEST(CAST("t14"."b" - CAST('1970-01-01' AS DATE) AS BIGINT), "t7"."sb") AS "b",
                LEAST(CAST("t14"."e" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, "t7"."se") AS "e"
              FROM (
                SELECT
                  CAST(CASE
                    WHEN "t0"."vakantieregio" = 'noord'
                    THEN 1
                    WHEN "t0"."vakantieregio" = 'midden'
                    THEN 2
                    WHEN "t0"."vakantieregio" = 'zuid'
                    THEN 3
                    ELSE 0
                  END AS BIGINT) AS "kal",
                  "t0"."begindatum" AS "b",
                  "t0"."einddatum" AS "e"
                FROM "feit_lesvrij" AS "t0"
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
                  AND "t0"."school" IS NULL
                UNION ALL
                SELECT
                  CAST("t4"."nr" + 10 AS BIGINT) AS "kal",
                  "t10"."begindatum" AS "b",
                  "t10"."einddatum" AS "e"
                FROM (
                  SELECT
                    *
                  FROM "feit_lesvrij" AS "t0"
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
                INNER JOIN "school" AS "t4"
                  ON "t10"."school" = "t4"."school"
              ) AS "t14"
              CROSS JOIN (
                SELECT
                  "t1"."b" AS "sb",
                  "t1"."e" AS "se"
                FROM "spanne" AS "t1"
              ) AS "t7"
            ) AS "t15"
            WHERE
              "t15"."b" < "t15"."e"
          ) AS "t16"
        ) AS "t17"
      ) AS "t18"
    ) AS "t19"
    GROUP BY
      1,
      2
  ) AS "t20"
) AS "t21"

-- stap: kalender tabel
SELECT
  CAST("t17"."kal" AS INT) AS "kal",
  CAST("t17"."dag" AS INT) AS "dag",
  CAST("t17"."les" AS INT) AS "les",
  CAST(SUM(CAST("t17"."les" AS DOUBLE PRECISION)) OVER (
    PARTITION BY "t17"."kal"
    ORDER BY "t17"."dag" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS INT) AS "ord"
FROM (
  SELECT
    "t16"."kal",
    "t16"."dag",
    CASE WHEN (
      "t4"."kal" IS NULL
    ) AND (
      "t5"."kal" IS NULL
    ) THEN 1 ELSE 0 END AS "les"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t11"."kal",
        "t11"."regio",
        "t13"."v0",
        "t13"."dag"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            CAST("t1"."kal" AS BIGINT) AS "kal",
            CAST("t1"."regio" AS BIGINT) AS "regio"
          FROM "school" AS "t1"
          UNION ALL
          SELECT
            CAST("t2"."gebied" AS BIGINT) AS "kal",
            CAST("t2"."gebied" AS BIGINT) AS "regio"
          FROM "parameters" AS "t2"
        ) AS "t8"
      ) AS "t11"
      CROSS JOIN (
        SELECT
          *
        FROM (
          SELECT
            "t3"."v0",
            GENERATE_SERIES("t3"."b", "t3"."e" - 1) AS "dag"
          FROM "spanne" AS "t3"
        ) AS "t9"
        WHERE
          (
            (
              "t9"."dag" + 7000003
            ) % 7
          ) < 5
      ) AS "t13"
    ) AS "t14"
    WHERE
      (
        "t14"."kal" < 10
      ) OR (
        "t14"."dag" >= "t14"."v0"
      )
  ) AS "t16"
  LEFT OUTER JOIN "lesvrij_dag" AS "t4"
    ON "t16"."regio" = "t4"."kal" AND "t16"."dag" = "t4"."dag"
  LEFT OUTER JOIN "lesvrij_dag" AS "t5"
    ON "t16"."kal" = "t5"."kal" AND "t16"."dag" = "t5"."dag"
) AS "t17"

-- stap: week tabel
SELECT
  CAST("t4"."ma" AS INT) AS "ma",
  CAST("t4"."heeft" AS INT) AS "heeft",
  CAST(SUM(CAST("t4"."heeft" AS DOUBLE PRECISION)) OVER (ORDER BY "t4"."ma" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS INT) AS "lw"
FROM (
  SELECT
    "t3"."ma",
    MAX("t3"."les") AS "heeft"
  FROM (
    SELECT
      "t0"."kal",
      "t0"."dag",
      "t0"."les",
      "t0"."ord",
      "t0"."dag" - (
        (
          "t0"."dag" + 7000003
        ) % 7
      ) AS "ma"
    FROM "kalender" AS "t0"
    WHERE
      "t0"."kal" = (
        SELECT
          "t1"."gebied"
        FROM "parameters" AS "t1"
      )
  ) AS "t3"
  GROUP BY
    1
) AS "t4"
