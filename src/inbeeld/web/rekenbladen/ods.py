"""Sheets as ODS: five small XML files that we write ourselves, as the letters (`dossiers/odt.py`).

Numbers carry their value and their notation, a total its formula, a table its filter.
"""

from collections.abc import Sequence
from datetime import date

from inbeeld.web.opendocument import KOP, NAMEN, pak_in, tekst
from inbeeld.web.rekenbladen import Blad, Cel, Getal, als_cel, als_tekst, breedtes, tabnamen

MEDIATYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CM_PER_TEKEN = 0.21
_GETALLEN = {
    "geheel": '<number:number number:decimal-places="0" number:min-integer-digits="1"'
    ' number:grouping="true"/>',
    "decimaal": '<number:number number:decimal-places="1" number:min-decimal-places="1"'
    ' number:min-integer-digits="1" number:grouping="true"/>',
    "procent": '<number:number number:decimal-places="1" number:min-decimal-places="1"'
    ' number:min-integer-digits="1"/><number:text>%</number:text>',
}
_STIJLEN = f"""{KOP}<office:document-styles {NAMEN}><office:styles>
<style:default-style style:family="table-cell"><style:table-cell-properties
 style:vertical-align="top"/><style:text-properties fo:font-size="10pt" fo:language="nl"
 fo:country="NL"/></style:default-style></office:styles><office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="29.7cm"
 fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"
 style:scale-to-X="1"/></style:page-layout></office:automatic-styles><office:master-styles>
<style:master-page style:name="Default" style:page-layout-name="A4"/></office:master-styles>
</office:document-styles>"""


def als_ods(bladen: Sequence[Blad], *, titel: str) -> bytes:
    """The workbook as bytes, always the same for the same sheets."""
    namen = tabnamen(bladen)
    delen = [_blad(nr, naam, b) for nr, (naam, b) in enumerate(zip(namen, bladen, strict=True))]
    bereiken = "".join(
        f'<table:database-range table:name="Tabel{nr}" table:display-filter-buttons="true"'
        f' table:target-range-address="{_bereik(naam, blad)}"/>'
        for nr, (naam, blad) in enumerate(zip(namen, bladen, strict=True), 1)
    )
    return pak_in(
        MEDIATYPE,
        titel,
        f"{KOP}<office:document-content {NAMEN}><office:automatic-styles>{_celstijlen()}"
        f"{''.join(_kolomstijlen(nr, blad) for nr, blad in enumerate(bladen))}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(delen)}"
        f"<table:database-ranges>{bereiken}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>",
        _STIJLEN,
    )


def _celstijlen() -> str:
    """A style per notation, plain and for totals; text that goes on below; title and head."""
    uit = [
        '<style:style style:name="vel" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true"/></style:style>',
        '<number:date-style style:name="n-datum"><number:day/><number:text>-</number:text>'
        '<number:month/><number:text>-</number:text><number:year number:style="long"/>'
        "</number:date-style>",
    ]
    for vorm, getal in _GETALLEN.items():
        soort = "percentage-style" if vorm == "procent" else "number-style"
        for minste in (False, True):
            vooraf = "<number:text>ten minste </number:text>" if minste else ""
            uit.append(
                f'<number:{soort} style:name="n-{vorm}{"-minste" if minste else ""}">'
                f"{vooraf}{getal}</number:{soort}>"
            )
    notaties = ["datum", *(f"{v}{m}" for v in _GETALLEN for m in ("", "-minste"))]
    for som in (False, True):
        uit += [_celstijl(f"c-{n}", som, f' style:data-style-name="n-{n}"') for n in notaties]
        uit.append(_celstijl("c-tekst", som))
    uit += [
        _celstijl("kop", True),
        '<style:style style:name="titel" style:family="table-cell"><style:text-properties'
        ' fo:font-size="14pt" fo:font-weight="bold"/></style:style>',
    ]
    return "".join(uit)


def _celstijl(naam: str, vet: bool, notatie: str = "") -> str:
    rand = ' fo:border-top="0.5pt solid #000000"' if vet and naam != "kop" else ""
    rand = ' fo:border-bottom="0.5pt solid #000000"' if naam == "kop" else rand
    einde = "" if naam == "kop" or not vet else "-som"
    kant = '<style:paragraph-properties fo:text-align="end"/>' if notatie else ""
    letter = '<style:text-properties fo:font-weight="bold"/>' if vet else ""
    return (
        f'<style:style style:name="{naam}{einde}" style:family="table-cell"{notatie}>'
        f'<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"{rand}/>'
        f"{kant}{letter}</style:style>"
    )


def _kolomstijlen(nr: int, blad: Blad) -> str:
    return "".join(
        f'<style:style style:name="k{nr}-{kolom}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{breedte * _CM_PER_TEKEN:.2f}cm"/>'
        "</style:style>"
        for kolom, breedte in enumerate(breedtes(blad))
    )


def _blad(nr: int, naam: str, blad: Blad) -> str:
    kolommen = "".join(
        f'<table:table-column table:style-name="k{nr}-{kolom}"/>'
        for kolom in range(len(blad.kolommen))
    )
    eerste = _kopregel(blad) + 1
    kop = _rij([_cel(k, "kop") for k in blad.kolommen])
    rijen = [
        _rij([_cel(blad.titel, "titel")]),
        *(_rij([_cel(regel, "")]) for regel in blad.boven),
        _rij([]),
        f"<table:table-header-rows>{kop}</table:table-header-rows>",
        *(_rij([_cel(cel) for cel in rij]) for rij in blad.rijen),
    ]
    if blad.totaal:
        rijen.append(
            _rij(
                [
                    _cel(cel, som=True, formule=_formule(blad, kolom, eerste))
                    for kolom, cel in enumerate(blad.totaal)
                ]
            )
        )
    if blad.onder:
        rijen += [_rij([]), *(_rij([_cel(regel, "")]) for regel in blad.onder)]
    return (
        f'<table:table table:name="{tekst(naam)}" table:style-name="vel">'
        f"<table:title>{tekst(blad.titel)}</table:title>{kolommen}{''.join(rijen)}</table:table>"
    )


def _kopregel(blad: Blad) -> int:
    """Number of the table's head in the sheet, from 1."""
    return len(blad.boven) + 3


def _formule(blad: Blad, kolom: int, eerste: int) -> str:
    if not blad.is_som(kolom):
        return ""
    letter = _letters(kolom)
    return f"of:=SUM([.{letter}{eerste}:.{letter}{eerste + len(blad.rijen) - 1}])"


def _bereik(naam: str, blad: Blad) -> str:
    kop, laatste = _kopregel(blad), _letters(len(blad.kolommen) - 1)
    van = f"'{tekst(naam)}'"
    return f"{van}.A{kop}:{van}.{laatste}{kop + max(1, len(blad.rijen))}"


def _letters(kolom: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    uit = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        uit = chr(ord("A") + rest) + uit
    return uit


def _rij(cellen: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(cellen) or '<table:table-cell/>'}</table:table-row>"


def _cel(cel: Cel, stijl: str | None = None, *, som: bool = False, formule: str = "") -> str:
    cel = als_cel(cel)
    einde = "-som" if som else ""
    if isinstance(cel, Getal):
        soort = "percentage" if cel.vorm == "procent" else "float"
        kenmerk = f' office:value-type="{soort}" office:value="{cel.waarde}"'
        naam = f"c-{cel.vorm}{'-minste' if cel.ten_minste else ''}"
        if formule:
            kenmerk += f' table:formula="{formule}"'
    elif isinstance(cel, date):
        naam, kenmerk = "c-datum", f' office:value-type="date" office:date-value="{cel}"'
    elif not cel:
        return f'<table:table-cell table:style-name="c-tekst{einde}"/>'
    else:
        naam, kenmerk = "c-tekst", ' office:value-type="string"'
    gekozen = f"{naam}{einde}" if stijl is None else stijl
    opmaak = f' table:style-name="{gekozen}"' if gekozen else ""
    return (
        f"<table:table-cell{opmaak}{kenmerk}><text:p>{tekst(als_tekst(cel))}</text:p>"
        "</table:table-cell>"
    )
