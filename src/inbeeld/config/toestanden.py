"""Write docs/toestanden.md from the state machines; `--controleer` only says whether it differs.

Stands here and not beside the machines, because their words need the settings before they are
imported.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from inbeeld.config.gemaakt import houd_bij

if TYPE_CHECKING:
    from inbeeld.dossiers.toestanden import Machine

BESTAND = Path("docs/toestanden.md")
KOP = """# States of a dossier

Made from `src/inbeeld/dossiers/toestanden.py` by `make fix`; do not edit. Each noun has one table
of acts. The same steps are held by a trigger in the database, and a test compares the two
([ADR 0017](adr/0017-dossier.md)). The words stand in the [woordenlijst](woordenlijst.md).
"""


def maak() -> str:
    """The whole document: a diagram and a table per noun."""
    from inbeeld.dossiers.toestanden import MACHINES

    return "\n".join([KOP, *map(_deel, MACHINES)])


def _deel(machine: "Machine") -> str:
    woorden = _woorden(machine)
    regels = [f"## {machine.wie.removeprefix('Het ').removeprefix('De ').capitalize()}", ""]
    regels += ["```mermaid", "stateDiagram-v2"]
    regels += [f'    state "{woorden[t]}" as {t}' for t in machine.toestanden]
    regels += [f"    [*] --> {machine.begin}"]
    for act, (van, naar) in machine.acts.items():
        regels += [f"    {begin} --> {naar}: {_act(act)}" for begin in van]
    regels += [f"    {t} --> [*]" for t in machine.toestanden if not machine.kan(t)]
    regels += ["```", "", "| act | from | to |", "|---|---|---|"]
    for act, (van, naar) in machine.acts.items():
        vanaf = ", ".join(woorden[t] for t in van)
        regels.append(f"| {_act(act)} | {vanaf} | {woorden[naar]} |")
    return "\n".join([*regels, ""])


def _act(act: str) -> str:
    return act.replace("_", " ")


def _woorden(machine: "Machine") -> dict[str, str]:
    """The states as the model calls them. Raises KeyError for one that it does not know."""
    from django.apps import apps

    (model,) = (m for m in apps.get_models() if m._meta.db_table == machine.tabel)
    keuzes = dict(model._meta.get_field("toestand").flatchoices)
    return {toestand: keuzes[toestand] for toestand in machine.toestanden}


if __name__ == "__main__":
    sys.exit(houd_bij(BESTAND, maak, sys.argv[1:]))
