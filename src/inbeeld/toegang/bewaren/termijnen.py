"""The terms that a new database begins with; why these stands in docs/adr/0012-bewaren.md."""

from datetime import date

from django.db import connections

VNG = "VNG Selectielijst 2020, 12.1.3: 19 jaar na de geboorte"
SCHOOL_5 = "PO-Raad, bewaartermijnen: verzuim en in- en uitschrijving 5 jaar na uitschrijving"
SCHOOL_2 = "PO-Raad, bewaartermijnen: leerlingdossier 2 jaar na uitschrijving"
SWV_3 = "WPO art. 18a: 3 jaar na beoordeling, advies of toewijzing"
WOT = "WOT, vrijstellingenregister: einde van de vrijstelling + 1 jaar"
TWEE_BRONNEN = (
    "VNG 12.1.3 noemt voor het hele dossier 19 jaar na de geboorte. Gekozen is de kortste: de grond"
    " kan gezondheid of levensovertuiging zijn."
)
ZELF_GEKOZEN = "Geen wettelijke termijn. Gekozen door het pact: langer wacht een bestand niet."
TERMIJNEN = (
    *(
        ("school", g, 5, 0, "einde_inschrijving", SCHOOL_5, "")
        for g in ("inschrijving", "verzuim", "woonplaats", "vrijstelling")
    ),
    *(("school", g, 2, 0, "einde_inschrijving", SCHOOL_2, "") for g in ("aanbod", "duiding")),
    *(
        (soort, g, 19, 0, "geboorte", VNG, "")
        for soort in ("gemeente", "samenwerking", "regio")
        for g in ("inschrijving", "verzuim", "woonplaats", "aanbod", "duiding")
    ),
    *(
        (soort, "vrijstelling", 1, 0, "einde_gegeven", WOT, TWEE_BRONNEN)
        for soort in ("gemeente", "samenwerking", "regio")
    ),
    *(("swv", g, 3, 0, "einde_gegeven", SWV_3, "") for g in ("aanbod", "duiding")),
    *(
        (soort, "levering", 0, 30, "ontvangst", ZELF_GEKOZEN, "")
        for soort in ("school", "gemeente", "samenwerking", "regio")
    ),
)
VANAF = date(2020, 1, 1)


def leg_termijnen_neer(database: str) -> None:
    """Fill the table when it is empty, as the owner. A region adds rows with a later `vanaf`."""
    with connections[database].cursor() as cursor:
        cursor.execute("select exists (select 1 from toegang_bewaartermijn)")
        if cursor.fetchone()[0]:
            return
        cursor.executemany(
            "insert into toegang_bewaartermijn (soort_organisatie, gegevens, jaren, dagen,"
            " begint_bij, bron, toelichting, vanaf) values (%s, %s, %s, %s, %s, %s, %s, %s)",
            [(*rij, VANAF) for rij in TERMIJNEN],
        )
