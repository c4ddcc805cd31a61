"""Uploads of 200 MB, and uploads that stop half-way, through the real request machinery."""

import io
import tracemalloc

import pytest
from django.urls import reverse

from inbeeld.aanleveren.formaten import MAX_BYTES
from inbeeld.aanleveren.models import Levering
from inbeeld.aanleveren.werkmap import werkmap
from tests.fabriek import systeem

pytestmark = pytest.mark.django_db
RAND = "grens"
VELDEN = {
    "soort_formaat": "csv_profiel",
    "begindatum": "2025-08-01",
    "einddatum": "2026-01-31",
    "omvang": "volledig",
}
MB = 1_000_000


class Stroom(io.RawIOBase):
    """A request body of `omvang` bytes of CSV that is made while it is read; it may break off."""

    def __init__(self, omvang: int, breekt_na: int | None = None) -> None:
        kop = "".join(
            f'--{RAND}\r\nContent-Disposition: form-data; name="{naam}"\r\n\r\n{waarde}\r\n'
            for naam, waarde in VELDEN.items()
        )
        kop += (
            f'--{RAND}\r\nContent-Disposition: form-data; name="bestanden"; '
            'filename="verzuim.csv"\r\nContent-Type: text/csv\r\n\r\n'
        )
        self._kop, self._staart = kop.encode(), f"\r\n--{RAND}--\r\n".encode()
        self._regel = b"1;10AB00;2025-11-03;2025-11-03;ziek;\n" * 2000
        self.lengte = len(self._kop) + omvang + len(self._staart)
        self._plek, self._breekt_na = 0, breekt_na

    def readable(self) -> bool:
        return True

    def readinto(self, doel) -> int:
        stuk = self._maak(len(doel))
        doel[: len(stuk)] = stuk
        return len(stuk)

    def _maak(self, hoeveel: int) -> bytes:
        if self._breekt_na is not None and self._plek > self._breekt_na:
            raise OSError("the other side is gone")
        hoeveel = min(hoeveel, self.lengte - self._plek, 1 << 16)
        begin, eind = self._plek, self._plek + hoeveel
        self._plek = eind
        staart_op = self.lengte - len(self._staart)
        stuk = self._kop[begin:eind]
        midden = max(0, min(eind, staart_op) - max(begin, len(self._kop)))
        stuk += self._regel[:midden]
        return stuk + self._staart[max(0, begin - staart_op) : max(0, eind - staart_op)]


def stuur(bezoeker, stroom):
    return bezoeker.request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": reverse("levering_nieuw"),
            "CONTENT_TYPE": f"multipart/form-data; boundary={RAND}",
            "CONTENT_LENGTH": str(stroom.lengte),
            "wsgi.input": io.BufferedReader(stroom),
        }
    )


@pytest.mark.traag
def test_tweehonderd_mb_wordt_geweigerd_in_begrensd_geheugen(school, bezoek):
    bezoeker = bezoek(school)
    tracemalloc.start()
    antwoord = stuur(bezoeker, Stroom(200 * MB))
    _, top = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert antwoord.status_code == 422
    assert f"Dit is meer dan {MAX_BYTES // MB} MB" in antwoord.content.decode()
    assert top < 30 * MB
    with systeem():
        assert not Levering.objects.exists()


def test_te_veel_regels_in_een_bestand_dat_nog_net_mag(school, bezoek, direct):
    bezoeker = bezoek(school)
    antwoord = stuur(bezoeker, Stroom(30 * MB))
    with systeem():
        levering = Levering.objects.get()
    assert antwoord.url == reverse("levering", kwargs={"sleutel": levering.sleutel})
    # Loose, without the other two: refused before a row is looked at.
    assert levering.status == "mislukt"


def test_verbinding_breekt_af_tijdens_het_versturen(school, bezoek):
    antwoord = stuur(bezoek(school), Stroom(20 * MB, breekt_na=5 * MB))
    assert antwoord.status_code in (400, 403)
    assert list(werkmap().iterdir()) == []
    with systeem():
        assert not Levering.objects.exists()
