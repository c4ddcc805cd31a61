-- tijdlijn-zkij-2021: made from the rules by inbeeld.regels.compileer; do not edit

-- stap: thuis_segment tabel
SELECT
  CAST("t5"."j" AS BIGINT) AS "j",
  CAST("t5"."b" AS INT) AS "b",
  CAST("t5"."e" AS INT) AS "e",
  CAST("t5"."bits" AS INT) AS "bits",
  CAST("t3"."drie_op" AS INT) AS "drie_op",
  CAST("t3"."tb" AS INT) AS "sinds"
FROM (
  SELECT
    *
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
) AS "t5"
LEFT OUTER JOIN (
  SELECT
    "t1"."j" AS "tj",
    "t1"."b" AS "tb",
    "t1"."e" AS "te",
    "t1"."drie_op"
  FROM "thuis" AS "t1"
  WHERE
    "t1"."soort" = 0
) AS "t3"
  ON "t5"."j" = "t3"."tj" AND "t5"."b" >= "t3"."tb" AND "t5"."b" < "t3"."te"

-- stap: dagdeel kijk
SELECT
  CAST("t1"."j" AS BIGINT) AS "j",
  CAST("t1"."b" AS INT) AS "b",
  CAST("t1"."e" AS INT) AS "e",
  CAST("t1"."bits" AS INT) AS "bits",
  CAST(NULL AS INT) AS "sinds",
  CAST(0 AS INT) AS "lang"
FROM "segment" AS "t1"
WHERE
  NOT (
    (
      (
        (
          (
            "t1"."bits" & 4096
          ) <> 0
        )
        OR (
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
          AND (
            (
              "t1"."bits" & 32
            ) <> 0
          )
          AND (
            (
              (
                "t1"."bits" & 131072
              ) <> 0
            )
            OR (
              (
                "t1"."bits" & 16384
              ) <> 0
            )
            OR (
              (
                "t1"."bits" & 32768
              ) <> 0
            )
            OR (
              (
                "t1"."bits" & 65536
              ) <> 0
            )
          )
        )
      )
      AND NOT (
        (
          "t1"."bits" & 64
        ) <> 0
      )
    )
    OR (
      (
        (
          "t1"."bits" & 2048
        ) <> 0
      )
      AND NOT (
        (
          "t1"."bits" & 64
        ) <> 0
      )
    )
  )
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST("t0"."b" AS INT) AS "b",
  CAST(LEAST(GREATEST(COALESCE("t0"."drie_op", "t0"."e"), "t0"."b"), "t0"."e") AS INT) AS "e",
  CAST("t0"."bits" AS INT) AS "bits",
  CAST("t0"."sinds" AS INT) AS "sinds",
  CAST(0 AS INT) AS "lang"
FROM "thuis_segment" AS "t0"
WHERE
  "t0"."b" < LEAST(GREATEST(COALESCE("t0"."drie_op", "t0"."e"), "t0"."b"), "t0"."e")
UNION ALL
SELECT
  CAST("t0"."j" AS BIGINT) AS "j",
  CAST(LEAST(GREATEST(COALESCE("t0"."drie_op", "t0"."e"), "t0"."b"), "t0"."e") AS INT) AS "b",
  CAST("t0"."e" AS INT) AS "e",
  CAST("t0"."bits" AS INT) AS "bits",
  CAST("t0"."sinds" AS INT) AS "sinds",
  CAST(0 + 1 AS INT) AS "lang"
FROM "thuis_segment" AS "t0"
WHERE
  LEAST(GREATEST(COALESCE("t0"."drie_op", "t0"."e"), "t0"."b"), "t0"."e") < "t0"."e"

-- stap: tijdlijn tabel
SELECT
  CAST("t8"."j" AS BIGINT) AS "j",
  CAST("t8"."b" AS INT) AS "b",
  CAST("t8"."e" AS INT) AS "e",
  CAST("t8"."status" AS INT) AS "status",
  CAST("t8"."sinds" AS INT) AS "sinds",
  CAST("t8"."lang" AS INT) AS "lang"
FROM (
  SELECT
    "t7"."j",
    "t7"."b",
    COALESCE(
      LEAD("t7"."b") OVER (
        PARTITION BY "t7"."j"
        ORDER BY "t7"."b" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      (
        SELECT
          "t0"."tot"
        FROM "parameters" AS "t0"
      ) + 1
    ) AS "e",
    "t7"."bits",
    "t7"."sinds",
    "t7"."lang",
    "t7"."status",
    "t7"."zelfde",
    "t7"."nieuw"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t5"."j",
        "t5"."b",
        "t5"."e",
        "t5"."bits",
        "t5"."sinds",
        "t5"."lang",
        "t5"."status",
        "t5"."zelfde",
        CASE
          WHEN COALESCE(
            LAG("t5"."zelfde") OVER (
              PARTITION BY "t5"."j"
              ORDER BY "t5"."b" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) = "t5"."zelfde",
            FALSE
          )
          THEN 0
          ELSE 1
        END AS "nieuw"
      FROM (
        SELECT
          "t4"."j",
          "t4"."b",
          "t4"."e",
          "t4"."bits",
          "t4"."sinds",
          "t4"."lang",
          "t4"."status",
          (
            (
              CAST(CAST(COALESCE("t4"."sinds", -1) AS DOUBLE PRECISION) AS BIGINT) + 1
            ) * 128
          ) + (
            "t4"."status" * 2
          ) + "t4"."lang" AS "zelfde"
        FROM (
          SELECT
            "t3"."j",
            "t3"."b",
            "t3"."e",
            "t3"."bits",
            CASE WHEN "t3"."status" IN (4, 5) THEN "t3"."sinds" ELSE CAST(NULL AS BIGINT) END AS "sinds",
            CASE WHEN "t3"."status" IN (4, 5) THEN "t3"."lang" ELSE 0 END AS "lang",
            "t3"."status"
          FROM (
            SELECT
              "t1"."j",
              "t1"."b",
              "t1"."e",
              "t1"."bits",
              "t1"."sinds",
              "t1"."lang",
              CASE
                WHEN NOT (
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
                )
                THEN 0
                WHEN (
                  "t1"."bits" & 16
                ) <> 0
                THEN 1
                WHEN (
                  (
                    (
                      "t1"."bits" & 1024
                    ) <> 0
                  )
                  OR (
                    (
                      "t1"."bits" & 2048
                    ) <> 0
                  )
                )
                AND (
                  (
                    "t1"."bits" & 8192
                  ) <> 0
                )
                AND NOT (
                  (
                    "t1"."bits" & 64
                  ) <> 0
                )
                THEN 2
                WHEN (
                  (
                    "t1"."bits" & 1024
                  ) <> 0
                )
                AND NOT (
                  (
                    "t1"."bits" & 4096
                  ) <> 0
                )
                AND NOT (
                  (
                    "t1"."bits" & 64
                  ) <> 0
                )
                THEN 3
                WHEN (
                  (
                    "t1"."bits" & 4096
                  ) <> 0
                )
                AND NOT (
                  (
                    "t1"."bits" & 64
                  ) <> 0
                )
                THEN 4
                WHEN (
                  (
                    "t1"."bits" & 524288
                  ) <> 0
                )
                AND NOT (
                  (
                    "t1"."bits" & 64
                  ) <> 0
                )
                THEN 5
                WHEN (
                  (
                    "t1"."bits" & 64
                  ) <> 0
                )
                AND (
                  (
                    (
                      "t1"."bits" & 1024
                    ) <> 0
                  )
                  OR (
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
                    AND (
                      (
                        "t1"."bits" & 32
                      ) <> 0
                    )
                    AND (
                      (
                        (
                          "t1"."bits" & 131072
                        ) <> 0
                      )
                      OR (
                        (
                          "t1"."bits" & 16384
                        ) <> 0
                      )
                      OR (
                        (
                          "t1"."bits" & 32768
                        ) <> 0
                      )
                      OR (
                        (
                          "t1"."bits" & 65536
                        ) <> 0
                      )
                    )
                  )
                )
                THEN 6
                WHEN (
                  "t1"."bits" & 16777216
                ) <> 0
                THEN 7
                WHEN (
                  "t1"."bits" & 1048576
                ) <> 0
                THEN 8
                WHEN (
                  (
                    "t1"."bits" & 4194304
                  ) <> 0
                )
                OR (
                  (
                    "t1"."bits" & 67108864
                  ) <> 0
                )
                THEN 9
                WHEN (
                  "t1"."bits" & 8388608
                ) <> 0
                THEN 10
                WHEN (
                  "t1"."bits" >= 134217728
                ) OR (
                  (
                    "t1"."bits" & 33554432
                  ) <> 0
                )
                THEN 11
                WHEN (
                  "t1"."bits" & 1
                ) <> 0
                THEN 12
                ELSE -1
              END AS "status"
            FROM "dagdeel" AS "t1"
            OFFSET 0
          ) AS "t3"
        ) AS "t4"
        OFFSET 0
      ) AS "t5"
    ) AS "t6"
    WHERE
      "t6"."nieuw" = 1
  ) AS "t7"
) AS "t8"
