"""The read log in the fields of Logboek Dataverwerkingen: a pseudonym, and no user."""

import csv
import json
from datetime import date, timedelta

import pytest

from inbeeld.cli import main
from inbeeld.toegang.logboek.canoniek import pseudoniem
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.toegang.logboekhulp import lees, schoolactor

pytestmark = pytest.mark.django_db


def _exporteer(pad, *meer: str) -> int:
    dagen = date.today() - timedelta(days=1), date.today() + timedelta(days=1)
    van, tot = (dag.isoformat() for dag in dagen)
    return main(["exporteer-logboek", "--van", van, "--tot", tot, "--uit", str(pad), *meer])


def test_jsonl(tmp_path):
    actor = schoolactor()
    lees(actor, 5, 6)
    pad = tmp_path / "log.jsonl"
    assert _exporteer(pad) == 0
    regels = [json.loads(regel) for regel in pad.read_text("utf-8").splitlines()]
    with f.systeem():
        eerste = Leesregel.objects.get(jongere_id=5)
    assert len(regels) == 2
    assert regels[0] == {
        "trace_id": actor.verzoek.hex,
        "operation_id": f"{eerste.pk:016x}",
        "parent_operation_id": None,
        "name": "kind_bekijken",
        "start_time": regels[0]["start_time"],
        "end_time": regels[0]["start_time"],
        "status_code": 1,
        "resource": {"name": "inbeeld", "version": regels[0]["resource"]["version"]},
        "attributes": {
            "dpl.core.processing_activity_id": "urn:inbeeld:verwerking:kind_bekijken",
            "dpl.core.data_subject_id": pseudoniem(5),
            "dpl.core.data_subject_id_type": "inbeeld-pseudoniem",
        },
    }
    namen = json.dumps(regels)
    assert "gebruiker" not in namen
    assert "organisatie" not in namen


def test_csv_that_a_spreadsheet_does_not_run(tmp_path):
    lees(schoolactor(), 5, handeling="=1+1")
    pad = tmp_path / "log.csv"
    assert _exporteer(pad, "--verwerkingen", "https://register.example/") == 0
    (rij,) = csv.DictReader(pad.open(encoding="utf-8"), delimiter=";")
    assert rij["name"] == "'=1+1"
    assert rij["dpl.core.processing_activity_id"] == "https://register.example/=1+1"


def test_only_the_days_that_were_asked(tmp_path):
    lees(schoolactor(), 5)
    pad = tmp_path / "log.csv"
    dagen = ["--van", "2020-01-01", "--tot", "2020-01-02", "--uit", str(pad)]
    assert main(["exporteer-logboek", *dagen]) == 0
    assert len(pad.read_text("utf-8").splitlines()) == 1


def test_a_wrong_call(tmp_path, capsys):
    goed = ["--van", "2020-01-01", "--tot", "2020-01-02"]
    assert main(["exporteer-logboek", *goed, "--uit", "log.txt"]) == 2
    om = ["--van", "2020-01-02", "--tot", "2020-01-01", "--uit", str(tmp_path / "x.csv")]
    assert main(["exporteer-logboek", *om]) == 2
    weg = str(tmp_path / "bestaat niet" / "x.csv")
    assert main(["exporteer-logboek", *goed, "--uit", weg]) == 2
    assert capsys.readouterr().err.count("inbeeld exporteer-logboek: ") == 3
