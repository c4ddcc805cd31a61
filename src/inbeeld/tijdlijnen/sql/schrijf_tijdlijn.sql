, weg_tijdlijn as (
    delete from tijdlijnen_tijdlijn o
    where o.jongere_id = any(ids) and o.definitie = {definitie} and not exists (
        select 1 from nieuw_tijdlijn n
        where n.jongere_id = o.jongere_id and n.periode = o.periode and n.status = o.status
          and n.soort = o.soort and n.thuis_sinds is not distinct from o.thuis_sinds
          and n.langer_dan_drie_maanden = o.langer_dan_drie_maanden)
)
insert into tijdlijnen_tijdlijn (jongere_id, definitie, periode, status, soort, thuis_sinds,
                                 langer_dan_drie_maanden)
select n.jongere_id, {definitie}, n.periode, n.status, n.soort, n.thuis_sinds,
       n.langer_dan_drie_maanden
from nieuw_tijdlijn n where not exists (
    select 1 from tijdlijnen_tijdlijn o
    where n.jongere_id = o.jongere_id and o.definitie = {definitie} and n.periode = o.periode
      and n.status = o.status and n.soort = o.soort
      and n.thuis_sinds is not distinct from o.thuis_sinds
      and n.langer_dan_drie_maanden = o.langer_dan_drie_maanden);
