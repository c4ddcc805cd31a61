"""A letter as OpenDocument text, to go on writing in a word processor.

Headings, paragraphs and lists with their own styles, and the language: enough for a screen reader.
Five small files in a zip; a library for the whole of the format would be far larger than this.
"""

from inbeeld.dossiers.brieftekst import Blok, Brief
from inbeeld.web.opendocument import KOP, NAMEN, pak_in, tekst

MEDIATYPE = "application/vnd.oasis.opendocument.text"
_STIJLEN = f"""{KOP}<office:document-styles {NAMEN}><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"
 fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:line-height="130%"/></style:style>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"
 style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.35cm"/>
</style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties
 fo:margin-top="0.8cm" fo:margin-bottom="0.6cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
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


def als_odt(brief: Brief) -> bytes:
    """The letter as bytes, always the same for the same letter."""
    inhoud = "".join(
        [
            _alinea((brief.organisatie,)),
            _alinea((brief.datum,)),
            f'<text:h text:style-name="Heading_20_1" text:outline-level="1">'
            f"{tekst(brief.onderwerp)}</text:h>",
            *(_blok(blok) for blok in brief.blokken),
        ]
    )
    return pak_in(
        MEDIATYPE,
        brief.onderwerp,
        f"{KOP}<office:document-content {NAMEN}><office:body><office:text>"
        f"{inhoud}</office:text></office:body></office:document-content>",
        _STIJLEN,
    )


def _blok(blok: Blok) -> str:
    if not blok.lijst:
        return _alinea(blok.regels)
    punten = "".join(f"<text:list-item>{_alinea((r,))}</text:list-item>" for r in blok.regels)
    return f'<text:list text:style-name="Lijst">{punten}</text:list>'


def _alinea(regels: tuple[str, ...]) -> str:
    samen = "<text:line-break/>".join(tekst(regel) for regel in regels)
    return f'<text:p text:style-name="Text_20_body">{samen}</text:p>'
