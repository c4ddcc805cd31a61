-- bewaard: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: vrijstelling tabel
SELECT CAST("j" AS bigint) AS "j", CAST("code" AS integer) AS "code", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e" FROM (
SELECT
  "t5"."j",
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
  END AS BIGINT) AS "code",
  CAST("t7"."begindatum" - CAST('1970-01-01' AS DATE) AS BIGINT) AS "b",
  COALESCE(CAST("t7"."einddatum" - CAST('1970-01-01' AS DATE) AS BIGINT) + 1, 3000000) AS "e"
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
) AS s

-- stap: lijst_deel tabel
SELECT CAST("j" AS bigint) AS "j", CAST("laag" AS text) AS "laag", CAST("waarde" AS text) AS "waarde", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e" FROM (
SELECT
  *
FROM (
  SELECT
    "t70"."j",
    "t70"."laag",
    "t70"."waarde",
    GREATEST("t70"."b", "t12"."g") AS "b",
    LEAST("t70"."e", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    ) + 1) AS "e"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t3"."j",
                                      'leerplichtig' AS "laag",
                                      CAST("t3"."b" AS BIGINT) AS "b",
                                      CAST("t3"."e" AS BIGINT) AS "e",
                                      'ja' AS "waarde"
                                    FROM "segment" AS "t3"
                                    WHERE
                                      (
                                        "t3"."bits" & 2
                                      ) <> 0
                                  ) AS "t29"
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t3"."j",
                                      'kwalificatieplichtig' AS "laag",
                                      CAST("t3"."b" AS BIGINT) AS "b",
                                      CAST("t3"."e" AS BIGINT) AS "e",
                                      'ja' AS "waarde"
                                    FROM "segment" AS "t3"
                                    WHERE
                                      (
                                        "t3"."bits" & 4
                                      ) <> 0
                                  ) AS "t30"
                                ) AS "t35"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t3"."j",
                                    'plichtig' AS "laag",
                                    CAST("t3"."b" AS BIGINT) AS "b",
                                    CAST("t3"."e" AS BIGINT) AS "e",
                                    'ja' AS "waarde"
                                  FROM "segment" AS "t3"
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
                                ) AS "t36"
                              ) AS "t37"
                              UNION ALL
                              SELECT
                                *
                              FROM (
                                SELECT
                                  "t3"."j",
                                  'aanbod' AS "laag",
                                  CAST("t3"."b" AS BIGINT) AS "b",
                                  CAST("t3"."e" AS BIGINT) AS "e",
                                  'ja' AS "waarde"
                                FROM "segment" AS "t3"
                                WHERE
                                  (
                                    "t3"."bits" & 64
                                  ) <> 0
                              ) AS "t28"
                            ) AS "t40"
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t3"."j",
                                'niet_ingeschreven' AS "laag",
                                CAST("t3"."b" AS BIGINT) AS "b",
                                CAST("t3"."e" AS BIGINT) AS "e",
                                'ja' AS "waarde"
                              FROM "segment" AS "t3"
                              WHERE
                                (
                                  "t3"."bits" & 1024
                                ) <> 0
                            ) AS "t25"
                          ) AS "t41"
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t3"."j",
                              'wacht' AS "laag",
                              CAST("t3"."b" AS BIGINT) AS "b",
                              CAST("t3"."e" AS BIGINT) AS "e",
                              'ja' AS "waarde"
                            FROM "segment" AS "t3"
                            WHERE
                              (
                                "t3"."bits" & 2048
                              ) <> 0
                          ) AS "t26"
                        ) AS "t42"
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t3"."j",
                            'absoluut' AS "laag",
                            CAST("t3"."b" AS BIGINT) AS "b",
                            CAST("t3"."e" AS BIGINT) AS "e",
                            'ja' AS "waarde"
                          FROM "segment" AS "t3"
                          WHERE
                            (
                              "t3"."bits" & 4096
                            ) <> 0
                        ) AS "t27"
                      ) AS "t43"
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t3"."j",
                          'ongewis' AS "laag",
                          CAST("t3"."b" AS BIGINT) AS "b",
                          CAST("t3"."e" AS BIGINT) AS "e",
                          'ja' AS "waarde"
                        FROM "segment" AS "t3"
                        WHERE
                          (
                            "t3"."bits" & 1024
                          ) <> 0 AND NOT (
                            (
                              "t3"."bits" & 4096
                            ) <> 0
                          )
                      ) AS "t34"
                    ) AS "t46"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t3"."j",
                        'overstap' AS "laag",
                        CAST("t3"."b" AS BIGINT) AS "b",
                        CAST("t3"."e" AS BIGINT) AS "e",
                        'ja' AS "waarde"
                      FROM "segment" AS "t3"
                      WHERE
                        (
                          (
                            (
                              "t3"."bits" & 1024
                            ) <> 0
                          )
                          OR (
                            (
                              "t3"."bits" & 2048
                            ) <> 0
                          )
                        )
                        AND (
                          "t3"."bits" & 8192
                        ) <> 0
                    ) AS "t33"
                  ) AS "t47"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t3"."j",
                      'O_lang' AS "laag",
                      CAST("t3"."b" AS BIGINT) AS "b",
                      CAST("t3"."e" AS BIGINT) AS "e",
                      'ja' AS "waarde"
                    FROM "segment" AS "t3"
                    WHERE
                      (
                        "t3"."bits" & 524288
                      ) <> 0
                  ) AS "t24"
                ) AS "t48"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t3"."j",
                    'Z_lang' AS "laag",
                    CAST("t3"."b" AS BIGINT) AS "b",
                    CAST("t3"."e" AS BIGINT) AS "e",
                    'ja' AS "waarde"
                  FROM "segment" AS "t3"
                  WHERE
                    (
                      "t3"."bits" & 1048576
                    ) <> 0
                ) AS "t23"
              ) AS "t51"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t3"."j",
                  'dreigend' AS "laag",
                  CAST("t3"."b" AS BIGINT) AS "b",
                  CAST("t3"."e" AS BIGINT) AS "e",
                  'ja' AS "waarde"
                FROM "segment" AS "t3"
                WHERE
                  (
                    "t3"."bits" & 128
                  ) <> 0
              ) AS "t22"
            ) AS "t54"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t3"."j",
                'thuishouder' AS "laag",
                CAST("t3"."b" AS BIGINT) AS "b",
                CAST("t3"."e" AS BIGINT) AS "e",
                'ja' AS "waarde"
              FROM "segment" AS "t3"
              WHERE
                (
                  "t3"."bits" & 256
                ) <> 0
            ) AS "t21"
          ) AS "t55"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t3"."j",
              'nazorg' AS "laag",
              CAST("t3"."b" AS BIGINT) AS "b",
              CAST("t3"."e" AS BIGINT) AS "e",
              'ja' AS "waarde"
            FROM "segment" AS "t3"
            WHERE
              (
                "t3"."bits" & 512
              ) <> 0
          ) AS "t20"
        ) AS "t56"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t65"."j",
            "t65"."laag",
            "t65"."b",
            "t65"."e",
            "t65"."waarde"
          FROM (
            SELECT
              "t63"."j",
              "t63"."b",
              "t63"."e",
              'ingeschreven' AS "laag",
              "t13"."school" AS "waarde"
            FROM (
              SELECT
                "t60"."gj" AS "j",
                "t60"."gb" AS "b",
                "t60"."ge" AS "e",
                "t60"."hoogste" & 16777215 AS "code"
              FROM (
                SELECT
                  "t58"."gj",
                  "t58"."gb",
                  "t58"."ge",
                  MAX(
                    (
                      CAST(CAST("t58"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
                    ) + "t58"."code"
                  ) AS "hoogste"
                FROM (
                  SELECT
                    "t53"."gj",
                    "t53"."gb",
                    "t53"."ge",
                    "t18"."j",
                    "t18"."b",
                    "t18"."e",
                    "t18"."code"
                  FROM (
                    SELECT
                      "t45"."j" AS "gj",
                      "t45"."dag" AS "gb",
                      "t45"."e" AS "ge"
                    FROM (
                      SELECT
                        "t39"."j",
                        "t39"."dag",
                        LEAD("t39"."dag") OVER (
                          PARTITION BY "t39"."j"
                          ORDER BY "t39"."dag" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "e"
                      FROM (
                        SELECT DISTINCT
                          *
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t6"."j",
                              CAST("t6"."b" AS BIGINT) AS "dag"
                            FROM "inschrijving" AS "t6"
                          ) AS "t16"
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t6"."j",
                              CAST("t6"."e" AS BIGINT) AS "dag"
                            FROM "inschrijving" AS "t6"
                          ) AS "t17"
                        ) AS "t32"
                      ) AS "t39"
                    ) AS "t45"
                    WHERE
                      "t45"."e" IS NOT NULL
                  ) AS "t53"
                  INNER JOIN (
                    SELECT
                      "t6"."j",
                      "t6"."b",
                      "t6"."e",
                      "t6"."nr" AS "code"
                    FROM "inschrijving" AS "t6"
                  ) AS "t18"
                    ON "t53"."gj" = "t18"."j" AND "t18"."b" <= "t53"."gb" AND "t18"."e" > "t53"."gb"
                ) AS "t58"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t60"
            ) AS "t63"
            INNER JOIN (
              SELECT
                "t4"."nr",
                "t4"."school"
              FROM "school" AS "t4"
            ) AS "t13"
              ON "t63"."code" = "t13"."nr"
          ) AS "t65"
        ) AS "t66"
      ) AS "t67"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t61"."j",
          'vrijgesteld' AS "laag",
          "t61"."b",
          "t61"."e",
          CASE
            WHEN "t61"."code" = 0
            THEN 'art15'
            WHEN "t61"."code" = 1
            THEN 'art3a'
            WHEN "t61"."code" = 2
            THEN 'art3b'
            WHEN "t61"."code" = 3
            THEN 'art5_onder_a'
            WHEN "t61"."code" = 4
            THEN 'art5_onder_b'
            WHEN "t61"."code" = 5
            THEN 'art5_onder_c'
            WHEN "t61"."code" = 6
            THEN 'art5a_trekkend'
            ELSE ''
          END AS "waarde"
        FROM (
          SELECT
            "t59"."gj" AS "j",
            "t59"."gb" AS "b",
            "t59"."ge" AS "e",
            "t59"."hoogste" & 16777215 AS "code"
          FROM (
            SELECT
              "t57"."gj",
              "t57"."gb",
              "t57"."ge",
              MAX(
                (
                  CAST(CAST("t57"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
                ) + "t57"."code"
              ) AS "hoogste"
            FROM (
              SELECT
                "t52"."gj",
                "t52"."gb",
                "t52"."ge",
                "t7"."j",
                "t7"."code",
                "t7"."b",
                "t7"."e"
              FROM (
                SELECT
                  "t44"."j" AS "gj",
                  "t44"."dag" AS "gb",
                  "t44"."e" AS "ge"
                FROM (
                  SELECT
                    "t38"."j",
                    "t38"."dag",
                    LEAD("t38"."dag") OVER (
                      PARTITION BY "t38"."j"
                      ORDER BY "t38"."dag" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "e"
                  FROM (
                    SELECT DISTINCT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t5"."j",
                          CAST("t5"."b" AS BIGINT) AS "dag"
                        FROM "vrijstelling" AS "t5"
                      ) AS "t14"
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t5"."j",
                          CAST("t5"."e" AS BIGINT) AS "dag"
                        FROM "vrijstelling" AS "t5"
                      ) AS "t15"
                    ) AS "t31"
                  ) AS "t38"
                ) AS "t44"
                WHERE
                  "t44"."e" IS NOT NULL
              ) AS "t52"
              INNER JOIN "vrijstelling" AS "t7"
                ON "t52"."gj" = "t7"."j" AND "t7"."b" <= "t52"."gb" AND "t7"."e" > "t52"."gb"
            ) AS "t57"
            GROUP BY
              1,
              2,
              3
          ) AS "t59"
        ) AS "t61"
      ) AS "t64"
    ) AS "t68"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t0"."j",
        'langer_dan_drie_maanden' AS "laag",
        CAST(GREATEST("t0"."b", "t0"."drie_op") AS BIGINT) AS "b",
        CAST("t0"."e" AS BIGINT) AS "e",
        'ja' AS "waarde"
      FROM "thuis" AS "t0"
      WHERE
        "t0"."soort" = 0
    ) AS "t19"
  ) AS "t70"
  INNER JOIN (
    SELECT
      "t1"."j" AS "kj",
      "t1"."g"
    FROM "kind" AS "t1"
  ) AS "t12"
    ON "t70"."j" = "t12"."kj"
) AS "t71"
WHERE
  "t71"."b" < "t71"."e"
) AS s

-- stap: lagenlijst tabel
SELECT CAST("j" AS bigint) AS "j", CAST("laag" AS text) AS "laag", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e", CAST("waarde" AS text) AS "waarde" FROM (
SELECT
  "t3"."j",
  "t3"."laag",
  "t3"."b",
  "t3"."e",
  "t3"."waarde"
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
      FROM "lijst_deel" AS "t0"
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    1,
    2,
    3,
    4
) AS "t3"
) AS s
