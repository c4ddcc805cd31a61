"""What a row said first is kept too: a change keeps the new row, and the old one was nowhere."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from inbeeld.toegang.migratie import InEenKeer


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0016_bewaren'),
    ]

    operations = [
        InEenKeer([
            pgtrigger.migrations.AddTrigger(
                model_name='aangepasteuren',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_aangepasteurenevent" ("bron_id", "door_id", "id", "ingetrokken_op", "ingetrokken_reden", "jongere_id", "moment", "opbouw", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "school", "sleutel", "uren_per_week_honderdsten") VALUES (NEW."bron_id", NEW."door_id", NEW."id", NEW."ingetrokken_op", NEW."ingetrokken_reden", NEW."jongere_id", NEW."moment", NEW."opbouw", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."school", NEW."sleutel", NEW."uren_per_week_honderdsten"); RETURN NULL;', hash='b0e086df704059e280af92d588947a4c70e8a585', operation='INSERT', pgid='pgtrigger_insert_insert_63cf7', table='dossiers_aangepasteuren', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='behoefte',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_behoefteevent" ("bron_id", "door_id", "id", "jongere_id", "moment", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sinds", "sleutel", "soort", "vervallen_op", "vervallen_reden", "vervuld_door_id", "vervuld_op") VALUES (NEW."bron_id", NEW."door_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."omschrijving", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plek", NEW."sinds", NEW."sleutel", NEW."soort", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervuld_door_id", NEW."vervuld_op"); RETURN NULL;', hash='5f08877bc4cd205e6e5150f04f62968d19a50918', operation='INSERT', pgid='pgtrigger_insert_insert_b68b3', table='dossiers_behoefte', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='belemmering',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_belemmeringevent" ("antwoord", "beantwoord_door_id", "beantwoord_op", "bron_id", "door_id", "functie", "had_geholpen", "heropend_reden", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regel", "sleutel", "soort", "toestand", "zaak_id") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."bron_id", NEW."door_id", NEW."functie", NEW."had_geholpen", NEW."heropend_reden", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regel", NEW."sleutel", NEW."soort", NEW."toestand", NEW."zaak_id"); RETURN NULL;', hash='5c05a2af9e3e4746b9ad7666b9439c39a3c6933f', operation='INSERT', pgid='pgtrigger_insert_insert_1fc8f', table='dossiers_belemmering', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='briefsjabloon',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_briefsjabloonevent" ("code", "groep", "id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst", "titel") VALUES (NEW."code", NEW."groep", NEW."id", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tekst", NEW."titel"); RETURN NULL;', hash='473b61941154b382c3eee3f9ed07396946480777', operation='INSERT', pgid='pgtrigger_insert_insert_1f19a', table='dossiers_briefsjabloon', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_documentevent" ("bron_id", "door_id", "groep", "grootte", "id", "ingetrokken_op", "ingetrokken_reden", "jongere_id", "mediatype", "moment", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "soort", "vingerafdruk", "zaak_id") VALUES (NEW."bron_id", NEW."door_id", NEW."groep", NEW."grootte", NEW."id", NEW."ingetrokken_op", NEW."ingetrokken_reden", NEW."jongere_id", NEW."mediatype", NEW."moment", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."soort", NEW."vingerafdruk", NEW."zaak_id"); RETURN NULL;', hash='14ff802c02c06f68e9fe86639e0e87366a3008e5', operation='INSERT', pgid='pgtrigger_insert_insert_82f3c', table='dossiers_document', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gespreksreden',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_gespreksredenevent" ("bron", "code", "id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tekst") VALUES (NEW."bron", NEW."code", NEW."id", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tekst"); RETURN NULL;', hash='72099dc10c17459241895ce1a6afee04c0a5d223', operation='INSERT', pgid='pgtrigger_insert_insert_00eee', table='dossiers_gespreksreden', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='herbeoordeling',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_herbeoordelingevent" ("bron_id", "door_id", "gedaan_op", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toelichting", "uiterlijk_op", "uitkomst", "verzoek_id") VALUES (NEW."bron_id", NEW."door_id", NEW."gedaan_op", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."toelichting", NEW."uiterlijk_op", NEW."uitkomst", NEW."verzoek_id"); RETURN NULL;', hash='af63ca7e8ab29af7cb0e631fc5c306d414b6e686', operation='INSERT', pgid='pgtrigger_insert_insert_6a5ff', table='dossiers_herbeoordeling', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='nazorg',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_nazorgevent" ("begonnen_op", "bron_id", "door_id", "geeindigd_op", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "thuis_sinds", "toestand", "tot", "wat_hielp", "zaak_id") VALUES (NEW."begonnen_op", NEW."bron_id", NEW."door_id", NEW."geeindigd_op", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."thuis_sinds", NEW."toestand", NEW."tot", NEW."wat_hielp", NEW."zaak_id"); RETURN NULL;', hash='5e8fe6465a8fc37b16e12815cc2db2b09ed8a701', operation='INSERT', pgid='pgtrigger_insert_insert_58283', table='dossiers_nazorg', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='vrijstellingsverzoek',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_vrijstellingsverzoekevent" ("beeindigd_op", "besluit_door_id", "besluit_op", "besluit_reden", "besluit_wijze", "bron_id", "door_id", "einddatum", "einde_reden", "feit_id", "geen_aanbod", "grond", "id", "ingangsdatum", "jongere_id", "kind_gehoord_id", "leermogelijkheden", "moment", "nooit_geschikt", "ondanks_controles", "ontvangen_op", "ouders_gehoord_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toestand", "verklaring_behandelaar", "verklaring_door", "verklaring_op", "waarom_niet_gehoord", "zaak_id", "zelfde_richting_vorig_jaar") VALUES (NEW."beeindigd_op", NEW."besluit_door_id", NEW."besluit_op", NEW."besluit_reden", NEW."besluit_wijze", NEW."bron_id", NEW."door_id", NEW."einddatum", NEW."einde_reden", NEW."feit_id", NEW."geen_aanbod", NEW."grond", NEW."id", NEW."ingangsdatum", NEW."jongere_id", NEW."kind_gehoord_id", NEW."leermogelijkheden", NEW."moment", NEW."nooit_geschikt", NEW."ondanks_controles", NEW."ontvangen_op", NEW."ouders_gehoord_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."toestand", NEW."verklaring_behandelaar", NEW."verklaring_door", NEW."verklaring_op", NEW."waarom_niet_gehoord", NEW."zaak_id", NEW."zelfde_richting_vorig_jaar"); RETURN NULL;', hash='6724eacd0b4dda285ab7364060bed8b824951659', operation='INSERT', pgid='pgtrigger_insert_insert_98099', table='dossiers_vrijstellingsverzoek', when='AFTER')),
            ),
        ]),
    ]
