"""What the database refuses of documents and letters, who keeps the texts of letters, and the first
four of them."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, BeschermTabel

# What stands in `documentkeuring.TOEGESTAAN`; a test compares them.
MEDIATYPEN = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
)
_LIJST = ", ".join(f"'{soort}'" for soort in MEDIATYPEN)
# Of a document that was withdrawn the row stays, and says why; its content is gone.
EISEN = f"""
alter table dossiers_document
    add constraint document_soort_bestand check (mediatype in ({_LIJST})),
    add constraint document_grootte check (grootte between 1 and 10485760),
    add constraint document_vingerafdruk check (vingerafdruk ~ '^[0-9a-f]{{64}}$'),
    add constraint document_ingetrokken check (
        case when ingetrokken_op is null then ingetrokken_reden = '' and length(inhoud) > 0
             else ingetrokken_reden <> '' and length(inhoud) = 0 end);
"""
GEEN_EISEN = """
alter table dossiers_document
    drop constraint document_soort_bestand, drop constraint document_grootte,
    drop constraint document_vingerafdruk, drop constraint document_ingetrokken;
"""
# As the owner of the tables: also a zaak and a death that the actor does not see count.
DOCUMENT = """
create function dossiers_document_klopt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if new.ingetrokken_op is not null
       or new.zaak_id is not null and not exists (
           select 1 from signalen_zaak z
           where z.id = new.zaak_id and z.jongere_id = new.jongere_id)
    then
        raise exception 'Dit document past niet bij dit kind.'
            using errcode = 'restrict_violation';
    end if;
    if new.soort = 'brief' and exists (
           select 1 from register_personalia p
           where p.jongere_id = new.jongere_id and p.overleden_op is not null)
    then
        raise exception 'Over een overleden kind gaat geen brief uit.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger klopt before insert on dossiers_document
    for each row execute function dossiers_document_klopt();
-- A document is withdrawn, once, and is otherwise what it was.
create function dossiers_document_blijft() returns trigger language plpgsql as $$
begin
    if toegang_systeem() or (
        (new.zaak_id, new.soort, new.groep, new.naam, new.mediatype, new.grootte, new.vingerafdruk)
        is not distinct from
        (old.zaak_id, old.soort, old.groep, old.naam, old.mediatype, old.grootte, old.vingerafdruk)
        and old.ingetrokken_op is null and new.ingetrokken_op is not null)
    then
        return new;
    end if;
    raise exception 'Een document wordt alleen ingetrokken, en verder niet gewijzigd.'
        using errcode = 'restrict_violation';
end $$;
create trigger blijft before update on dossiers_document
    for each row execute function dossiers_document_blijft();
-- A text that held on an earlier day stays as it was; one of today may still be put right.
create function dossiers_sjabloon_blijft() returns trigger language plpgsql as $$
declare
    vandaag date := coalesce(toegang_vandaag(), current_date);
begin
    if new.id = old.id and new.code = old.code and lower(new.periode) = lower(old.periode)
       and coalesce(upper(old.periode), 'infinity') >= vandaag
       and coalesce(upper(new.periode), 'infinity') >= vandaag
       and (lower(old.periode) >= vandaag
            or (new.titel, new.tekst, new.groep) = (old.titel, old.tekst, old.groep))
    then
        return new;
    end if;
    raise exception 'Een brieftekst die gold, verandert niet meer.'
        using errcode = 'restrict_violation';
end $$;
create trigger blijft before update on dossiers_briefsjabloon
    for each row execute function dossiers_sjabloon_blijft();
"""
WEG = """
drop trigger blijft on dossiers_briefsjabloon;
drop function dossiers_sjabloon_blijft();
drop trigger blijft on dossiers_document;
drop function dossiers_document_blijft();
drop trigger klopt on dossiers_document;
drop function dossiers_document_klopt();
"""
_GROET = """Met vriendelijke groet,

{afzender}
{functie}
{organisatie}"""
GESPREK = f"""Beste {{ouders}},

{{voornaam}} is al een tijd niet of niet elke dag op school. Dat is vast ook voor u niet makkelijk. Daarom willen wij graag met u en {{voornaam}} praten.

Het gesprek is op {{gesprek_datum}} om {{gesprek_tijd}}. We zien u graag op deze plek: {{gesprek_plaats}}.

In het gesprek willen we horen:
- hoe het nu met {{voornaam}} gaat
- wat {{voornaam}} zelf wil
- wat u al hebt gedaan
- wat er nodig is om weer te leren

Daarna maken we samen afspraken. U mag iemand meenemen die u vertrouwt. Hebt u een tolk nodig? Dan regelen wij die.

Kunt u niet op deze dag? Bel dan met {{afzender}}. Het nummer is {{telefoon}}. Dan zoeken we een andere dag.

{_GROET}"""
VRIJSTELLING = f"""Beste {{ouders}},

Op {{verzoek_datum}} kregen wij uw brief over {{voornaam}}. U vraagt om vrijstelling van de leerplicht. Met zo'n vrijstelling hoeft {{voornaam}} niet op een school te staan.

Wij kijken nu of dit kan volgens de wet. Daarom willen we eerst met u en met {{voornaam}} praten. Soms vragen we een arts om advies. Dat is nooit de eigen dokter van {{voornaam}}. We doen dit niet zonder dat u het weet.

U krijgt ons antwoord voor {{antwoord_datum}}. Tot die dag verandert er niets. Ook als {{voornaam}} niet naar school hoeft, kijken we wat wel kan. Elk kind mag leren.

Hebt u een vraag? Bel dan met {{afzender}}. Het nummer is {{telefoon}}.

{_GROET}"""
AANBOD = f"""Beste {{ouders}},

Samen zochten we een plek waar {{voornaam}} kan leren. Die plek is er nu: {{aanbod}}.

{{voornaam}} kan daar beginnen op {{begindatum}}. De eerste weken kijken we elke week hoe het gaat. Gaat het goed? Dan kijken we samen of er meer uren bij kunnen. Is het te veel? Dan doen we een stap terug.

Dit is voor u belangrijk om te weten:
- U bent het met deze plek eens. Klopt dat niet? Bel ons dan voor de eerste dag.
- Kan {{voornaam}} een dag niet komen? Meld dat dan voor het begin van de dag.
- Alles wat we afspreken, staat in het plan. U kunt het plan altijd lezen.

Hebt u een vraag? Bel dan met {{afzender}}. Het nummer is {{telefoon}}.

{_GROET}"""
AFRONDING = f"""Beste {{ouders}},

De laatste tijd hadden wij vaak contact over {{voornaam}}. Op {{einddatum}} hebben we samen gezien dat het beter gaat. Daarom stoppen wij nu met onze hulp. Daar zijn we blij om.

Wat we samen hebben geleerd, bewaren we. Zo hoeft u het niet nog een keer te vertellen.

Gaat het later toch weer minder goed? Wacht dan niet. Bel met school of met {{afzender}}. Het nummer is {{telefoon}}. We gaan dan meteen weer met u verder.

U mag altijd lezen wat wij over {{voornaam}} hebben opgeschreven. U mag ook vragen om iets te verbeteren. We wensen {{voornaam}} en u veel geluk.

{_GROET}"""
# code: (titel, groep, tekst)
BRIEVEN = {
    "uitnodiging_gesprek": ("Uitnodiging voor een gesprek over {kind}", "gesprek", GESPREK),
    "ontvangst_vrijstelling": (
        "Uw verzoek om vrijstelling voor {kind}",
        "vrijstelling",
        VRIJSTELLING,
    ),
    "bevestiging_aanbod": ("Er is een plek voor {kind}", "plan_en_afspraken", AANBOD),
    "afronding": ("Onze hulp aan {kind} stopt", "plan_en_afspraken", AFRONDING),
}
_RIJ = (
    "insert into dossiers_briefsjabloon (code, titel, groep, tekst, periode)"
    " values (%s, %s, %s, %s, '[2020-08-01,)')"
)
BEHEERT = "((select toegang_systeem()) or (select signalen_beheert_afspraken()))"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_nazorg"), ("signalen", "0002_plan")]

    operations = [
        migrations.RunSQL(EISEN, GEEN_EISEN),
        migrations.RunSQL(
            [(_RIJ, [code, *rest]) for code, rest in BRIEVEN.items()],
            "delete from dossiers_briefsjabloon",
        ),
        migrations.RunSQL(DOCUMENT, WEG),
        BeschermTabel(
            "dossiers_briefsjabloon",
            zien="true",
            toevoegen=BEHEERT,
            wijzigen=BEHEERT,
            verwijderen=NIEMAND,
        ),
        BeschermTabel(
            "dossiers_briefsjabloonevent",
            zien=BEHEERT,
            toevoegen="pg_trigger_depth() > 0",
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
    ]
