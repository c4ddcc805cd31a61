"""What is published: of one whole school year that is over, and no small number in it."""

from django.db import migrations

# The last net. The application hides small numbers and what they would follow from; whatever goes
# wrong there, a number of 1 to 4 is never stored as published, by nobody. In a row of `regels` the
# number stands fifth: tabel, dag, gebied, onderwerp, aantal, aanduiding, per 1,000.
BEWAAKT = """
create function monitor_publicatie_bewaakt() returns trigger language plpgsql as $$
begin
    if to_char(new.van, 'MM-DD') <> '08-01' or to_char(new.tot_en_met, 'MM-DD') <> '07-31'
       or extract(year from new.tot_en_met) <> extract(year from new.van) + 1
       or new.tot_en_met >= new.moment::date or new.bekend_op > new.moment then
        raise exception 'Een publicatie gaat over een heel schooljaar dat voorbij is.'
            using errcode = 'check_violation';
    end if;
    if jsonb_typeof(new.tabellen -> 'regels') is distinct from 'array' or exists (
        select 1 from jsonb_array_elements(new.tabellen -> 'regels') as r
        where jsonb_array_length(r) <> 7 or jsonb_typeof(r -> 4) not in ('number', 'null')
           or (r ->> 4)::numeric between 1 and 4 or (r ->> 4)::numeric < 0
           or ((r ->> 4) is null) <> (r ->> 5 in ('afgeschermd', 'onbekend'))
           or (r ->> 4 is null and r ->> 6 is not null)
    ) then
        raise exception 'Een getal van 1 tot en met 4 wordt niet gepubliceerd.'
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger bewaakt before insert on monitor_publicatie
    for each row execute function monitor_publicatie_bewaakt();
"""
WEG = """drop trigger bewaakt on monitor_publicatie;
drop function monitor_publicatie_bewaakt();"""


class Migration(migrations.Migration):
    dependencies = [("monitor", "0003_blad")]

    operations = [migrations.RunSQL(BEWAAKT, WEG)]
