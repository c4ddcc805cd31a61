-- lagenlijst: made from the rules by inbeeld.regels.compileer; do not edit

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
          THEN 4096
          ELSE 0
        END + CASE
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
          THEN 8192
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
          THEN 16384
          ELSE 0
        END + CASE WHEN (
          "t0"."bits" & 524288
        ) <> 0 THEN 32768 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 1048576
        ) <> 0 THEN 65536 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 128
        ) <> 0 THEN 131072 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 256
        ) <> 0 THEN 262144 ELSE 0 END + CASE WHEN (
          "t0"."bits" & 512
        ) <> 0 THEN 524288 ELSE 0 END AS "stand"
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

-- stap: absente_dag tabel
SELECT
  CAST("t15"."j" AS BIGINT) AS "j",
  CAST("t15"."kind" AS INT) AS "kind",
  CAST("t15"."b" AS INT) AS "b",
  CAST("t15"."cb" AS INT) AS "cb",
  CAST("t15"."e" AS INT) AS "e",
  CAST("t10"."dag" AS INT) AS "dag"
FROM (
  SELECT
    "t13"."j",
    "t13"."kind",
    "t13"."b",
    "t13"."cb",
    "t13"."e",
    "t13"."nr",
    GENERATE_SERIES("t13"."ord", "t13"."ord" + "t13"."n" - 1) AS "ord"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t11"."j",
        "t11"."kind",
        "t11"."b",
        "t11"."cb",
        "t11"."z",
        "t11"."e",
        "t11"."rn",
        "t11"."voor",
        "t9"."nr",
        "t9"."ord",
        "t9"."n",
        "t9"."masker",
        "t9"."sj",
        "t9"."sb",
        "t9"."sz"
      FROM (
        SELECT
          "t2"."j",
          "t2"."kind",
          "t2"."b",
          "t2"."cb",
          "t2"."z",
          "t2"."e",
          "t2"."n" AS "rn",
          "t2"."voor"
        FROM "reeks" AS "t2"
        WHERE
          "t2"."kind" IN (1, 2, 4)
      ) AS "t11"
      INNER JOIN (
        SELECT
          "t3"."nr",
          "t3"."ord",
          "t3"."n",
          "t3"."masker",
          "t3"."j" AS "sj",
          "t3"."b" AS "sb",
          "t3"."z" AS "sz"
        FROM "strook" AS "t3"
      ) AS "t9"
        ON "t11"."j" = "t9"."sj" AND "t9"."sb" >= "t11"."b" AND "t9"."sz" <= "t11"."z"
    ) AS "t12"
    WHERE
      (
        "t12"."masker" & "t12"."kind"
      ) <> 0
  ) AS "t13"
) AS "t15"
INNER JOIN (
  SELECT
    "t0"."nr" AS "hnr",
    "t0"."kal"
  FROM "school" AS "t0"
) AS "t6"
  ON "t15"."nr" = "t6"."hnr"
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
  ) AS "t10"
  WHERE
    "t6"."kal" = "t10"."lk" AND "t15"."ord" = "t10"."lo"
  OFFSET 0
) AS "t10"
  ON TRUE

-- stap: lesdagen tabel
SELECT
  CAST("t1"."j" AS BIGINT) AS "j",
  CAST("t1"."kind" AS INT) AS "kind",
  CAST(GREATEST("t1"."dag", "t1"."cb") AS INT) AS "b",
  CAST(LEAST("t1"."straks", "t1"."e") AS INT) AS "e",
  CAST(CAST("t1"."nr" AS VARCHAR) AS TEXT) AS "nr"
FROM (
  SELECT
    "t0"."j",
    "t0"."kind",
    "t0"."b",
    "t0"."cb",
    "t0"."e",
    "t0"."dag",
    (
      ROW_NUMBER() OVER (
        PARTITION BY "t0"."j", "t0"."kind", "t0"."b"
        ORDER BY "t0"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
    ) + 1 AS "nr",
    COALESCE(
      LEAD("t0"."dag") OVER (
        PARTITION BY "t0"."j", "t0"."kind", "t0"."b"
        ORDER BY "t0"."dag" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      "t0"."e"
    ) AS "straks"
  FROM "absente_dag" AS "t0"
) AS "t1"
WHERE
  GREATEST("t1"."dag", "t1"."cb") < LEAST("t1"."straks", "t1"."e")

-- stap: lagenlijst_deel tabel
SELECT
  CAST("t114"."j" AS BIGINT) AS "j",
  CAST("t114"."laag" AS TEXT) AS "laag",
  CAST("t114"."waarde" AS TEXT) AS "waarde",
  CAST("t114"."b" AS INT) AS "b",
  CAST("t114"."e" AS INT) AS "e"
FROM (
  SELECT
    "t113"."j",
    "t113"."laag",
    "t113"."waarde",
    GREATEST("t113"."b", "t19"."g") AS "b",
    LEAST("t113"."e", (
      SELECT
        "t2"."tot"
      FROM "parameters" AS "t2"
    ) + 1) AS "e"
  FROM (
    SELECT
      "t8"."j",
      'leerplichtig' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 16
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'kwalificatieplichtig' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 32
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'plichtig' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 64
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'aanbod' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 128
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'niet_ingeschreven' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 256
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'wacht' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 512
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'absoluut' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 1024
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'ongewis' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 2048
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'afwezig' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 4096
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'afwezig_ruim' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 8192
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'overstap' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 16384
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'O_lang' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 32768
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'Z_lang' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 65536
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'dreigend' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 131072
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'thuishouder' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 262144
      ) <> 0
    UNION ALL
    SELECT
      "t8"."j",
      'nazorg' AS "laag",
      CAST("t8"."b" AS BIGINT) AS "b",
      CAST("t8"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "lagenlijst_stand" AS "t8"
    WHERE
      (
        "t8"."stand" & 524288
      ) <> 0
    UNION ALL
    SELECT
      "t7"."j",
      'woonachtig' AS "laag",
      CAST("t7"."b" AS BIGINT) AS "b",
      CAST("t7"."e" AS BIGINT) AS "e",
      LPAD(
        CAST("t7"."gemeente" AS VARCHAR),
        GREATEST(LENGTH(CAST("t7"."gemeente" AS VARCHAR)), 4),
        '0'
      ) AS "waarde"
    FROM "woning" AS "t7"
    UNION ALL
    SELECT
      "t63"."j",
      'woonachtig' AS "laag",
      CAST("t63"."b" AS BIGINT) AS "b",
      CAST("t63"."e" AS BIGINT) AS "e",
      'onbekend' AS "waarde"
    FROM (
      SELECT
        "t12"."j",
        "t12"."g" AS "b",
        3000000 AS "e"
      FROM "kind" AS "t12"
      WHERE
        NOT EXISTS(
          SELECT
            1
          FROM (
            SELECT DISTINCT
              "t7"."j" AS "wj"
            FROM "woning" AS "t7"
          ) AS "t23"
          WHERE
            "t12"."j" = "t23"."wj"
        )
    ) AS "t63"
    UNION ALL
    SELECT
      "t95"."j",
      "t95"."laag",
      CAST("t95"."b" AS BIGINT) AS "b",
      CAST("t95"."e" AS BIGINT) AS "e",
      "t95"."waarde"
    FROM (
      SELECT
        "t93"."j",
        "t93"."b",
        "t93"."e",
        'ingeschreven' AS "laag",
        "t24"."school" AS "waarde"
      FROM (
        SELECT
          "t90"."gj" AS "j",
          "t90"."gb" AS "b",
          "t90"."ge" AS "e",
          "t90"."hoogste" & 16777215 AS "code"
        FROM (
          SELECT
            "t85"."gj",
            "t85"."gb",
            "t85"."ge",
            MAX(
              (
                CAST(CAST("t85"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
              ) + "t85"."code"
            ) AS "hoogste"
          FROM (
            SELECT
              "t79"."gj",
              "t79"."gb",
              "t79"."ge",
              "t29"."j",
              "t29"."b",
              "t29"."e",
              "t29"."code"
            FROM (
              SELECT
                "t71"."j" AS "gj",
                "t71"."dag" AS "gb",
                "t71"."e" AS "ge"
              FROM (
                SELECT
                  "t55"."j",
                  "t55"."dag",
                  LEAD("t55"."dag") OVER (
                    PARTITION BY "t55"."j"
                    ORDER BY "t55"."dag" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) AS "e"
                FROM (
                  SELECT DISTINCT
                    *
                  FROM (
                    SELECT
                      "t11"."j",
                      CAST("t11"."b" AS BIGINT) AS "dag"
                    FROM "inschrijving" AS "t11"
                    UNION ALL
                    SELECT
                      "t11"."j",
                      CAST("t11"."e" AS BIGINT) AS "dag"
                    FROM "inschrijving" AS "t11"
                  ) AS "t51"
                ) AS "t55"
              ) AS "t71"
              WHERE
                NOT "t71"."e" IS NULL
            ) AS "t79"
            INNER JOIN (
              SELECT
                "t11"."j",
                "t11"."b",
                "t11"."e",
                "t11"."nr" AS "code"
              FROM "inschrijving" AS "t11"
            ) AS "t29"
              ON "t79"."gj" = "t29"."j" AND "t29"."b" <= "t79"."gb" AND "t29"."e" > "t79"."gb"
          ) AS "t85"
          GROUP BY
            1,
            2,
            3
        ) AS "t90"
      ) AS "t93"
      INNER JOIN (
        SELECT
          "t9"."nr",
          "t9"."school"
        FROM "school" AS "t9"
      ) AS "t24"
        ON "t93"."code" = "t24"."nr"
    ) AS "t95"
    UNION ALL
    SELECT
      "t91"."j",
      'vrijgesteld' AS "laag",
      CAST("t91"."b" AS BIGINT) AS "b",
      CAST("t91"."e" AS BIGINT) AS "e",
      CASE
        WHEN "t91"."code" = 0
        THEN 'art15'
        WHEN "t91"."code" = 1
        THEN 'art3a'
        WHEN "t91"."code" = 2
        THEN 'art3b'
        WHEN "t91"."code" = 3
        THEN 'art5_onder_a'
        WHEN "t91"."code" = 4
        THEN 'art5_onder_b'
        WHEN "t91"."code" = 5
        THEN 'art5_onder_c'
        WHEN "t91"."code" = 6
        THEN 'art5a_trekkend'
        ELSE ''
      END AS "waarde"
    FROM (
      SELECT
        "t89"."gj" AS "j",
        "t89"."gb" AS "b",
        "t89"."ge" AS "e",
        "t89"."hoogste" & 16777215 AS "code"
      FROM (
        SELECT
          "t84"."gj",
          "t84"."gb",
          "t84"."ge",
          MAX(
            (
              CAST(CAST("t84"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
            ) + "t84"."code"
          ) AS "hoogste"
        FROM (
          SELECT
            "t78"."gj",
            "t78"."gb",
            "t78"."ge",
            "t13"."j",
            "t13"."code",
            "t13"."b",
            "t13"."e"
          FROM (
            SELECT
              "t70"."j" AS "gj",
              "t70"."dag" AS "gb",
              "t70"."e" AS "ge"
            FROM (
              SELECT
                "t54"."j",
                "t54"."dag",
                LEAD("t54"."dag") OVER (
                  PARTITION BY "t54"."j"
                  ORDER BY "t54"."dag" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "e"
              FROM (
                SELECT DISTINCT
                  *
                FROM (
                  SELECT
                    "t10"."j",
                    CAST("t10"."b" AS BIGINT) AS "dag"
                  FROM "vrijstelling" AS "t10"
                  UNION ALL
                  SELECT
                    "t10"."j",
                    CAST("t10"."e" AS BIGINT) AS "dag"
                  FROM "vrijstelling" AS "t10"
                ) AS "t50"
              ) AS "t54"
            ) AS "t70"
            WHERE
              NOT "t70"."e" IS NULL
          ) AS "t78"
          INNER JOIN "vrijstelling" AS "t13"
            ON "t78"."gj" = "t13"."j" AND "t13"."b" <= "t78"."gb" AND "t13"."e" > "t78"."gb"
        ) AS "t84"
        GROUP BY
          1,
          2,
          3
      ) AS "t89"
    ) AS "t91"
    UNION ALL
    SELECT
      "t6"."j",
      'thuisperiode' AS "laag",
      CAST("t6"."b" AS BIGINT) AS "b",
      CAST("t6"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t6"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "thuis" AS "t6"
    WHERE
      "t6"."soort" = 0
    UNION ALL
    SELECT
      "t6"."j",
      'thuisperiode_ruim' AS "laag",
      CAST("t6"."b" AS BIGINT) AS "b",
      CAST("t6"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t6"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "thuis" AS "t6"
    WHERE
      "t6"."soort" = 1
    UNION ALL
    SELECT
      "t6"."j",
      'langer_dan_drie_maanden' AS "laag",
      CAST(GREATEST("t6"."b", "t6"."drie_op") AS BIGINT) AS "b",
      CAST("t6"."e" AS BIGINT) AS "e",
      'ja' AS "waarde"
    FROM "thuis" AS "t6"
    WHERE
      "t6"."soort" = 0
    UNION ALL
    SELECT
      "t5"."j",
      'O' AS "laag",
      CAST("t5"."cb" AS BIGINT) AS "b",
      CAST("t5"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "reeks" AS "t5"
    WHERE
      "t5"."kind" = 1
    UNION ALL
    SELECT
      "t5"."j",
      'Z' AS "laag",
      CAST("t5"."cb" AS BIGINT) AS "b",
      CAST("t5"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "reeks" AS "t5"
    WHERE
      "t5"."kind" = 2
    UNION ALL
    SELECT
      "t5"."j",
      'G' AS "laag",
      CAST("t5"."cb" AS BIGINT) AS "b",
      CAST("t5"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "reeks" AS "t5"
    WHERE
      "t5"."kind" = 4
    UNION ALL
    SELECT
      "t5"."j",
      'A' AS "laag",
      CAST("t5"."cb" AS BIGINT) AS "b",
      CAST("t5"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "reeks" AS "t5"
    WHERE
      "t5"."kind" = 8
    UNION ALL
    SELECT
      "t5"."j",
      'A_ruim' AS "laag",
      CAST("t5"."cb" AS BIGINT) AS "b",
      CAST("t5"."e" AS BIGINT) AS "e",
      TO_CHAR(
        CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t5"."b" AS INT)) AS TIMESTAMP) AS DATE),
        'YYYY-MM-DD'
      ) AS "waarde"
    FROM "reeks" AS "t5"
    WHERE
      "t5"."kind" = 16
    UNION ALL
    SELECT
      "t4"."j",
      'O_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      "t4"."nr" AS "waarde"
    FROM "lesdagen" AS "t4"
    WHERE
      "t4"."kind" = 1
    UNION ALL
    SELECT
      "t4"."j",
      'Z_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      "t4"."nr" AS "waarde"
    FROM "lesdagen" AS "t4"
    WHERE
      "t4"."kind" = 2
    UNION ALL
    SELECT
      "t4"."j",
      'G_lesdagen' AS "laag",
      CAST("t4"."b" AS BIGINT) AS "b",
      CAST("t4"."e" AS BIGINT) AS "e",
      "t4"."nr" AS "waarde"
    FROM "lesdagen" AS "t4"
    WHERE
      "t4"."kind" = 4
    UNION ALL
    SELECT
      "t3"."j",
      'uren_venster' AS "laag",
      CAST("t3"."b" AS BIGINT) AS "b",
      CAST("t3"."e" AS BIGINT) AS "e",
      CASE
        WHEN (
          "t3"."nu" % 100
        ) = 0
        THEN CAST(CAST(FLOOR(
          CAST((
            "t3"."nu" - (
              "t3"."nu" % 100
            )
          ) AS DOUBLE PRECISION) / (
            100
          )
        ) AS BIGINT) AS VARCHAR)
        WHEN (
          "t3"."nu" % 100 % 10
        ) = 0
        THEN CAST(CAST(FLOOR(
          CAST((
            "t3"."nu" - (
              "t3"."nu" % 100
            )
          ) AS DOUBLE PRECISION) / (
            100
          )
        ) AS BIGINT) AS VARCHAR) || '.' || CAST(CAST(FLOOR(
          CAST((
            (
              "t3"."nu" % 100
            ) - (
              "t3"."nu" % 100 % 10
            )
          ) AS DOUBLE PRECISION) / (
            10
          )
        ) AS BIGINT) AS VARCHAR)
        ELSE CAST(CAST(FLOOR(
          CAST((
            "t3"."nu" - (
              "t3"."nu" % 100
            )
          ) AS DOUBLE PRECISION) / (
            100
          )
        ) AS BIGINT) AS VARCHAR) || '.' || CAST(CAST(FLOOR(
          CAST((
            (
              "t3"."nu" % 100
            ) - (
              "t3"."nu" % 100 % 10
            )
          ) AS DOUBLE PRECISION) / (
            10
          )
        ) AS BIGINT) AS VARCHAR) || CAST("t3"."nu" % 100 % 10 AS VARCHAR)
      END AS "waarde"
    FROM "som_uren" AS "t3"
    WHERE
      "t3"."b" < "t3"."e" AND "t3"."nu" > 0
    UNION ALL
    SELECT
      "t0"."j",
      'te_laat_venster' AS "laag",
      CAST("t0"."b" AS BIGINT) AS "b",
      CAST("t0"."e" AS BIGINT) AS "e",
      CAST("t0"."nu" % 65536 AS VARCHAR) AS "waarde"
    FROM "som_aantal" AS "t0"
    WHERE
      "t0"."b" < "t0"."e" AND (
        "t0"."nu" % 65536
      ) > 0
    UNION ALL
    SELECT
      "t0"."j",
      'ziek_meldingen_venster' AS "laag",
      CAST("t0"."b" AS BIGINT) AS "b",
      CAST("t0"."e" AS BIGINT) AS "e",
      CAST(CAST(FLOOR(CAST((
        "t0"."nu"
      ) AS DOUBLE PRECISION) / (
        65536
      )) AS BIGINT) AS VARCHAR) AS "waarde"
    FROM "som_aantal" AS "t0"
    WHERE
      "t0"."b" < "t0"."e"
      AND CAST(FLOOR(CAST((
        "t0"."nu"
      ) AS DOUBLE PRECISION) / (
        65536
      )) AS BIGINT) > 0
  ) AS "t113"
  INNER JOIN (
    SELECT
      "t1"."j" AS "kj",
      "t1"."g"
    FROM "kind" AS "t1"
  ) AS "t19"
    ON "t113"."j" = "t19"."kj"
) AS "t114"
WHERE
  "t114"."b" < "t114"."e"

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
