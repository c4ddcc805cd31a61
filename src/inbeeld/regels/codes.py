"""The code lists of `rekenregels.md` §2, in the order in which the text gives them."""

SECTOREN = ("po", "sbo", "so", "vo", "pro", "vso", "mbo")
SECTOREN_PO = ("po", "sbo", "so")
"""Sectors whose schools count `uren_per_lesdag_po` hours a day; all others `uren_per_lesdag_vo`."""

VAKANTIEREGIOS = ("noord", "midden", "zuid")

VERZUIMSOORTEN = ("ongeoorloofd", "geoorloofd", "ziek", "te_laat")

GRONDEN = (
    "art5_onder_a",
    "art5_onder_b",
    "art5_onder_c",
    "art5a_trekkend",
    "art15",
    "art3a",
    "art3b",
)

AANBODSOORTEN = ("onderwijs", "onderwijs_zorg", "zorg", "dagbesteding", "leerwerk", "werk")

JA_NEE = ("ja", "nee")

DUIDINGEN = ("dreigend", "thuishouder", "nazorg")

CATEGORIEEN = (
    "inschrijving",
    "vrijstelling",
    "ongeoorloofd",
    "geoorloofd",
    "ziek",
    "te_laat",
    "duiding",
)
