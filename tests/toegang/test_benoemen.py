"""Who may appoint whom, asked of the database itself, as the app role in plain SQL."""

import pytest
from django.db import Error, IntegrityError, connection, transaction

from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Gebruiker, Kernteamlid, Organisatie, Postvak
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

pytestmark = pytest.mark.django_db
ALTIJD = periode(f.d("2020-01-01"), None)


def _mag(sql: str, *waarden: object) -> bool:
    """Whether the statement touches a row; a refusal counts as none."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, waarden)
            return cursor.rowcount > 0
    except IntegrityError:
        raise
    except Error:
        return False


def _benoem(mens: Gebruiker, organisatie: Organisatie, rol: str = "") -> bool:
    return _mag(
        "insert into toegang_aanstelling (gebruiker_id, organisatie_id, rol, periode)"
        " values (%s, %s, %s, '[2026-01-01,)')",
        mens.pk,
        organisatie.pk,
        rol or f.ROL[organisatie.soort],
    )


def test_whoever_is_no_administrator_appoints_nobody():
    school, iemand = f.school(), f.mens()
    for actor in (None, f.actor(school), f.actor(f.regio()), f.actor(f.regio(), "bestuurder")):
        with als(actor):
            assert not _benoem(iemand, school)
            assert not _mag("update toegang_aanstelling set rol = 'beheerder'")
            assert not _mag("delete from toegang_aanstelling")
            assert not _mag("insert into toegang_organisatie (soort, code, naam)"
                            " values ('regio', 'X', 'X')")  # fmt: skip
            assert not _mag("update toegang_organisatie set naam = 'X'")
            assert not _mag("update toegang_gebruiker set naam = 'X' where id = %s", iemand.pk)


def test_an_administrator_of_a_school_appoints_there_and_nowhere_else():
    school, ander, iemand = f.school("10AB00"), f.school("20CD00"), f.mens()
    with als(f.actor(school, "beheerder")):
        assert _benoem(iemand, school)
        assert not _benoem(iemand, ander)
        assert not _benoem(iemand, f.regio(), "beheerder")
        assert not _mag("update toegang_organisatie set naam = 'X'")
        er_is = f.aanstelling(ander)
        assert not _mag(
            "update toegang_aanstelling set organisatie_id = %s where id = %s", school.pk, er_is.pk
        )


def test_the_administrator_of_the_region_appoints_everywhere_but_no_family():
    iemand = f.mens()
    with als(f.actor(f.regio(), "beheerder")):
        assert _benoem(iemand, f.school())
        assert _benoem(iemand, f.regio(), "beheerder")
        assert not _benoem(iemand, f.regio(), "ouder")
        assert _mag("update toegang_organisatie set naam = 'Anders' where id = %s", f.school().pk)


def test_nobody_appoints_or_extends_themselves():
    eigen = f.aanstelling(f.regio(), "beheerder", tot_en_met=f.d("2026-06-30"))
    with als(f.actor_van(eigen)):
        assert not _benoem(eigen.gebruiker, f.school())
        assert not _mag(
            "update toegang_aanstelling set periode = '[2020-01-01,)' where id = %s", eigen.pk
        )
        assert not _mag("update toegang_gebruiker set naam = 'X' where id = %s", eigen.gebruiker_id)


def test_an_ended_administrator_manages_nothing():
    oud = f.aanstelling(f.regio(), "beheerder", tot_en_met=f.d("2026-02-01"))
    with als(f.actor_van(oud)):
        assert not _benoem(f.mens(), f.school())


def test_nobody_becomes_superuser():
    iemand = f.mens()
    with f.systeem():
        for kolom in ("is_superuser", "is_staff"):
            with pytest.raises(IntegrityError), transaction.atomic():
                Gebruiker.objects.filter(pk=iemand.pk).update(**{kolom: True})
        assert not _mag("insert into toegang_gebruiker_groups (gebruiker_id, group_id)"
                        " values (%s, 1)", iemand.pk)  # fmt: skip


def test_an_account_of_two_organisations_is_the_regions_to_change():
    school, ander = f.school("10AB00"), f.school("20CD00")
    een = f.aanstelling(school)
    sql = "update toegang_gebruiker set naam = naam || 'a' where id = %s"
    with als(f.actor(school, "beheerder")):
        assert _mag(sql, een.gebruiker_id)
    f.aanstelling(ander, gebruiker=een.gebruiker)
    with als(f.actor(school, "beheerder")):
        assert not _mag(sql, een.gebruiker_id)
    with als(f.actor(f.regio(), "beheerder")):
        assert _mag(sql, een.gebruiker_id)


def test_logging_in_and_a_password_of_ones_own_need_no_administrator():
    een, ander = f.aanstelling(f.school()), f.aanstelling(f.school())
    wachtwoord = "update toegang_gebruiker set password = 'x' where id = %s"
    assert _mag(wachtwoord, een.gebruiker_id)  # an invitation, or a better hash, at logging in
    with als(f.actor_van(een)):
        assert _mag(wachtwoord, een.gebruiker_id)
        assert not _mag(wachtwoord, ander.gebruiker_id)
        assert _mag("update toegang_gebruiker set last_login = now() where id = %s",
                    ander.gebruiker_id)  # fmt: skip


@pytest.mark.parametrize("rol", ["ouder", "jongere"])
def test_families_are_for_no_administrator_and_no_colleague(rol):
    familie = f.aanstelling(f.regio(), rol)
    professioneel = f.aanstelling(f.school())
    for wie in (f.actor(f.regio(), "beheerder"), f.actor(f.school()), f.actor(f.regio())):
        with als(wie):
            assert not Gebruiker.objects.filter(pk=familie.gebruiker_id).exists()
            assert not Aanstelling.objects.filter(pk=familie.pk).exists()
            assert Gebruiker.objects.filter(pk=professioneel.gebruiker_id).exists()
    with als(f.actor_van(familie)):
        assert list(Aanstelling.objects.all()) == [familie]
        assert list(Gebruiker.objects.all()) == [familie.gebruiker]


def test_history_is_written_with_who_and_why_and_read_by_who_manages():
    school = f.school("10AB00")
    beheerder = f.actor(school, "beheerder")
    iemand = f.aanstelling(school)
    with als(beheerder):
        f.wijzig(iemand, periode=periode(f.d("2020-01-01"), f.d("2026-02-28")))
        laatste = iemand.events.order_by("-pgh_id")[0]
        assert laatste.pgh_label == "update"
        assert laatste.pgh_context.metadata["systeem"] == "test"
        assert laatste.pgh_context.metadata["gebruiker"] == beheerder.gebruiker_id
        assert not _mag("delete from toegang_aanstellingevent")
        assert not _mag("update toegang_aanstellingevent set rol = 'x'")
    with als(f.actor(f.school("20CD00"), "beheerder")):
        assert not iemand.events.exists()


def test_a_deputy_stands_in_no_longer_than_who_is_replaced():
    een = f.aanstelling(f.school())
    with f.systeem():
        Aanstelling.objects.create(
            gebruiker=f.mens(), organisatie=een.organisatie, rol=een.rol, vervangt=een,
            periode=periode(f.d("2026-02-01"), f.d("2026-03-31")),
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="vervanging"):
        f.wijzig(een, periode=periode(f.d("2020-01-01"), f.d("2026-02-28")))


def test_a_postvak_has_a_coordinator_of_its_own_without_a_last_day():
    school = f.school("10AB00")
    goed = f.aanstelling(school)
    eindig = f.aanstelling(school, tot_en_met=f.d("2026-12-31"))
    verkeerd = (
        eindig,
        f.aanstelling(f.school("20CD00")),
        f.aanstelling(school, "beheerder"),
        f.aanstelling(school, van=f.d("2026-03-01")),
    )
    with f.systeem():
        for wie in verkeerd:
            with pytest.raises(IntegrityError, match="coördinator"), transaction.atomic():
                Postvak.objects.create(organisatie=school, coordinator=wie)
        postvak = Postvak.objects.create(organisatie=school, coordinator=goed)
    for veld, waarde in (("rol", "mentor"), ("periode", periode(f.d("2020-01-01"), f.VANDAAG))):
        with pytest.raises(IntegrityError, match="coördinator"):
            f.wijzig(Aanstelling.objects.get(pk=goed.pk), **{veld: waarde})
    with pytest.raises(IntegrityError, match="coördinator"):
        f.wijzig(goed.gebruiker, is_active=False)
    with f.systeem():
        assert not _mag("delete from toegang_postvak")
    f.wijzig(postvak, coordinator=f.aanstelling(school))
    f.wijzig(Aanstelling.objects.get(pk=goed.pk), periode=periode(f.d("2020-01-01"), f.VANDAAG))


def test_a_core_team_takes_who_belongs_there():
    school = f.school("10AB00")
    for goed in (f.aanstelling(school), f.aanstelling(f.gemeente())):
        with f.systeem():
            Kernteamlid.objects.create(school=school, aanstelling=goed, periode=ALTIJD)
    for verkeerd in (f.aanstelling(f.school("20CD00")), f.aanstelling(school, "beheerder")):
        with f.systeem(), pytest.raises(IntegrityError, match="kernteam"), transaction.atomic():
            Kernteamlid.objects.create(school=school, aanstelling=verkeerd, periode=ALTIJD)
    with f.systeem(), pytest.raises(IntegrityError, match="kernteam"), transaction.atomic():
        Kernteamlid.objects.create(school=f.gemeente(), aanstelling=goed, periode=ALTIJD)


def test_the_last_administrator_does_not_go():
    school = f.school("10AB00")
    een = f.aanstelling(school, "beheerder")
    einde = periode(f.d("2020-01-01"), f.d("2026-03-31"))
    with pytest.raises(IntegrityError, match="laatste beheerder"):
        f.wijzig(een, periode=einde)
    with pytest.raises(IntegrityError, match="laatste beheerder"):
        f.wijzig(een.gebruiker, is_active=False)
    # A successor who comes a day too late is none.
    twee = f.aanstelling(school, "beheerder", van=f.d("2026-04-02"))
    with pytest.raises(IntegrityError, match="laatste beheerder"):
        f.wijzig(een, periode=einde)
    f.wijzig(twee, periode=periode(f.d("2026-04-01"), None))
    f.wijzig(een, periode=einde)
