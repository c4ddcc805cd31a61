"""argparse that speaks Dutch, in one line per error."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

# argparse has no Dutch of its own; these are the messages that a call can meet.
_VERTALINGEN = (
    (r"the following arguments are required: (.*)", r"nog nodig: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend argument: \1"),
    (r"argument (\S+?): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (\S+?): expected at least one argument", r"achter \1 hoort een waarde"),
    (
        r"argument (\S+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"\1 \2 bestaat niet; kies uit \3",
    ),
    (r"argument (\S+?): not allowed with argument (\S+)", r"\1 en \2 gaan niet samen"),
    (r"one of the arguments (.*) is required", r"geef een van deze: \1"),
    (r"argument (\S+?): ignored explicit argument .*", r"achter \1 hoort geen waarde"),
    (r"argument (\S+?): (.*)", r"\1: \2"),
)


class _Opmaak(argparse.HelpFormatter):
    """Help with the Dutch word for usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


class Parser(argparse.ArgumentParser):
    """Parser of one verb. An error prints one Dutch line and ends with exit code 2."""

    def __init__(self, prog: str, uitleg: str) -> None:
        super().__init__(
            prog=prog,
            description=uitleg[0].upper() + uitleg[1:] + ".",
            formatter_class=_Opmaak,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "waarover"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        for engels, nederlands in _VERTALINGEN:
            vertaald, aantal = re.subn(f"^{engels}$", nederlands, message, flags=re.DOTALL)
            if aantal:
                message = vertaald
                break
        print(f"{self.prog}: {message} (zie {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)
