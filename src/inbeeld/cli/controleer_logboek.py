"""`inbeeld controleer-logboek`: which lines of the read log are not as they were sealed."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "--vanaf", type=int, default=1, metavar="NR", help="begin bij het zegel van deze regel"
    )
    parser.add_argument(
        "--laatste-zegel",
        type=Path,
        metavar="BESTAND",
        help="een zegel dat eerder buiten de database is bewaard: is het er nog, en hetzelfde?",
    )
    parser.add_argument(
        "--bewaar", type=Path, metavar="BESTAND", help="bewaar het laatste zegel, als alles klopt"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Print each fault; 1 when there is one, and then nothing is kept."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.logboek.controle import Anker, Controle, laatste_anker

    try:
        anker = None if keuze.laatste_zegel is None else Anker.lees(keuze.laatste_zegel)
    except (OSError, ValueError) as fout:
        waarom = fout.strerror if isinstance(fout, OSError) else "geen bewaard zegel"
        print(f"inbeeld controleer-logboek: {keuze.laatste_zegel}: {waarom}", file=sys.stderr)
        return 2
    fouten = 0
    with Voortgang() as voortgang, systeem_actor("logboek controleren", timezone.localdate()):
        controle = Controle(
            vanaf=max(keuze.vanaf, 1),
            anker=anker,
            meld=lambda regels: voortgang.stap(f"{regels} regels gecontroleerd"),
        )
        for bevinding in controle.bevindingen():
            fouten += 1
            print(bevinding.zin)
        laatste = laatste_anker()
    print(
        f"{controle.zegels} zegels en {controle.regels} regels gecontroleerd, {fouten} fouten; "
        f"{controle.open} regels nog niet verzegeld"
    )
    if fouten:
        return 1
    return _bewaar(keuze.bewaar, laatste) if keuze.bewaar is not None else 0


def _bewaar(pad: Path, laatste: object) -> int:
    if laatste is None:
        print("inbeeld controleer-logboek: er is nog geen zegel om te bewaren", file=sys.stderr)
        return 2
    try:
        laatste.bewaar(pad)
    except OSError as fout:
        print(f"inbeeld controleer-logboek: {pad}: {fout.strerror}", file=sys.stderr)
        return 2
    print(f"zegel {laatste.zegel} bewaard in {pad}")
    return 0
