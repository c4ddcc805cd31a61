"""Pictures: read part by part to their end. Only what draws the picture is kept.

A photo from a phone says where and when it was taken. That may be the secret address of a child, so
it is left out; of it only which way is up remains. What stands behind the end of the picture, such
as another file, goes too.
"""

import struct
import zlib
from collections.abc import Iterator

from inbeeld.dossiers.documentkeuring.fouten import Afgekeurd

MEESTE_PUNTEN = 60_000_000
LANGSTE_ZIJDE = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DELEN = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP pHYs sBIT bKGD".split())
_KAPOT = "De afbeelding is beschadigd. Sla hem opnieuw op en probeer het nog een keer."
# Start-of-frame markers: all but the tables DHT (C4), JPG (C8) and DAC (CC).
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOS, _EOI, _APP0, _APP1, _APP2, _APP14 = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE
_RST = frozenset(range(0xD0, 0xD8))


def _check_maat(breed: int, hoog: int) -> None:
    if not (0 < breed <= LANGSTE_ZIJDE and 0 < hoog <= LANGSTE_ZIJDE):
        raise Afgekeurd(f"De afbeelding is te groot: hoogstens {LANGSTE_ZIJDE} punten per kant.")
    if breed * hoog > MEESTE_PUNTEN:
        raise Afgekeurd(f"De afbeelding is te groot: hoogstens {MEESTE_PUNTEN // 10**6} megapixel.")


def is_png(inhoud: bytes) -> bool:
    return inhoud.startswith(_PNG)


def keur_png(inhoud: bytes) -> bytes:
    """The picture alone. Raises Afgekeurd."""
    uit, namen, plek = [_PNG], [], len(_PNG)
    while not namen or namen[-1] != b"IEND":
        kop = inhoud[plek : plek + 8]
        if len(kop) < 8:
            raise Afgekeurd(_KAPOT)
        lengte, naam = struct.unpack(">I4s", kop)
        deel = inhoud[plek : plek + 12 + lengte]
        som = zlib.crc32(deel[4:-4])
        if len(deel) != 12 + lengte or struct.unpack(">I", deel[-4:])[0] != som:
            raise Afgekeurd(_KAPOT)
        if not namen and (naam != b"IHDR" or lengte != 13):
            raise Afgekeurd(_KAPOT)
        if not namen:
            _check_maat(*struct.unpack(">II", deel[8:16]))
        # Animation (acTL and others) goes too: the first picture stays.
        if naam in _PNG_DELEN:
            uit.append(deel)
        namen.append(naam)
        plek += len(deel)
    if b"IDAT" not in namen:
        raise Afgekeurd(_KAPOT)
    return b"".join(uit)


def is_jpeg(inhoud: bytes) -> bool:
    return inhoud.startswith(b"\xff\xd8\xff")


def keur_jpeg(inhoud: bytes) -> bytes:
    """The picture alone, with which way is up. Raises Afgekeurd."""
    uit, maat, beeld, stand = [], False, False, 1
    for merk, deel in _jpeg_delen(inhoud):
        if merk in _SOF:
            if len(deel) < 9:
                raise Afgekeurd(_KAPOT)
            hoog, breed = struct.unpack(">HH", deel[5:9])
            _check_maat(breed, hoog)
            maat = True
        beeld = beeld or merk == _SOS
        if merk == _APP1 and stand == 1:
            stand = _stand(deel[4:])
        if _mag_blijven(merk, deel):
            uit.append(deel)
    if not (maat and beeld):
        raise Afgekeurd(_KAPOT)
    return b"\xff\xd8" + _exif(stand) + b"".join(uit)


def _mag_blijven(merk: int, deel: bytes) -> bool:
    """All that draws, with the kind of colours (JFIF, ICC, Adobe); no comments, no other APPn."""
    if merk == _APP2:
        return deel[4:].startswith(b"ICC_PROFILE\0")
    return merk in (_APP0, _APP14) or not (0xE0 <= merk <= 0xEF or merk == 0xFE)


def _jpeg_delen(inhoud: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each part through the end of the picture; the data of a scan come with
    its header."""
    plek = 2
    while True:
        while inhoud[plek : plek + 2] == b"\xff\xff":
            plek += 1
        if len(inhoud) < plek + 2 or inhoud[plek] != 0xFF:
            raise Afgekeurd(_KAPOT)
        merk = inhoud[plek + 1]
        if merk == _EOI:
            yield merk, b"\xff\xd9"
            return
        lengte = int.from_bytes(inhoud[plek + 2 : plek + 4], "big")
        einde = plek + 2 + lengte
        if lengte < 2 or merk < 0xC0 or merk in _RST or len(inhoud) < einde:
            raise Afgekeurd(_KAPOT)
        if merk == _SOS:
            einde = _einde_scan(inhoud, einde)
        yield merk, inhoud[plek:einde]
        plek = einde


def _einde_scan(inhoud: bytes, plek: int) -> int:
    """Where the next part begins: FF that is neither stuffed (FF00) nor a restart."""
    while (plek := inhoud.find(b"\xff", plek)) >= 0 and plek + 1 < len(inhoud):
        volgt = inhoud[plek + 1]
        if volgt not in (0x00, 0xFF) and volgt not in _RST:
            return plek
        plek += 1 if volgt == 0xFF else 2
    raise Afgekeurd(_KAPOT)


def _stand(exif: bytes) -> int:
    """Which way is up (1–8, tag 0x0112 of Exif); 1 where it does not say."""
    if not exif.startswith(b"Exif\0\0"):
        return 1
    tiff = exif[6:]
    orde = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if orde is None or len(tiff) < 8:
        return 1
    (begin,) = struct.unpack(f"{orde}I", tiff[4:8])
    aantal = tiff[begin : begin + 2]
    if len(aantal) < 2:
        return 1
    for nr in range(min(struct.unpack(f"{orde}H", aantal)[0], 200)):
        regel = tiff[begin + 2 + 12 * nr : begin + 14 + 12 * nr]
        if len(regel) == 12 and struct.unpack(f"{orde}H", regel[:2])[0] == 0x0112:
            waarde = struct.unpack(f"{orde}H", regel[8:10])[0]
            return waarde if 1 <= waarde <= 8 else 1
    return 1


def _exif(stand: int) -> bytes:
    """An Exif part that says nothing but which way is up; nothing for a picture that is upright."""
    if stand == 1:
        return b""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, stand, 0, 0)
    inhoud = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(inhoud) + 2) + inhoud
