-- Appended to the stages of the rules: what they say of these children against what is stored.
-- Only differences are written: a day's new fact leaves years of rows where they are.
, weg_laag as (
    delete from tijdlijnen_laag o where o.jongere_id = any(ids) and not exists (
        select 1 from nieuw_laag n
        where n.jongere_id = o.jongere_id and n.laag = o.laag and n.periode = o.periode
          and n.waarde = o.waarde)
), bij_laag as (
    insert into tijdlijnen_laag (jongere_id, laag, periode, waarde)
    select n.jongere_id, n.laag, n.periode, n.waarde from nieuw_laag n where not exists (
        select 1 from tijdlijnen_laag o
        where n.jongere_id = o.jongere_id and n.laag = o.laag and n.periode = o.periode
          and n.waarde = o.waarde)
), weg_klok as (
    delete from tijdlijnen_klok o where o.jongere_id = any(ids) and not exists (
        select 1 from nieuw_klok n
        where n.jongere_id = o.jongere_id and n.soort = o.soort and n.periode = o.periode
          and n.verschenen_op = o.verschenen_op and n.drie_maanden_op = o.drie_maanden_op)
), bij_klok as (
    insert into tijdlijnen_klok (jongere_id, soort, thuis_sinds, drie_maanden_op, einddatum,
                                 verschenen_op, periode)
    select n.jongere_id, n.soort, n.thuis_sinds, n.drie_maanden_op, n.einddatum, n.verschenen_op,
           n.periode
    from nieuw_klok n where not exists (
        select 1 from tijdlijnen_klok o
        where n.jongere_id = o.jongere_id and n.soort = o.soort and n.periode = o.periode
          and n.verschenen_op = o.verschenen_op and n.drie_maanden_op = o.drie_maanden_op)
)
