"""A report as OpenDocument text: to go on writing in a word processor, with real tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from inbeeld.monitor.druk.grafieken import teken
from inbeeld.monitor.druk.pdf import kolomsoorten
from inbeeld.monitor.rapporten.inhoud import Cel, als_tekst
from inbeeld.web.drukwerk import als_png
from inbeeld.web.opendocument import KOP, NAMEN, pak_in, tekst

MEDIATYPE = "application/vnd.oasis.opendocument.text"
_BREED_CM = 16.0


def _kop(niveau: int, grootte: int, boven: float) -> str:
    return (
        f'<style:style style:name="Heading_20_{niveau}" style:display-name="Heading {niveau}"'
        ' style:family="paragraph" style:parent-style-name="Standard"'
        f' style:default-outline-level="{niveau}"><style:paragraph-properties'
        f' fo:margin-top="{boven}cm" fo:margin-bottom="0.3cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{grootte}pt" fo:font-weight="bold"/></style:style>'
    )


def _alineastijl(naam: str, eigenschappen: str, letter: str = "") -> str:
    return (
        f'<style:style style:name="{naam}" style:family="paragraph"'
        f' style:parent-style-name="Standard"><style:paragraph-properties {eigenschappen}/>'
        f"<style:text-properties {letter}/></style:style>"
    )


_STIJLEN = f"""{KOP}<office:document-styles {NAMEN}><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"
 fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:line-height="125%"/></style:style>
{_kop(1, 18, 0.4)}{_kop(2, 14, 0.8)}{_kop(3, 12, 0.5)}
{_alineastijl("Alinea", 'fo:margin-bottom="0.3cm"')}
{_alineastijl("Noot", 'fo:margin-top="0.1cm" fo:margin-bottom="0.4cm"', 'fo:font-size="9pt"')}
{
    _alineastijl(
        "Bijschrift",
        'fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        'fo:font-weight="bold"',
    )
}
{_alineastijl("Invullen", 'fo:margin-bottom="0.6cm"', 'fo:font-style="italic"')}
{_alineastijl("Cel", 'fo:line-height="110%"', 'fo:font-size="10pt"')}
{_alineastijl("CelGetal", 'fo:text-align="end"', 'fo:font-size="10pt"')}
{_alineastijl("CelKop", 'fo:line-height="110%"', 'fo:font-size="10pt" fo:font-weight="bold"')}
{_alineastijl("CelKopGetal", 'fo:text-align="end"', 'fo:font-size="10pt" fo:font-weight="bold"')}
<text:list-style style:name="Lijst"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm"
 fo:margin-left="0.8cm"/></style:list-level-properties></text:list-level-style-bullet>
</text:list-style></office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="A4"/></office:master-styles></office:document-styles>"""
_AUTOMATISCH = (
    "<office:automatic-styles>"
    '<style:style style:name="Tabel" style:family="table"><style:table-properties'
    f' style:width="{_BREED_CM}cm" table:align="left"/></style:style>'
    '<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties'
    ' fo:padding="0.1cm" fo:border-bottom="0.5pt solid #808080"/></style:style>'
    '<style:style style:name="Beeld" style:family="graphic"><style:graphic-properties'
    ' style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
    "</office:automatic-styles>"
)


def als_odt(inhoud: Mapping[str, Any]) -> bytes:
    """The report as bytes, always the same for the same content."""
    beelden: dict[str, bytes] = {}
    delen = [_titel(inhoud)]
    if inhoud["gegevens"]:
        delen.append(_rooster("gegevens", ("Onderdeel", "Inhoud"), inhoud["gegevens"]))
    for nr, deel in enumerate(inhoud["delen"]):
        delen.append(_deel(nr, deel, beelden))
    return pak_in(
        MEDIATYPE,
        inhoud["titel"],
        f"{KOP}<office:document-content {NAMEN}>{_AUTOMATISCH}<office:body><office:text>"
        f"{''.join(delen)}</office:text></office:body></office:document-content>",
        _STIJLEN,
        beelden,
    )


def _titel(inhoud: Mapping[str, Any]) -> str:
    return _koptekst(inhoud["titel"], 1) + _alinea(inhoud["ondertitel"])


def _deel(nr: int, deel: Mapping[str, Any], beelden: dict[str, bytes]) -> str:
    match deel["soort"]:
        case "kop":
            return _koptekst(deel["tekst"], deel["niveau"] + 1)
        case "lijst":
            punten = "".join(
                f"<text:list-item>{_alinea(r)}</text:list-item>" for r in deel["regels"]
            )
            return f'<text:list text:style-name="Lijst">{punten}</text:list>'
        case "invullen":
            if not deel["tekst"]:
                return _alinea(f"[{deel['vraag']}]", "Invullen")
            return "".join(_alinea(r) for r in deel["tekst"].splitlines() if r.strip())
        case "tabel":
            noot = _alinea(deel["noot"], "Noot") if deel["noot"] else ""
            return _alinea(deel["titel"], "Bijschrift") + _tabel(deel) + noot
        case "grafiek":
            return _grafiek(nr, deel, beelden)
    return _alinea(deel["tekst"])


def _koptekst(woorden: str, niveau: int) -> str:
    return (
        f'<text:h text:style-name="Heading_20_{niveau}" text:outline-level="{niveau}">'
        f"{tekst(woorden)}</text:h>"
    )


def _alinea(woorden: str, stijl: str = "Alinea") -> str:
    regels = "<text:line-break/>".join(tekst(regel) for regel in woorden.split("\n"))
    return f'<text:p text:style-name="{stijl}">{regels}</text:p>'


def _tabel(deel: Mapping[str, Any]) -> str:
    soorten = kolomsoorten(deel)
    totaal = [deel["totaal"]] if deel["totaal"] else []
    return _rooster(deel["sleutel"], deel["kolommen"], deel["rijen"], totaal, soorten)


def _rooster(
    naam: str,
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[Cel]],
    totaal: Sequence[Sequence[Cel]] = (),
    soorten: Sequence[str] = (),
) -> str:
    soorten = soorten or ["tekst"] * len(kolommen)
    kop = _rij(kolommen, soorten, "CelKop")
    return (
        f'<table:table table:name="{tekst(naam)}" table:style-name="Tabel">'
        f'<table:table-column table:number-columns-repeated="{len(kolommen)}"/>'
        f"<table:table-header-rows>{kop}</table:table-header-rows>"
        f"{''.join(_rij(rij, soorten, 'Cel') for rij in rijen)}"
        f"{''.join(_rij(rij, soorten, 'CelKop') for rij in totaal)}</table:table>"
    )


def _rij(cellen: Sequence[Cel], soorten: Sequence[str], stijl: str) -> str:
    inhoud = "".join(
        f'<table:table-cell table:style-name="Cel"{_waarde(cel)}>'
        f"{_alinea(als_tekst(cel), stijl + ('Getal' if soort == 'getal' else ''))}"
        "</table:table-cell>"
        for cel, soort in zip(cellen, soorten, strict=True)
    )
    return f"<table:table-row>{inhoud}</table:table-row>"


def _waarde(cel: Cel) -> str:
    """A number is a number in a table of text too."""
    if isinstance(cel, dict):
        return f' office:value-type="float" office:value="{cel["n"]}"'
    return ' office:value-type="string"'


def _grafiek(nr: int, deel: Mapping[str, Any], beelden: dict[str, bytes]) -> str:
    pad = f"Pictures/grafiek{nr}.png"
    beelden[pad] = als_png(teken(deel, nr=nr))
    breed, hoog = _maat(beelden[pad])
    return (
        f"{_alinea(deel['titel'], 'Bijschrift')}"
        '<text:p text:style-name="Standard"><draw:frame draw:style-name="Beeld"'
        f' draw:name="grafiek{nr}" text:anchor-type="as-char" svg:width="{_BREED_CM}cm"'
        f' svg:height="{_BREED_CM * hoog / breed:.2f}cm"><draw:image xlink:href="{pad}"'
        ' xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{tekst(deel['titel'])}</svg:title>"
        f"<svg:desc>{tekst(deel['beschrijving'])}</svg:desc></draw:frame></text:p>"
        f"{_alinea(deel['beschrijving'], 'Noot')}"
    )


def _maat(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, as its first part says."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
