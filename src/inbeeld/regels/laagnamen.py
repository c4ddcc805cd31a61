"""The names of the lagen (`rekenregels.md` §4) as they come out."""

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
)
"""The layers that are stored: those that are asked for over many children. What changes with every
day of absence (runs, their lesdagen, the vensters) would be a hundred rows a child and double the
time of a recording; it is computed when somebody asks why (uitleg). So is `woonachtig`: the rules
work a residence out only where a status needs it (`alles` = 0)."""
