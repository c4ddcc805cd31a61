"""The command line `inbeeld`: a table of verbs, each a module of its own in this folder.

A verb's module has `argumenten(parser)` and `voer_uit(keuze) -> int` (the exit code); only the
verb that was asked for is imported, so counting a fact folder loads no web framework. To add a
verb: add a file, and a line to `WERKWOORDEN`.
"""

from __future__ import annotations

import difflib
import importlib
import io
import os
import sys
from collections.abc import Sequence

from .parser import Parser

GOED, GEGEVENS, AANROEP = 0, 1, 2
"""Exit codes: good, the data are at fault, the call is at fault."""
PROGRAMMAFOUT = 70
"""Exit code when the program itself is at fault (sysexits.h: EX_SOFTWARE)."""
AFGEBROKEN = 130
"""Exit code after Ctrl-C."""

WERKWOORDEN = {
    "tijdlijn": "de status van elk kind, van de geboorte tot een dag",
    "klok": "hoe lang kinderen al thuis zijn, en wanneer het drie maanden is",
    "lagen": "alles waaruit een status volgt, per kind en per periode",
    "meldplicht": "de wettelijke verzuimmeldingen die een school moet doen",
    "tel": "hoeveel kinderen per status, op peildata of in een periode",
    "leg-uit": "waarom een kind op een dag die status heeft",
    "verschil": "wie de ene telling wel telt en de andere niet, en waardoor",
    "controleer": "welke rijen van een feitenmap niet kloppen, en waarom",
    "demo": "maak de verzonnen regio, als feitenmap of in de database",
    "herbereken": "reken alle opgeslagen tijdlijnen na, en meld wat anders was",
    "verzegel": "verzegel de regels van het leeslogboek die dat nog niet zijn",
    "meld-bij": "vertel mensen wat vandaag speelt, en verstuur de e-mail die wacht",
    "controleer-logboek": "of het leeslogboek nog is zoals het verzegeld werd",
    "bewaartermijnen": "stel voor om te vernietigen wat over zijn bewaartermijn is",
    "beheerder": "maak de eerste beheerder van de regio, met een uitnodiging",
    "exporteer-logboek": "het leeslogboek in de velden van Logboek Dataverwerkingen",
    "api-client": "maak, toon of beëindig de koppelingen van partners met de API",
    "webhook": "maak, toon of beëindig het bericht aan een koppeling dat er iets veranderde",
    "doelen": "neem de doelen uit de pacten over die bij deze regio horen",
    "regioplan": "kijk de afspraken van de regio na, of laat ze ingaan",
    "simuleer": "laat de dagen van een verzonnen regio voorbijgaan, en controleer elke belofte",
    "cijfers": "maak de cijfers van de overzichten opnieuw, of tel die van regio's op",
    "vakanties": "leg de vakanties en feestdagen van de regio vast in de database",
}
"""Verb → what it does; its module is the verb with `-` as `_`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. Every error is one readable line on stderr."""
    woorden = list(sys.argv[1:] if argv is None else argv)
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):  # a screen without 'ë' or '─' is no fault
            stroom.reconfigure(errors="backslashreplace")
    try:
        return _voer_uit(woorden)
    except SystemExit as einde:  # argparse ends this way, after --help and after a wrong call
        return einde.code if isinstance(einde.code, int) else AANROEP
    except KeyboardInterrupt:
        print("inbeeld: afgebroken", file=sys.stderr)
        return AFGEBROKEN
    except BrokenPipeError:
        # The reader (`| head`) has had enough; Python must not complain about it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOED
    except Exception as fout:  # noqa: BLE001 - the last net: a user gets a line, not a trace
        return _meld(woorden[0], fout)


def _voer_uit(woorden: list[str]) -> int:
    if not woorden or woorden[0] in ("-h", "--help", "help"):
        print(_overzicht(), file=sys.stdout if woorden else sys.stderr)
        return GOED if woorden else AANROEP
    werkwoord, rest = woorden[0], woorden[1:]
    if werkwoord == "--version":
        from importlib.metadata import version

        print(f"inbeeld {version('inbeeld')}")
        return GOED
    if werkwoord not in WERKWOORDEN:
        lijkt = difflib.get_close_matches(werkwoord, WERKWOORDEN, n=1)
        bedoelt = f"; bedoelt u {lijkt[0]}?" if lijkt else "; 'inbeeld --help' noemt ze"
        print(f"inbeeld: onbekend werkwoord {werkwoord!r}{bedoelt}", file=sys.stderr)
        return AANROEP
    module = importlib.import_module(f".{werkwoord.replace('-', '_')}", __name__)
    parser = Parser(f"inbeeld {werkwoord}", WERKWOORDEN[werkwoord])
    module.argumenten(parser)
    uitgang: int = module.voer_uit(parser.parse_args(rest))
    return uitgang


def _meld(werkwoord: str, fout: Exception) -> int:
    from inbeeld.regels.fouten import AanroepFout, RegelsFout

    if isinstance(fout, RegelsFout):
        print(f"inbeeld {werkwoord}: {fout}", file=sys.stderr)
        return AANROEP if isinstance(fout, AanroepFout) else GEGEVENS
    if os.environ.get("INBEELD_SPOOR"):
        raise fout
    # The message of an unforeseen error may hold a personal value; its type does not.
    print(
        f"inbeeld {werkwoord}: dit is een fout in het programma ({type(fout).__name__}); "
        "met INBEELD_SPOOR=1 ervoor ziet een ontwikkelaar waar",
        file=sys.stderr,
    )
    return PROGRAMMAFOUT


def _overzicht() -> str:
    breedte = max(map(len, WERKWOORDEN))
    regels = [f"  {naam:<{breedte}}  {wat}" for naam, wat in WERKWOORDEN.items()]
    return "\n".join(
        [
            "gebruik: inbeeld WERKWOORD …",
            "",
            "In Beeld houdt kinderen zonder onderwijs in beeld. Werkwoorden:",
            "",
            *regels,
            "",
            "'inbeeld WERKWOORD --help' vertelt meer.",
            "Afloop: 0 goed, 1 er is iets mis met de gegevens, 2 met de aanroep.",
        ]
    )
