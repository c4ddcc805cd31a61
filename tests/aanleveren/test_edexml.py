"""EDEXML: identity and enrolment on one day; XML as an attack is refused."""

import pytest

from inbeeld.aanleveren.formaten import FORMATEN, Onleesbaar
from inbeeld.aanleveren.keuring import Bekend, keur
from tests.aanleveren.bestanden import (
    EDEXML,
    GEMEENTE,
    SCHOOL,
    VANDAAG,
    edex_leerling,
    onderwijsnummer,
    opdracht,
    schrijf,
    zip_met,
)

BEKEND = Bekend([{"school": SCHOOL, "sector": "po", "gemeente": GEMEENTE}])
MAG = frozenset({"jongeren", "inschrijvingen"})


def lees(tmp_path, tekst):
    inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
    return FORMATEN["edexml"].lees(schrijf(tmp_path, inhoud, "e.xml"), opdracht())


def weiger(tmp_path, tekst, woorden):
    with pytest.raises(Onleesbaar, match=woorden):
        lees(tmp_path, tekst)


def document(*leerlingen):
    return EDEXML.format(leerlingen="\n".join(leerlingen))


def test_leerling_met_inschrijving_vanaf_de_peildatum(tmp_path):
    gelezen = lees(tmp_path, document(edex_leerling(1)))
    keuring = keur(gelezen, opdracht(), "school", MAG, BEKEND, vandaag=VANDAAG)
    persoon = keuring.personen["1"]
    assert (persoon.achternaam, persoon.pgn) == ("Zee1", onderwijsnummer(1))
    (rij,) = keuring.tabellen["inschrijvingen"].rijen
    assert (rij[1], rij[2].isoformat(), rij[3], rij[-1]) == (SCHOOL, "2025-11-03", None, True)


def test_alleen_toegestane_velden_komen_binnen(tmp_path):
    meer = "<geslacht>2</geslacht><emailadres>a@b.nl</emailadres><fotourl>http://x</fotourl>"
    gelezen = lees(tmp_path, document(edex_leerling(1, meer=meer)))
    alles = str(gelezen)
    assert "a@b.nl" not in alles
    assert "http" not in alles
    assert "Groep 4" not in alles


def test_vestiging_van_de_leerling_gaat_voor(tmp_path):
    gelezen = lees(
        tmp_path,
        document(
            edex_leerling(1, meer="<vestiging>01</vestiging>"),
            edex_leerling(2, meer="<vestiging>10AB02</vestiging>"),
        ),
    )
    (deel,) = gelezen.tabel("inschrijvingen")
    assert [rij[1] for rij in deel.rijen] == ["10AB01", "10AB02"]


def test_foute_leerling_wordt_afgekeurd_met_regel(tmp_path):
    gelezen = lees(tmp_path, document(edex_leerling(1), edex_leerling(2, geboren="2012-02-31")))
    keuring = keur(gelezen, opdracht(), "school", MAG, BEKEND, vandaag=VANDAAG)
    assert [(a.regel, a.kolom) for a in keuring.afgekeurd] == [(10, "geboortedatum")]
    assert set(keuring.personen) == {"1"}


def test_bestand_zonder_regeleinden_wijst_op_volgnummer(tmp_path):
    tekst = document(edex_leerling(1), edex_leerling(2, geboren="2012-02-31")).replace("\n", "")
    keuring = keur(lees(tmp_path, tekst), opdracht(), "school", MAG, BEKEND, vandaag=VANDAAG)
    assert [(a.bestand, a.regel) for a in keuring.afgekeurd] == [
        ("EDEXML (volgnummer van de leerling)", 2)
    ]


LACH = (
    '<!DOCTYPE b [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    "begin",
    [
        LACH,
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    ],
    ids=["bom", "bestand", "adres"],
)
def test_documenttype_wordt_geweigerd(tmp_path, begin):
    tekst = document(edex_leerling(1)).replace("<EDEX", f"{begin}<EDEX").replace("Zee1", "&f;")
    weiger(tmp_path, tekst, "DOCTYPE")


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("<EDEX><school>", "geen goede XML"),
        ("geen xml", "geen goede XML"),
        ("<html><body>hallo</body></html>", "geen EDEXML"),
        ("<a>" * 30 + "</a>" * 30, "dieper genest"),
        (
            document("<leerling key='1'><achternaam>" + "a" * 5000 + "</achternaam></leerling>"),
            "langer",
        ),
        (document(edex_leerling(1)).replace("2025-11-03", "3-11-2025"), "peildatum"),
        (document(edex_leerling(1)).replace("2025-11-03", "2020-11-03"), "buiten de periode"),
        (document(edex_leerling(1)).replace("UTF-8", "klingon"), "geen goede XML"),
        (document(edex_leerling(1)).replace("Zee1", "&f;"), "geen goede XML"),
    ],
    ids=[
        "afgebroken",
        "geen xml",
        "html",
        "diep",
        "lange waarde",
        "datum",
        "andere periode",
        "codering",
        "entiteit",
    ],
)
def test_onleesbaar(tmp_path, tekst, woorden):
    weiger(tmp_path, tekst, woorden)


def test_in_een_zip(tmp_path):
    pad = schrijf(tmp_path, zip_met({"e.xml": document(edex_leerling(1))}))
    assert FORMATEN["edexml"].lees(pad, opdracht()).rijen == 1
    pad = schrijf(tmp_path, zip_met({"e.xml": "x", "f.xml": "y"}))
    with pytest.raises(Onleesbaar, match="precies één"):
        FORMATEN["edexml"].lees(pad, opdracht())


def test_andere_codering(tmp_path):
    tekst = document(edex_leerling(1)).replace("Zee1", "Zée").replace("UTF-8", "ISO-8859-1")
    gelezen = lees(tmp_path, tekst.encode("latin-1"))
    (deel,) = gelezen.tabel("personalia")
    assert deel.rijen[0][5] == "Zée"
