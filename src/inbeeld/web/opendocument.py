"""What every OpenDocument file has: its names, its packing, its text. See `dossiers/odt.py` and
`web/rekenbladen/ods.py` for what stands in one."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_O = "urn:oasis:names:tc:opendocument:xmlns"
NAMEN = (
    f'xmlns:office="{_O}:office:1.0" xmlns:style="{_O}:style:1.0" xmlns:text="{_O}:text:1.0"'
    f' xmlns:table="{_O}:table:1.0" xmlns:number="{_O}:datastyle:1.0"'
    f' xmlns:draw="{_O}:drawing:1.0" xmlns:svg="{_O}:svg-compatible:1.0"'
    f' xmlns:fo="{_O}:xsl-fo-compatible:1.0" xmlns:meta="{_O}:meta:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'


def pak_in(
    mediatype: str,
    titel: str,
    inhoud: str,
    stijlen: str,
    beelden: Mapping[str, bytes] | None = None,
) -> bytes:
    """The file: `inhoud` and `stijlen` are whole XML documents, `beelden` PNG's by their path in
    it. Always the same bytes for the same content; no person in its data."""
    beelden = beelden or {}
    delen: dict[str, bytes] = {
        # By the standard first, and not compressed: it is how the kind of file is recognised.
        "mimetype": mediatype.encode(),
        "content.xml": inhoud.encode(),
        "styles.xml": stijlen.encode(),
        "meta.xml": (
            f"{KOP}<office:document-meta {NAMEN}><office:meta>"
            f"<dc:title>{tekst(titel)}</dc:title><dc:language>nl-NL</dc:language>"
            "<meta:generator>In Beeld</meta:generator></office:meta></office:document-meta>"
        ).encode(),
        **beelden,
        "META-INF/manifest.xml": _manifest(mediatype, list(beelden)).encode(),
    }
    bak = BytesIO()
    with zipfile.ZipFile(bak, "w") as uit:
        for naam, deel in delen.items():
            soort = zipfile.ZIP_STORED if naam == "mimetype" else zipfile.ZIP_DEFLATED
            uit.writestr(zipfile.ZipInfo(naam), deel, soort)
    return bak.getvalue()


def _manifest(mediatype: str, beelden: list[str]) -> str:
    soorten = {"/": mediatype, "content.xml": "text/xml", "styles.xml": "text/xml"}
    soorten |= {"meta.xml": "text/xml", **dict.fromkeys(beelden, "image/png")}
    rijen = "".join(
        f'<manifest:file-entry manifest:full-path="{pad}" manifest:media-type="{soort}"/>'
        for pad, soort in soorten.items()
    )
    return (
        f'{KOP}<manifest:manifest xmlns:manifest="{_O}:manifest:1.0" manifest:version="1.3">'
        f"{rijen}</manifest:manifest>"
    )


def tekst(ruw: str) -> str:
    """As text of XML, which has no control signs."""
    return escape("".join(t for t in ruw if t >= " " or t == "\t"), {'"': "&quot;"})
