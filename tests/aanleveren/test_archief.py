"""A zip from a stranger: bombs, paths, passwords, damage."""

import io
import zipfile

import pytest

from inbeeld.aanleveren.formaten import archief
from inbeeld.aanleveren.formaten.archief import pak_in, uitgepakt
from inbeeld.aanleveren.formaten.basis import Onleesbaar
from tests.aanleveren.bestanden import schrijf, zip_met


def weiger(pad, woorden):
    with pytest.raises(Onleesbaar, match=woorden), uitgepakt(pad):
        pass


def test_zipbom(tmp_path):
    bom = zip_met({"leerlingen.csv": b"0" * 300_000_000})
    assert len(bom) < 400_000
    weiger(schrijf(tmp_path, bom), "te groot")


def test_een_zip_van_een_versie_die_niet_bestaat(tmp_path):
    inhoud = bytearray(zip_met({"a.csv": "a;b\n"}))
    inhoud[inhoud.find(b"PK\x01\x02") + 6] = 99  # 'version needed to extract'
    weiger(schrijf(tmp_path, bytes(inhoud)), "beschadigd")


def test_een_beschadigd_lid_in_lzma(tmp_path):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_LZMA) as z:
        z.writestr("leerlingen.csv", "abc" * 1000)
    inhoud = bytearray(uit.getvalue())
    inhoud[60:80] = bytes(255 - b for b in inhoud[60:80])
    weiger(schrijf(tmp_path, bytes(inhoud)), "beschadigd")


def test_veel_kleine_bommen(tmp_path, monkeypatch):
    monkeypatch.setattr(archief, "MAX_UITGEPAKT", 3_000_000)
    weiger(schrijf(tmp_path, zip_met({f"{i}.csv": b"0" * 900_000 for i in range(5)})), "te groot")


def test_leugen_over_de_grootte(tmp_path):
    # The header says ten bytes; what counts is what comes out.
    inhoud = bytearray(zip_met({"a.csv": b"0" * 50_000_000}))
    for plek in _plekken(bytes(inhoud), (50_000_000).to_bytes(4, "little")):
        inhoud[plek : plek + 4] = (10).to_bytes(4, "little")
    weiger(schrijf(tmp_path, bytes(inhoud)), "te groot|beschadigd")


def _plekken(inhoud, zoek):
    plek = inhoud.find(zoek)
    while plek >= 0:
        yield plek
        plek = inhoud.find(zoek, plek + 1)


def test_zip_in_een_zip_wordt_niet_uitgepakt(tmp_path):
    binnen = zip_met({"leerlingen.csv": "a;b\n"})
    with uitgepakt(schrijf(tmp_path, zip_met({"binnen.zip": binnen}))) as bestanden:
        assert list(bestanden) == ["binnen.zip"]


def test_te_veel_bestanden(tmp_path):
    weiger(schrijf(tmp_path, zip_met({f"{i}.csv": "a" for i in range(51)})), "meer dan 50")


def test_namen_zijn_geen_paden(tmp_path):
    doel = tmp_path / "levering.zip"
    schrijf(tmp_path, zip_met({"../../kwaad.csv": "x", "C:\\map\\Goed.CSV": "y"}))
    with uitgepakt(doel) as bestanden:
        mappen = {pad.parent for pad in bestanden.values()}
        assert sorted(bestanden) == ["goed.csv", "kwaad.csv"]
        assert len(mappen) == 1
    assert not (tmp_path.parent.parent / "kwaad.csv").exists()
    assert not mappen.pop().exists()


def test_dezelfde_naam_twee_keer(tmp_path):
    weiger(schrijf(tmp_path, zip_met({"a/x.csv": "1", "b/x.csv": "2"})), "dezelfde naam")


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"geen zip", zip_met({"a.csv": "x" * 5000})[:-40]],
    ids=["leeg", "geen zip", "afgekapt"],
)
def test_geen_goede_zip(tmp_path, inhoud):
    weiger(schrijf(tmp_path, inhoud), "beschadigd")


def test_beschadigde_inhoud(tmp_path):
    inhoud = bytearray(zip_met({"a.csv": bytes(range(256)) * 40}))
    inhoud[60:80] = b"\xff" * 20
    weiger(schrijf(tmp_path, bytes(inhoud)), "beschadigd")


def test_wachtwoord(tmp_path):
    inhoud = bytearray(zip_met({"a.csv": "x"}))
    for kop, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        inhoud[inhoud.find(kop) + plek] |= 1
    weiger(schrijf(tmp_path, bytes(inhoud)), "wachtwoord")


def test_inpakken_geeft_altijd_dezelfde_bytes(tmp_path):
    bron = schrijf(tmp_path, b"a;b\n1;2\n", "a.csv")
    for naam in ("1.zip", "2.zip"):
        pak_in({"a.csv": bron}, tmp_path / naam)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "1.zip").read_bytes())) as zip_:
        assert zip_.read("a.csv") == b"a;b\n1;2\n"
