"""The names of the lagen (`rekenregels.md` §4) as they come out, and of the seinen on them."""

from __future__ import annotations

KIND = ("O", "Z", "G", "A", "A_ruim")
"""Kinds of reeks."""
JA = (
    "leerplichtig",
    "kwalificatieplichtig",
    "plichtig",
    "aanbod",
    "niet_ingeschreven",
    "wacht",
    "absoluut",
    "ongewis",
    "afwezig",
    "afwezig_ruim",
    "overstap",
    "O_lang",
    "Z_lang",
    "dreigend",
    "thuishouder",
    "nazorg",
)
"""Layers that hold or do not; the others have a value of their own."""
VOLGORDE = (
    "leerplichtig",
    "kwalificatieplichtig",
    "woonachtig",
    "plichtig",
    "vrijgesteld",
    "ingeschreven",
    "aanbod",
    "niet_ingeschreven",
    "wacht",
    "absoluut",
    "ongewis",
    *KIND,
    "afwezig",
    "afwezig_ruim",
    "thuisperiode",
    "thuisperiode_ruim",
    "langer_dan_drie_maanden",
    "O_lang",
    "Z_lang",
    "O_lesdagen",
    "Z_lesdagen",
    "G_lesdagen",
    "uren_venster",
    "te_laat_venster",
    "ziek_meldingen_venster",
    "overstap",
    "dreigend",
    "thuishouder",
    "nazorg",
)
"""All layers, in the order of the text; the duidingen last."""

BANDEN: dict[str, tuple[str, tuple[int | str, ...]]] = {
    # Of hours from halfway: who must act before sixteen is warned in whole hours ('14 of 16').
    "sein_uren": ("uren_venster", tuple(range(8, 17))),
    # The ladder of regions and schools: at 3 a talk, 6 a letter, 9 leerplicht, 12 a summons.
    "sein_te_laat": ("te_laat_venster", (3, 6, 9, 12)),
    # At 4 it is zorgwekkend; at 3 there is still time to ask what is the matter.
    "sein_ziek_meldingen": ("ziek_meldingen_venster", (3, 4)),
    "sein_ongeoorloofd_lesdagen": ("O_lesdagen", ("dreigend_lesdagen",)),
    "sein_ziek_lesdagen": ("Z_lesdagen", ("ziek_lesdagen",)),
    "sein_geoorloofd_lesdagen": ("G_lesdagen", ("geoorloofd_lesdagen",)),
}
"""Seinen: per name the layer that counts, and the bands in which it is told. A sein's value is the
largest band that the layer has reached; below the first there is none. A band is a number, or the
parameter that the definitie asks the same question with: runs that do not reach it are left out
before they are counted (`afleiding.reeksen`), so no other number could be told.

Bands, because a count that rises every day would be a row a day, and an open illness hundreds of
rows; people act at a few of its values. They add no rule: what a band means to whom is for who
reads them. Their names cannot be mistaken for the layers that hold the exact count."""
SEINEN = tuple(BANDEN)

BEWAARD = (
    "leerplichtig",
    "kwalificatieplichtig",
    "plichtig",
    "vrijgesteld",
    "ingeschreven",
    "aanbod",
    "niet_ingeschreven",
    "wacht",
    "absoluut",
    "ongewis",
    "langer_dan_drie_maanden",
    "O_lang",
    "Z_lang",
    "overstap",
    "dreigend",
    "thuishouder",
    "nazorg",
    *SEINEN,
)
"""The layers that are stored: those that are asked for over many children. What changes with every
day of absence (runs, their lesdagen, the vensters) would be a hundred rows a child and double the
time of a recording; it is computed when somebody asks why (uitleg), and stored in bands (`BANDEN`).
So is `woonachtig` computed: the rules work a residence out only where a status needs it
(`alles` = 0)."""
