"""Field sets: which kind of data a field on a page, in a list, a filter or the API shows.

Keyed by the name of the class (a model, a row of a list, a filter) and its field. A rol without the
group sees neither the column, the filter, the sort key nor the export of it. A test fails when a
class that is listed here has a field that is not.
"""

from collections.abc import Collection, Iterable

from inbeeld.toegang.matrix.begrippen import Groep as G

_KLOK = dict.fromkeys(
    (
        "status",
        "soort",
        "klok_soort",
        "thuis_sinds",
        "dag_n",
        "dag_van",
        "drie_maanden_op",
        "volgende_datum",
        "volgende_status",
    ),
    G.TIJDLIJN,
)
_SCHOOL = dict.fromkeys(("school", "schoolnaam", "sector"), G.INSCHRIJVING)
_PERSOON = dict.fromkeys(("jongere_id", "sleutel", "naam"), G.IDENTITEIT)

VELDEN: dict[str, dict[str, G]] = {
    "Personalia": {
        **dict.fromkeys(
            (
                "jongere",
                "roepnaam",
                "voornamen",
                "voorvoegsel",
                "achternaam",
                "zoeksleutel",
                "sorteersleutel",
                "pgn_versleuteld",
                "pgn_index",
                "overleden_op",
            ),
            G.IDENTITEIT,
        ),
        "geheim_adres": G.VERBLIJFPLAATS,
    },
    # A line of the werkvoorraad.
    "WerkRegel": {
        **_PERSOON,
        **_SCHOOL,
        **_KLOK,
        "gemeente": G.VERBLIJFPLAATS,
        "gemeentenaam": G.VERBLIJFPLAATS,
    },
    # A line of what is asked of somebody.
    "Werkitem": {
        **_PERSOON,
        "schoolnaam": G.INSCHRIJVING,
        **dict.fromkeys(
            ("soort", "bron_id", "wat", "van", "bij", "uiterlijk_op", "te_laat", "adres"),
            G.SIGNAAL_EN_ROUTE,
        ),
        **dict.fromkeys(("klaar", "klok_soort", "dag_n", "dag_van"), G.TIJDLIJN),
    },
    # What comes up about a child, and a child with all that does.
    "Waarschuwing": {
        "jongere_id": G.IDENTITEIT,
        **dict.fromkeys(("soort", "sinds", "tot", "waarde", "van"), G.TIJDLIJN),
        **dict.fromkeys(("sector", "school"), G.INSCHRIJVING),
    },
    "KindWaarschuwingen": {**_PERSOON, **_SCHOOL, "regels": G.SIGNAAL_EN_ROUTE},
    "WerkvoorraadFilter": {
        "soort": G.TIJDLIJN,
        "status": G.TIJDLIJN,
        "klok": G.TIJDLIJN,
        "sector": G.INSCHRIJVING,
        "school": G.INSCHRIJVING,
        "gemeente": G.VERBLIJFPLAATS,
    },
    "SORTERINGEN": {
        "klok": G.TIJDLIJN,
        "naam": G.IDENTITEIT,
        "school": G.INSCHRIJVING,
        "status": G.TIJDLIJN,
        "volgende": G.TIJDLIJN,
    },
    # The top of a child's page, and a line of the search results.
    "Kind": {
        **_PERSOON,
        **_SCHOOL,
        "geboortedatum": G.IDENTITEIT,
        "overleden_op": G.IDENTITEIT,
        "gemeentenaam": G.VERBLIJFPLAATS,
        "wijk": G.VERBLIJFPLAATS,
        "adres_verborgen": G.VERBLIJFPLAATS,
        "status": G.TIJDLIJN,
        "soort": G.TIJDLIJN,
        "definitie": G.TIJDLIJN,
    },
    # What was reported, as a recipient sees it as far as its route gives it.
    "Melding": {
        **dict.fromkeys(
            (
                "soort",
                "waar",
                "reden",
                "ondernomen",
                "actie_gewenst",
                "actie_toelichting",
                "ouders_verteld",
                "ouders_verteld_op",
                "ouders_verteld_door",
                "ouders_waarom_niet",
                "jongere_verteld",
                "jongere_waarom_niet",
                "melder_functie",
                "contact",
            ),
            G.SIGNAAL_EN_ROUTE,
        ),
        **dict.fromkeys(
            ("begindatum", "einddatum", "verzuimsoort", "alle_lessen", "specificatie"), G.VERZUIM
        ),
        "leslocatie": G.INSCHRIJVING,
    },
    # What a telling can be split by. By wijk and by school the numbers are so small that they say
    # something of a child: only for who may see that of the children themselves.
    "PER": {
        "": G.CIJFERS,
        "gemeente": G.CIJFERS,
        "wijk": G.VERBLIJFPLAATS,
        "sector": G.CIJFERS,
        "school": G.INSCHRIJVING,
        "grond": G.VRIJSTELLING,
    },
    # The fact tables, as lines on a child's page and as forms.
    "feiten": {
        "jongeren": G.IDENTITEIT,
        "woonplaatsen": G.VERBLIJFPLAATS,
        "inschrijvingen": G.INSCHRIJVING,
        "verzuim": G.VERZUIM,
        "vrijstellingen": G.VRIJSTELLING,
        "aanbod": G.PLAN_EN_AFSPRAKEN,
        "duidingen": G.DUIDING,
        "scholen": G.INSTELLINGEN,
        "lesvrij": G.INSTELLINGEN,
        "gegevensstand": G.LEVERING,
        "dekking": G.LEVERING,
    },
    # The layers whose value is what a fact says; all others are the timeline's own.
    "lagen": {
        "woonachtig": G.VERBLIJFPLAATS,
        "vrijgesteld": G.VRIJSTELLING,
        "ingeschreven": G.INSCHRIJVING,
    },
}


def groep_van(wat: str, veld: str) -> G:
    """The group of a field. Raises KeyError for one that the matrix does not know."""
    return VELDEN[wat][veld]


def velden_voor(wat: str, groepen: Collection[G]) -> frozenset[str]:
    """The fields of `wat` that somebody with these groups may see."""
    return frozenset(veld for veld, groep in VELDEN[wat].items() if groep in groepen)


def groepen_voor(wat: str, velden: Iterable[str]) -> frozenset[G]:
    """The groups that showing these fields takes: what the read log says was shown."""
    return frozenset(VELDEN[wat][veld] for veld in velden)
