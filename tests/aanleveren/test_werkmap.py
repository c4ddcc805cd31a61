"""Files in the clear: private, and gone after a kill."""

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from inbeeld.aanleveren import keuring
from inbeeld.aanleveren import werkmap as module
from inbeeld.aanleveren.werkmap import werkmap
from inbeeld.regels.feitenmap import Feiten

MAAKT = """
import time
from pathlib import Path
from inbeeld.aanleveren.werkmap import werkmap
pad = werkmap() / "leerlingen.csv"
pad.write_text("geheim")
print(pad, flush=True)
time.sleep(60)
"""


@pytest.fixture
def schoon(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(module, "_van_proces", {})
    return tmp_path


def test_alleen_voor_de_eigen_gebruiker(schoon):
    for map_ in (werkmap(), werkmap().parent):
        assert stat.S_IMODE(map_.stat().st_mode) == 0o700


def test_wat_een_gedood_proces_achterliet_wordt_verwijderd(schoon):
    proces = subprocess.Popen([sys.executable, "-c", MAAKT], stdout=subprocess.PIPE, text=True)
    pad = Path(proces.stdout.readline().strip())
    werkmap()
    assert pad.read_text() == "geheim"  # it lives: hands off
    proces.kill()
    proces.wait()
    module._van_proces.clear()
    werkmap()
    assert not pad.exists()


def test_een_map_van_een_ander_wordt_niet_gebruikt(schoon):
    werkmap().parent.chmod(0o755)
    module._van_proces.clear()
    with pytest.raises(PermissionError):
        werkmap()


def test_wat_de_controle_niet_in_het_geheugen_krijgt_ligt_er_ook(schoon):
    een, twee = keuring._instellingen(), keuring._instellingen()
    assert een["temp_directory"] != twee["temp_directory"]
    with Feiten(een | {"memory_limit": "20MB"}) as feiten:
        con = feiten.con
        con.execute("create table groot as select range as n, hash(range) as h from range(4000000)")
        geschreven = list(werkmap().glob("duckdb-*/*"))
        assert geschreven
        assert {p.parent for p in geschreven} == {Path(een["temp_directory"])}
    assert not list(werkmap().glob("duckdb-*/*"))
