-- lagenlijst: made from the rules by inbeeld.regels.compileer; do not edit

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

-- stap: absente_dag tabel
SELECT CAST("j" AS bigint) AS "j", CAST("kind" AS integer) AS "kind", CAST("b" AS integer) AS "b", CAST("cb" AS integer) AS "cb", CAST("e" AS integer) AS "e", CAST("dag" AS integer) AS "dag" FROM (
SELECT
  "t15"."j",
  "t15"."kind",
  "t15"."b",
  "t15"."cb",
  "t15"."e",
  "t10"."dag"
FROM (
  SELECT
    "t13"."j",
    "t13"."kind",
    "t13"."b",
    "t13"."cb",
    "t13"."e",
    "t13"."nr",
    UNNEST(
      CASE
        WHEN NOT NULLIF(1, 0) IS NULL
        AND SIGN(1) = SIGN((
          "t13"."ord" + "t13"."n"
        ) - "t13"."ord")
        THEN ARRAY_REMOVE(
          ARRAY(SELECT
            *
          FROM GENERATE_SERIES("t13"."ord", "t13"."ord" + "t13"."n", 1)),
          "t13"."ord" + "t13"."n"
        )
        ELSE CAST(ARRAY[] AS BIGINT[])
      END
    ) AS "ord"
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
) AS s

-- stap: lesdagen tabel
SELECT CAST("j" AS bigint) AS "j", CAST("kind" AS integer) AS "kind", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e", CAST("nr" AS text) AS "nr" FROM (
SELECT
  "t1"."j",
  "t1"."kind",
  GREATEST("t1"."dag", "t1"."cb") AS "b",
  LEAST("t1"."straks", "t1"."e") AS "e",
  CAST("t1"."nr" AS VARCHAR) AS "nr"
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
) AS s

-- stap: venster_deel tabel
SELECT CAST("j" AS bigint) AS "j", CAST("uren" AS integer) AS "uren", CAST("tl" AS integer) AS "tl", CAST("zm" AS integer) AS "zm", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e" FROM (
SELECT
  "t0"."j",
  "t0"."uren",
  "t0"."tl",
  "t0"."zm",
  "t0"."dag" AS "b",
  COALESCE("t0"."e", 3000000) AS "e"
FROM "venster" AS "t0"
WHERE
  "t0"."dag" < COALESCE("t0"."e", 3000000)
) AS s

-- stap: lijst_deel tabel
SELECT CAST("j" AS bigint) AS "j", CAST("laag" AS text) AS "laag", CAST("waarde" AS text) AS "waarde", CAST("b" AS integer) AS "b", CAST("e" AS integer) AS "e" FROM (
SELECT
  *
FROM (
  SELECT
    "t112"."j",
    "t112"."laag",
    "t112"."waarde",
    GREATEST("t112"."b", "t18"."g") AS "b",
    LEAST("t112"."e", (
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
                                                                      *
                                                                    FROM (
                                                                      SELECT
                                                                        "t7"."j",
                                                                        'leerplichtig' AS "laag",
                                                                        CAST("t7"."b" AS BIGINT) AS "b",
                                                                        CAST("t7"."e" AS BIGINT) AS "e",
                                                                        'ja' AS "waarde"
                                                                      FROM "segment" AS "t7"
                                                                      WHERE
                                                                        (
                                                                          "t7"."bits" & 2
                                                                        ) <> 0
                                                                    ) AS "t40"
                                                                    UNION ALL
                                                                    SELECT
                                                                      *
                                                                    FROM (
                                                                      SELECT
                                                                        "t7"."j",
                                                                        'kwalificatieplichtig' AS "laag",
                                                                        CAST("t7"."b" AS BIGINT) AS "b",
                                                                        CAST("t7"."e" AS BIGINT) AS "e",
                                                                        'ja' AS "waarde"
                                                                      FROM "segment" AS "t7"
                                                                      WHERE
                                                                        (
                                                                          "t7"."bits" & 4
                                                                        ) <> 0
                                                                    ) AS "t41"
                                                                  ) AS "t48"
                                                                  UNION ALL
                                                                  SELECT
                                                                    *
                                                                  FROM (
                                                                    SELECT
                                                                      "t7"."j",
                                                                      'plichtig' AS "laag",
                                                                      CAST("t7"."b" AS BIGINT) AS "b",
                                                                      CAST("t7"."e" AS BIGINT) AS "e",
                                                                      'ja' AS "waarde"
                                                                    FROM "segment" AS "t7"
                                                                    WHERE
                                                                      (
                                                                        (
                                                                          (
                                                                            "t7"."bits" & 2
                                                                          ) <> 0
                                                                        ) OR (
                                                                          (
                                                                            "t7"."bits" & 4
                                                                          ) <> 0
                                                                        )
                                                                      )
                                                                      AND (
                                                                        "t7"."bits" & 8
                                                                      ) <> 0
                                                                  ) AS "t47"
                                                                ) AS "t51"
                                                                UNION ALL
                                                                SELECT
                                                                  *
                                                                FROM (
                                                                  SELECT
                                                                    "t7"."j",
                                                                    'aanbod' AS "laag",
                                                                    CAST("t7"."b" AS BIGINT) AS "b",
                                                                    CAST("t7"."e" AS BIGINT) AS "e",
                                                                    'ja' AS "waarde"
                                                                  FROM "segment" AS "t7"
                                                                  WHERE
                                                                    (
                                                                      "t7"."bits" & 64
                                                                    ) <> 0
                                                                ) AS "t43"
                                                              ) AS "t62"
                                                              UNION ALL
                                                              SELECT
                                                                *
                                                              FROM (
                                                                SELECT
                                                                  "t7"."j",
                                                                  'niet_ingeschreven' AS "laag",
                                                                  CAST("t7"."b" AS BIGINT) AS "b",
                                                                  CAST("t7"."e" AS BIGINT) AS "e",
                                                                  'ja' AS "waarde"
                                                                FROM "segment" AS "t7"
                                                                WHERE
                                                                  (
                                                                    "t7"."bits" & 1024
                                                                  ) <> 0
                                                              ) AS "t38"
                                                            ) AS "t64"
                                                            UNION ALL
                                                            SELECT
                                                              *
                                                            FROM (
                                                              SELECT
                                                                "t7"."j",
                                                                'wacht' AS "laag",
                                                                CAST("t7"."b" AS BIGINT) AS "b",
                                                                CAST("t7"."e" AS BIGINT) AS "e",
                                                                'ja' AS "waarde"
                                                              FROM "segment" AS "t7"
                                                              WHERE
                                                                (
                                                                  "t7"."bits" & 2048
                                                                ) <> 0
                                                            ) AS "t39"
                                                          ) AS "t65"
                                                          UNION ALL
                                                          SELECT
                                                            *
                                                          FROM (
                                                            SELECT
                                                              "t7"."j",
                                                              'absoluut' AS "laag",
                                                              CAST("t7"."b" AS BIGINT) AS "b",
                                                              CAST("t7"."e" AS BIGINT) AS "e",
                                                              'ja' AS "waarde"
                                                            FROM "segment" AS "t7"
                                                            WHERE
                                                              (
                                                                "t7"."bits" & 4096
                                                              ) <> 0
                                                          ) AS "t42"
                                                        ) AS "t68"
                                                        UNION ALL
                                                        SELECT
                                                          *
                                                        FROM (
                                                          SELECT
                                                            "t7"."j",
                                                            'ongewis' AS "laag",
                                                            CAST("t7"."b" AS BIGINT) AS "b",
                                                            CAST("t7"."e" AS BIGINT) AS "e",
                                                            'ja' AS "waarde"
                                                          FROM "segment" AS "t7"
                                                          WHERE
                                                            (
                                                              "t7"."bits" & 1024
                                                            ) <> 0 AND NOT (
                                                              (
                                                                "t7"."bits" & 4096
                                                              ) <> 0
                                                            )
                                                        ) AS "t50"
                                                      ) AS "t71"
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          "t7"."j",
                                                          'afwezig' AS "laag",
                                                          CAST("t7"."b" AS BIGINT) AS "b",
                                                          CAST("t7"."e" AS BIGINT) AS "e",
                                                          'ja' AS "waarde"
                                                        FROM "segment" AS "t7"
                                                        WHERE
                                                          (
                                                            (
                                                              (
                                                                "t7"."bits" & 2
                                                              ) <> 0
                                                            ) OR (
                                                              (
                                                                "t7"."bits" & 4
                                                              ) <> 0
                                                            )
                                                          )
                                                          AND (
                                                            "t7"."bits" & 8
                                                          ) <> 0
                                                          AND NOT (
                                                            (
                                                              "t7"."bits" & 16
                                                            ) <> 0
                                                          )
                                                          AND (
                                                            "t7"."bits" & 32
                                                          ) <> 0
                                                          AND (
                                                            (
                                                              (
                                                                "t7"."bits" & 131072
                                                              ) <> 0
                                                            )
                                                            OR (
                                                              (
                                                                "t7"."bits" & 16384
                                                              ) <> 0
                                                            )
                                                            OR (
                                                              (
                                                                "t7"."bits" & 32768
                                                              ) <> 0
                                                            )
                                                            OR (
                                                              (
                                                                "t7"."bits" & 65536
                                                              ) <> 0
                                                            )
                                                          )
                                                      ) AS "t63"
                                                    ) AS "t72"
                                                    UNION ALL
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        "t7"."j",
                                                        'afwezig_ruim' AS "laag",
                                                        CAST("t7"."b" AS BIGINT) AS "b",
                                                        CAST("t7"."e" AS BIGINT) AS "e",
                                                        'ja' AS "waarde"
                                                      FROM "segment" AS "t7"
                                                      WHERE
                                                        (
                                                          (
                                                            (
                                                              "t7"."bits" & 2
                                                            ) <> 0
                                                          ) OR (
                                                            (
                                                              "t7"."bits" & 4
                                                            ) <> 0
                                                          )
                                                        )
                                                        AND (
                                                          "t7"."bits" & 8
                                                        ) <> 0
                                                        AND NOT (
                                                          (
                                                            "t7"."bits" & 16
                                                          ) <> 0
                                                        )
                                                        AND (
                                                          "t7"."bits" & 32
                                                        ) <> 0
                                                        AND (
                                                          "t7"."bits" & 262144
                                                        ) <> 0
                                                    ) AS "t49"
                                                  ) AS "t73"
                                                  UNION ALL
                                                  SELECT
                                                    *
                                                  FROM (
                                                    SELECT
                                                      "t7"."j",
                                                      'overstap' AS "laag",
                                                      CAST("t7"."b" AS BIGINT) AS "b",
                                                      CAST("t7"."e" AS BIGINT) AS "e",
                                                      'ja' AS "waarde"
                                                    FROM "segment" AS "t7"
                                                    WHERE
                                                      (
                                                        (
                                                          (
                                                            "t7"."bits" & 1024
                                                          ) <> 0
                                                        )
                                                        OR (
                                                          (
                                                            "t7"."bits" & 2048
                                                          ) <> 0
                                                        )
                                                      )
                                                      AND (
                                                        "t7"."bits" & 8192
                                                      ) <> 0
                                                  ) AS "t46"
                                                ) AS "t76"
                                                UNION ALL
                                                SELECT
                                                  *
                                                FROM (
                                                  SELECT
                                                    "t7"."j",
                                                    'O_lang' AS "laag",
                                                    CAST("t7"."b" AS BIGINT) AS "b",
                                                    CAST("t7"."e" AS BIGINT) AS "e",
                                                    'ja' AS "waarde"
                                                  FROM "segment" AS "t7"
                                                  WHERE
                                                    (
                                                      "t7"."bits" & 524288
                                                    ) <> 0
                                                ) AS "t37"
                                              ) AS "t79"
                                              UNION ALL
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t7"."j",
                                                  'Z_lang' AS "laag",
                                                  CAST("t7"."b" AS BIGINT) AS "b",
                                                  CAST("t7"."e" AS BIGINT) AS "e",
                                                  'ja' AS "waarde"
                                                FROM "segment" AS "t7"
                                                WHERE
                                                  (
                                                    "t7"."bits" & 1048576
                                                  ) <> 0
                                              ) AS "t36"
                                            ) AS "t80"
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                "t7"."j",
                                                'dreigend' AS "laag",
                                                CAST("t7"."b" AS BIGINT) AS "b",
                                                CAST("t7"."e" AS BIGINT) AS "e",
                                                'ja' AS "waarde"
                                              FROM "segment" AS "t7"
                                              WHERE
                                                (
                                                  "t7"."bits" & 128
                                                ) <> 0
                                            ) AS "t35"
                                          ) AS "t81"
                                          UNION ALL
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              "t7"."j",
                                              'thuishouder' AS "laag",
                                              CAST("t7"."b" AS BIGINT) AS "b",
                                              CAST("t7"."e" AS BIGINT) AS "e",
                                              'ja' AS "waarde"
                                            FROM "segment" AS "t7"
                                            WHERE
                                              (
                                                "t7"."bits" & 256
                                              ) <> 0
                                          ) AS "t34"
                                        ) AS "t82"
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            "t7"."j",
                                            'nazorg' AS "laag",
                                            CAST("t7"."b" AS BIGINT) AS "b",
                                            CAST("t7"."e" AS BIGINT) AS "e",
                                            'ja' AS "waarde"
                                          FROM "segment" AS "t7"
                                          WHERE
                                            (
                                              "t7"."bits" & 512
                                            ) <> 0
                                        ) AS "t33"
                                      ) AS "t85"
                                      UNION ALL
                                      SELECT
                                        *
                                      FROM (
                                        SELECT
                                          "t6"."j",
                                          'woonachtig' AS "laag",
                                          CAST("t6"."b" AS BIGINT) AS "b",
                                          CAST("t6"."e" AS BIGINT) AS "e",
                                          LPAD(
                                            CAST("t6"."gemeente" AS VARCHAR),
                                            GREATEST(LENGTH(CAST("t6"."gemeente" AS VARCHAR)), 4),
                                            '0'
                                          ) AS "waarde"
                                        FROM "woning" AS "t6"
                                      ) AS "t32"
                                    ) AS "t86"
                                    UNION ALL
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        "t61"."j",
                                        'woonachtig' AS "laag",
                                        CAST("t61"."b" AS BIGINT) AS "b",
                                        CAST("t61"."e" AS BIGINT) AS "e",
                                        'onbekend' AS "waarde"
                                      FROM (
                                        SELECT
                                          "t11"."j",
                                          "t11"."g" AS "b",
                                          3000000 AS "e"
                                        FROM "kind" AS "t11"
                                        WHERE
                                          NOT EXISTS(
                                            SELECT
                                              1
                                            FROM (
                                              SELECT DISTINCT
                                                "t6"."j" AS "wj"
                                              FROM "woning" AS "t6"
                                            ) AS "t24"
                                            WHERE
                                              "t11"."j" = "t24"."wj"
                                          )
                                      ) AS "t61"
                                    ) AS "t67"
                                  ) AS "t87"
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t94"."j",
                                      "t94"."laag",
                                      "t94"."b",
                                      "t94"."e",
                                      "t94"."waarde"
                                    FROM (
                                      SELECT
                                        "t92"."j",
                                        "t92"."b",
                                        "t92"."e",
                                        'ingeschreven' AS "laag",
                                        "t25"."school" AS "waarde"
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
                                              "t30"."j",
                                              "t30"."b",
                                              "t30"."e",
                                              "t30"."code"
                                            FROM (
                                              SELECT
                                                "t70"."j" AS "gj",
                                                "t70"."dag" AS "gb",
                                                "t70"."e" AS "ge"
                                              FROM (
                                                SELECT
                                                  "t53"."j",
                                                  "t53"."dag",
                                                  LEAD("t53"."dag") OVER (
                                                    PARTITION BY "t53"."j"
                                                    ORDER BY "t53"."dag" ASC
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
                                                        "t10"."j",
                                                        CAST("t10"."b" AS BIGINT) AS "dag"
                                                      FROM "inschrijving" AS "t10"
                                                    ) AS "t28"
                                                    UNION ALL
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        "t10"."j",
                                                        CAST("t10"."e" AS BIGINT) AS "dag"
                                                      FROM "inschrijving" AS "t10"
                                                    ) AS "t29"
                                                  ) AS "t45"
                                                ) AS "t53"
                                              ) AS "t70"
                                              WHERE
                                                "t70"."e" IS NOT NULL
                                            ) AS "t78"
                                            INNER JOIN (
                                              SELECT
                                                "t10"."j",
                                                "t10"."b",
                                                "t10"."e",
                                                "t10"."nr" AS "code"
                                              FROM "inschrijving" AS "t10"
                                            ) AS "t30"
                                              ON "t78"."gj" = "t30"."j" AND "t30"."b" <= "t78"."gb" AND "t30"."e" > "t78"."gb"
                                          ) AS "t84"
                                          GROUP BY
                                            1,
                                            2,
                                            3
                                        ) AS "t89"
                                      ) AS "t92"
                                      INNER JOIN (
                                        SELECT
                                          "t8"."nr",
                                          "t8"."school"
                                        FROM "school" AS "t8"
                                      ) AS "t25"
                                        ON "t92"."code" = "t25"."nr"
                                    ) AS "t94"
                                  ) AS "t95"
                                ) AS "t96"
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    "t90"."j",
                                    'vrijgesteld' AS "laag",
                                    "t90"."b",
                                    "t90"."e",
                                    CASE
                                      WHEN "t90"."code" = 0
                                      THEN 'art15'
                                      WHEN "t90"."code" = 1
                                      THEN 'art3a'
                                      WHEN "t90"."code" = 2
                                      THEN 'art3b'
                                      WHEN "t90"."code" = 3
                                      THEN 'art5_onder_a'
                                      WHEN "t90"."code" = 4
                                      THEN 'art5_onder_b'
                                      WHEN "t90"."code" = 5
                                      THEN 'art5_onder_c'
                                      WHEN "t90"."code" = 6
                                      THEN 'art5a_trekkend'
                                      ELSE ''
                                    END AS "waarde"
                                  FROM (
                                    SELECT
                                      "t88"."gj" AS "j",
                                      "t88"."gb" AS "b",
                                      "t88"."ge" AS "e",
                                      "t88"."hoogste" & 16777215 AS "code"
                                    FROM (
                                      SELECT
                                        "t83"."gj",
                                        "t83"."gb",
                                        "t83"."ge",
                                        MAX(
                                          (
                                            CAST(CAST("t83"."b" + 3000000 AS DOUBLE PRECISION) AS BIGINT) * 16777216
                                          ) + "t83"."code"
                                        ) AS "hoogste"
                                      FROM (
                                        SELECT
                                          "t77"."gj",
                                          "t77"."gb",
                                          "t77"."ge",
                                          "t12"."j",
                                          "t12"."code",
                                          "t12"."b",
                                          "t12"."e"
                                        FROM (
                                          SELECT
                                            "t69"."j" AS "gj",
                                            "t69"."dag" AS "gb",
                                            "t69"."e" AS "ge"
                                          FROM (
                                            SELECT
                                              "t52"."j",
                                              "t52"."dag",
                                              LEAD("t52"."dag") OVER (
                                                PARTITION BY "t52"."j"
                                                ORDER BY "t52"."dag" ASC
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
                                                    "t9"."j",
                                                    CAST("t9"."b" AS BIGINT) AS "dag"
                                                  FROM "vrijstelling" AS "t9"
                                                ) AS "t26"
                                                UNION ALL
                                                SELECT
                                                  *
                                                FROM (
                                                  SELECT
                                                    "t9"."j",
                                                    CAST("t9"."e" AS BIGINT) AS "dag"
                                                  FROM "vrijstelling" AS "t9"
                                                ) AS "t27"
                                              ) AS "t44"
                                            ) AS "t52"
                                          ) AS "t69"
                                          WHERE
                                            "t69"."e" IS NOT NULL
                                        ) AS "t77"
                                        INNER JOIN "vrijstelling" AS "t12"
                                          ON "t77"."gj" = "t12"."j" AND "t12"."b" <= "t77"."gb" AND "t12"."e" > "t77"."gb"
                                      ) AS "t83"
                                      GROUP BY
                                        1,
                                        2,
                                        3
                                    ) AS "t88"
                                  ) AS "t90"
                                ) AS "t93"
                              ) AS "t97"
                              UNION ALL
                              SELECT
                                *
                              FROM (
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
                              ) AS "t60"
                            ) AS "t98"
                            UNION ALL
                            SELECT
                              *
                            FROM (
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
                            ) AS "t59"
                          ) AS "t99"
                          UNION ALL
                          SELECT
                            *
                          FROM (
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
                          ) AS "t58"
                        ) AS "t100"
                        UNION ALL
                        SELECT
                          *
                        FROM (
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
                        ) AS "t57"
                      ) AS "t101"
                      UNION ALL
                      SELECT
                        *
                      FROM (
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
                      ) AS "t56"
                    ) AS "t102"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t4"."j",
                        'O_lesdagen' AS "laag",
                        CAST("t4"."b" AS BIGINT) AS "b",
                        CAST("t4"."e" AS BIGINT) AS "e",
                        "t4"."nr" AS "waarde"
                      FROM "lesdagen" AS "t4"
                      WHERE
                        "t4"."kind" = 1
                    ) AS "t23"
                  ) AS "t103"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t4"."j",
                      'Z_lesdagen' AS "laag",
                      CAST("t4"."b" AS BIGINT) AS "b",
                      CAST("t4"."e" AS BIGINT) AS "e",
                      "t4"."nr" AS "waarde"
                    FROM "lesdagen" AS "t4"
                    WHERE
                      "t4"."kind" = 2
                  ) AS "t22"
                ) AS "t104"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t4"."j",
                    'G_lesdagen' AS "laag",
                    CAST("t4"."b" AS BIGINT) AS "b",
                    CAST("t4"."e" AS BIGINT) AS "e",
                    "t4"."nr" AS "waarde"
                  FROM "lesdagen" AS "t4"
                  WHERE
                    "t4"."kind" = 4
                ) AS "t21"
              ) AS "t105"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t3"."j",
                  'uren_venster' AS "laag",
                  CAST("t3"."b" AS BIGINT) AS "b",
                  CAST("t3"."e" AS BIGINT) AS "e",
                  CASE
                    WHEN (
                      "t3"."uren" % 100
                    ) = 0
                    THEN CAST(CAST(FLOOR(
                      CAST((
                        "t3"."uren" - (
                          "t3"."uren" % 100
                        )
                      ) AS DOUBLE PRECISION) / (
                        100
                      )
                    ) AS BIGINT) AS VARCHAR)
                    WHEN (
                      "t3"."uren" % 100 % 10
                    ) = 0
                    THEN CAST(CAST(FLOOR(
                      CAST((
                        "t3"."uren" - (
                          "t3"."uren" % 100
                        )
                      ) AS DOUBLE PRECISION) / (
                        100
                      )
                    ) AS BIGINT) AS VARCHAR) || '.' || CAST(CAST(FLOOR(
                      CAST((
                        (
                          "t3"."uren" % 100
                        ) - (
                          "t3"."uren" % 100 % 10
                        )
                      ) AS DOUBLE PRECISION) / (
                        10
                      )
                    ) AS BIGINT) AS VARCHAR)
                    ELSE CAST(CAST(FLOOR(
                      CAST((
                        "t3"."uren" - (
                          "t3"."uren" % 100
                        )
                      ) AS DOUBLE PRECISION) / (
                        100
                      )
                    ) AS BIGINT) AS VARCHAR) || '.' || CAST(CAST(FLOOR(
                      CAST((
                        (
                          "t3"."uren" % 100
                        ) - (
                          "t3"."uren" % 100 % 10
                        )
                      ) AS DOUBLE PRECISION) / (
                        10
                      )
                    ) AS BIGINT) AS VARCHAR) || CAST("t3"."uren" % 100 % 10 AS VARCHAR)
                  END AS "waarde"
                FROM "venster_deel" AS "t3"
                WHERE
                  "t3"."uren" > 0
              ) AS "t66"
            ) AS "t106"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t3"."j",
                'te_laat_venster' AS "laag",
                CAST("t3"."b" AS BIGINT) AS "b",
                CAST("t3"."e" AS BIGINT) AS "e",
                CAST("t3"."tl" AS VARCHAR) AS "waarde"
              FROM "venster_deel" AS "t3"
              WHERE
                "t3"."tl" > 0
            ) AS "t20"
          ) AS "t107"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t3"."j",
              'ziek_meldingen_venster' AS "laag",
              CAST("t3"."b" AS BIGINT) AS "b",
              CAST("t3"."e" AS BIGINT) AS "e",
              CAST("t3"."zm" AS VARCHAR) AS "waarde"
            FROM "venster_deel" AS "t3"
            WHERE
              "t3"."zm" > 0
          ) AS "t19"
        ) AS "t108"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t0"."j",
            'thuisperiode' AS "laag",
            CAST("t0"."b" AS BIGINT) AS "b",
            CAST("t0"."e" AS BIGINT) AS "e",
            TO_CHAR(
              CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t0"."b" AS INT)) AS TIMESTAMP) AS DATE),
              'YYYY-MM-DD'
            ) AS "waarde"
          FROM "thuis" AS "t0"
          WHERE
            "t0"."soort" = 0
        ) AS "t55"
      ) AS "t109"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t0"."j",
          'thuisperiode_ruim' AS "laag",
          CAST("t0"."b" AS BIGINT) AS "b",
          CAST("t0"."e" AS BIGINT) AS "e",
          TO_CHAR(
            CAST(CAST(MAKE_DATE(CAST(1970 AS INT), CAST(1 AS INT), CAST(1 AS INT)) + MAKE_INTERVAL(days => CAST("t0"."b" AS INT)) AS TIMESTAMP) AS DATE),
            'YYYY-MM-DD'
          ) AS "waarde"
        FROM "thuis" AS "t0"
        WHERE
          "t0"."soort" = 1
      ) AS "t54"
    ) AS "t110"
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
    ) AS "t31"
  ) AS "t112"
  INNER JOIN (
    SELECT
      "t1"."j" AS "kj",
      "t1"."g"
    FROM "kind" AS "t1"
  ) AS "t18"
    ON "t112"."j" = "t18"."kj"
) AS "t113"
WHERE
  "t113"."b" < "t113"."e"
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
