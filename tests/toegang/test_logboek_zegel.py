"""Lines are numbered without gaps and sealed; whatever is done to them afterwards is named."""

import json
import threading

import pytest
from django.db import Error, connection, connections, transaction

from inbeeld.cli import main
from inbeeld.toegang.actor import als
from inbeeld.toegang.logboek import canoniek
from inbeeld.toegang.logboek.verzegelen import verzegel
from inbeeld.toegang.models import Leesregel, Zegel
from tests import fabriek as f
from tests.toegang.logboekhulp import lees, schoolactor, superuser

pytestmark = pytest.mark.django_db


def _controleer(capsys: pytest.CaptureFixture[str], *keuzen: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["controleer-logboek", *keuzen])
    return code, capsys.readouterr().out.splitlines()


def test_lines_get_consecutive_numbers_and_a_seal(capsys):
    actor = schoolactor()
    for kind in (5, 6, 7):
        lees(actor, kind)
    try:
        with transaction.atomic():
            lees(actor, 8)
            raise RuntimeError
    except RuntimeError:
        pass
    lees(actor, 9, 10, grond='naam "en" geboortedatum\n\t\\ é 🙂 \x01')
    assert verzegel(hoogstens=2) == 5
    assert verzegel() == 0
    with f.systeem():
        regels = list(Leesregel.objects.order_by("nr").values_list("nr", "jongere_id"))
    assert regels == [(1, 5), (2, 6), (3, 7), (4, 9), (5, 10)]
    zegels = list(Zegel.objects.order_by("nr").values_list("nr", "aantal", "eerste", "laatste"))
    assert zegels == [(1, 2, 1, 2), (2, 2, 3, 4), (3, 1, 5, 5)]
    code, woorden = _controleer(capsys)
    assert (code, woorden) == (
        0,
        ["3 zegels en 5 regels gecontroleerd, 0 fouten; 0 regels nog niet verzegeld"],
    )


def test_the_log_of_an_empty_database_is_right(capsys):
    assert verzegel() == 0
    assert _controleer(capsys)[0] == 0


@pytest.mark.parametrize(
    "sql",
    [
        "update toegang_leesregel set nr = 1",
        "update toegang_leesregel set handeling = 'x'",
        "insert into toegang_leesregel (nr, moment, jongere_id, gegevensgroepen, handeling, grond,"
        " verzoek, waarmerk) values (7, now(), 1, '{}', 'x', '', gen_random_uuid(), '')",
        "insert into toegang_zegel (nr, moment, aantal, eerste, laatste, vorige, vingers, hash)"
        " values (2, now(), 1, 2, 2, '', '', '')",
        "update toegang_zegel set hash = ''",
        "update toegang_zegel set waarmerk = ''",
        "delete from toegang_zegel",
        "delete from toegang_leesregel",
    ],
)
def test_the_application_cannot_number_change_or_seal_by_hand(sql):
    lees(schoolactor(), 5)
    verzegel()
    lees(schoolactor(), 6)
    with f.systeem(), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Zegel.objects.count() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
class TestIngegrepen:
    """What somebody with the whole database does is named by the command."""

    @pytest.fixture(autouse=True)
    def _log(self):
        with transaction.atomic():
            actor = schoolactor()
        for kinderen in ((1, 2, 3), (4, 5, 6), (7, 8, 9)):
            with transaction.atomic():
                lees(actor, *kinderen)
            verzegel()

    def test_untouched(self, capsys):
        assert _controleer(capsys)[0] == 0

    @pytest.mark.parametrize(
        ("sql", "namen"),
        [
            ("delete from toegang_leesregel where nr = 5", ["regel 5 is verwijderd"]),
            (
                "update toegang_leesregel set jongere_id = 99 where nr = 2",
                ["regel 2 is gewijzigd"],
            ),
            (
                "update toegang_leesregel set moment = moment - interval '1 day' where nr = 9",
                ["regel 9 is gewijzigd"],
            ),
            (
                "update toegang_leesregel set nr = null where nr = 6;"
                "update toegang_leesregel set nr = 6 where nr = 7;"
                "update toegang_leesregel set nr = 7 where nr is null",
                ["regel 6 is gewijzigd", "regel 7 is gewijzigd"],
            ),
            (
                "delete from toegang_zegel where nr = 2",
                ["zegel 2 is weg", "regel 4 t/m 6 horen bij geen zegel"],
            ),
            ("update toegang_zegel set moment = now() where nr = 2", ["zegel 2 (", "gewijzigd"]),
            ("update toegang_zegel set vingers = '' where nr = 3", ["zegel 3 (", "regel 9 is gew"]),
            ("update toegang_zegel set waarmerk = null where nr = 3", ["geen waarmerk"]),
            ("update toegang_zegel set waarmerk = hash where nr = 3", ["een vals waarmerk"]),
            ("update toegang_zegel set sleutel = 'x' where nr = 3", ["met een sleutel die"]),
        ],
    )
    def test_change(self, capsys, sql, namen):
        with superuser() as cursor:
            cursor.execute(sql)
        code, woorden = _controleer(capsys)
        assert code == 1
        for naam in namen:
            assert any(naam in woord for woord in woorden), (naam, woorden)

    @pytest.mark.parametrize("nummer", ["5", "10", "null"])
    def test_a_line_put_in(self, capsys, nummer):
        """With a number that exists, with the next one, and without: as if just read."""
        with superuser() as cursor:
            cursor.execute("drop index leesregel_nr")
            cursor.execute(
                "insert into toegang_leesregel (nr, moment, gebruiker_id, aanstelling_id,"
                " organisatie_id, jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk)"
                f" select {nummer}, moment, gebruiker_id, aanstelling_id, organisatie_id,"
                " jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk"
                " from toegang_leesregel where nr = 4 returning id"
            )
            pk = cursor.fetchone()[0]
            try:
                code, woorden = _controleer(capsys)
                assert code == 1
                verwacht = {
                    "5": f"regel 5 is toegevoegd (id {pk})",
                    "10": "regel 10 hoort bij geen zegel",
                    "null": f"een regel zonder nummer (id {pk}) is niet door de toepassing",
                }[nummer]
                assert any(verwacht in woord for woord in woorden), woorden
                assert len(woorden) == 2
                if nummer == "null":
                    verzegel()
                    assert "regel 10 is toegevoegd: de toepassing" in _controleer(capsys)[1][0]
            finally:
                cursor.execute("delete from toegang_leesregel where id = %s", [pk])
                cursor.execute(
                    "create unique index leesregel_nr on toegang_leesregel (nr)"
                    " where nr is not null"
                )

    def test_a_line_and_its_seal_made_anew_without_the_key(self, capsys):
        """The superuser can run the database's own functions, but has no key for the waarmerk."""
        with superuser() as cursor:
            cursor.execute(
                "update toegang_leesregel set jongere_id = 99 where nr = 8;"
                "update toegang_leesregel set nr = null where nr >= 7;"
                "delete from toegang_zegel where nr = 3; select toegang_verzegel(10)"
            )
        code, woorden = _controleer(capsys)
        assert code == 1
        assert any("zegel 3" in woord and "geen waarmerk" in woord for woord in woorden)
        assert any("regel 8 is toegevoegd: de toepassing" in woord for woord in woorden)

    def test_the_end_cut_off_is_found_with_a_seal_kept_elsewhere(self, capsys, tmp_path):
        kopie = tmp_path / "zegel.json"
        assert _controleer(capsys, "--bewaar", str(kopie))[0] == 0
        assert json.loads(kopie.read_text())["laatste"] == 9
        assert _controleer(capsys, "--laatste-zegel", str(kopie))[0] == 0
        with superuser() as cursor:
            cursor.execute("delete from toegang_zegel where nr = 3")
            cursor.execute("delete from toegang_leesregel where nr > 6")
        assert _controleer(capsys)[0] == 0
        code, woorden = _controleer(capsys, "--laatste-zegel", str(kopie))
        assert (code, woorden[0]) == (1, "het einde is weg: zegel 3 t/m 3, met de regels 7 t/m 9")
        kopie.write_text("{}")
        assert _controleer(capsys, "--laatste-zegel", str(kopie))[0] == 2
        assert _controleer(capsys, "--laatste-zegel", str(tmp_path / "weg.json"))[0] == 2

    def test_from_a_line_on(self, capsys):
        with superuser() as cursor:
            cursor.execute("delete from toegang_leesregel where nr in (2, 8)")
        code, woorden = _controleer(capsys, "--vanaf", "5")
        assert code == 1
        assert woorden == [
            "regel 8 is verwijderd",
            "2 zegels en 6 regels gecontroleerd, 1 fouten; 0 regels nog niet verzegeld",
        ]
        assert _controleer(capsys, "--vanaf", "90")[0] == 1


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_line_of_an_open_transaction_goes_into_a_later_seal(capsys):
    with transaction.atomic():
        actor = schoolactor()
    geschreven, verder = threading.Event(), threading.Event()

    def lang() -> None:
        try:
            with als(actor), transaction.atomic():
                lees(actor, 1)
                geschreven.set()
                verder.wait(20)
        finally:
            connections.close_all()

    draad = threading.Thread(target=lang)
    draad.start()
    assert geschreven.wait(20)
    with transaction.atomic():
        lees(actor, 2)
    assert verzegel() == 1
    verder.set()
    draad.join(20)
    assert verzegel() == 1
    with f.systeem(), transaction.atomic():
        regels = dict(Leesregel.objects.values_list("jongere_id", "nr"))
    assert regels == {2: 1, 1: 2}
    assert _controleer(capsys)[0] == 0


@pytest.mark.django_db(transaction=True)
def test_one_seals_at_a_time():
    with transaction.atomic():
        lees(schoolactor(), 1)
    gedaan: list[int] = []

    def ander() -> None:
        gedaan.append(verzegel())
        connections.close_all()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select nr from toegang_verzegel(10)")
        draad = threading.Thread(target=ander)
        draad.start()
        draad.join(20)
        assert gedaan == [0]
    assert Zegel.objects.count() == 1


def test_a_word_for_a_child_that_says_nothing_outside():
    assert canoniek.pseudoniem(1) == canoniek.pseudoniem(1) != canoniek.pseudoniem(2)
    assert len(canoniek.pseudoniem(1)) == 32
