"""State machines as tables: per noun its states, and which act leads from which to which.

The same steps are held by the database (`dossiers_toestand`, a trigger per table); a test compares
the two. The diagrams in docs/toestanden.md are made from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class KanNiet(ValueError):
    """This act is not possible in this state; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Machine:
    """`acts`: name of the act → (states from which, state to which). `wie`: what is spoken of."""

    tabel: str
    wie: str
    begin: str
    acts: Mapping[str, tuple[tuple[str, ...], str]]

    def na(self, toestand: str, act: str) -> str:
        """The state after `act`. Raises KanNiet, and KeyError for an act that does not exist."""
        van, naar = self.acts[act]
        if toestand not in van:
            woord = toestand.replace("_", " ")
            raise KanNiet(f"{self.wie} is {woord}: {act.replace('_', ' ')} kan nu niet.")
        return naar

    def kan(self, toestand: str) -> tuple[str, ...]:
        """What can be done in a state."""
        return tuple(act for act, (van, _) in self.acts.items() if toestand in van)

    def stappen(self) -> tuple[str, ...]:
        """Every step as 'from>to', without those that stay where they are, in order."""
        paren = {(v, naar) for van, naar in self.acts.values() for v in van if v != naar}
        return tuple(f"{v}>{naar}" for v, naar in sorted(paren))

    @property
    def toestanden(self) -> tuple[str, ...]:
        """Every state, the first one first."""
        rest = {t for van, naar in self.acts.values() for t in (*van, naar)} - {self.begin}
        return (self.begin, *sorted(rest))


PLAN = Machine(
    "dossiers_plan",
    "Het plan",
    "concept",
    {
        "vaststellen": (("concept",), "lopend"),
        "afsluiten": (("concept", "lopend"), "afgesloten"),
    },
)
AFSPRAAK = Machine(
    "dossiers_afspraak",
    "De afspraak",
    "open",
    {
        "afronden": (("open",), "gedaan"),
        "laten_vervallen": (("open",), "vervallen"),
        "heropenen": (("gedaan", "vervallen"), "open"),
    },
)
AANBODTRAJECT = Machine(
    "dossiers_aanbodtraject",
    "Het aanbod",
    "gevraagd",
    {
        "aanbieden": (("gevraagd",), "aangeboden"),
        "aanvaarden": (("aangeboden",), "aanvaard"),
        "weigeren": (("aangeboden",), "geweigerd"),
        "beginnen": (("aanvaard",), "begonnen"),
        "beeindigen": (("begonnen",), "beeindigd"),
        "laten_vervallen": (("gevraagd", "aangeboden", "aanvaard"), "vervallen"),
    },
)
VRIJSTELLINGSVERZOEK = Machine(
    "dossiers_vrijstellingsverzoek",
    "Het verzoek om vrijstelling",
    "aangevraagd",
    {
        "onderzoeken": (("aangevraagd",), "in_onderzoek"),
        "vaststellen": (("in_onderzoek",), "vastgesteld"),
        "afwijzen": (("in_onderzoek",), "afgewezen"),
        "intrekken": (("aangevraagd", "in_onderzoek"), "ingetrokken"),
        "beeindigen": (("vastgesteld",), "beeindigd"),
    },
)
OVERDRACHT = Machine(
    "dossiers_overdracht",
    "De overdracht",
    "voorbereid",
    {
        "verzenden": (("voorbereid",), "verzonden"),
        "aanvaarden": (("verzonden",), "aanvaard"),
        "weigeren": (("verzonden",), "geweigerd"),
        "opnieuw_voorbereiden": (("geweigerd",), "voorbereid"),
        # A receiver outside In Beeld accepts nowhere: the sender confirms what it was told.
        "eerste_dag_bevestigen": (("verzonden", "aanvaard"), "begonnen"),
        "laten_vervallen": (("voorbereid", "verzonden", "aanvaard", "geweigerd"), "vervallen"),
    },
)
NAZORG = Machine(
    "dossiers_nazorg",
    "De nazorg",
    "loopt",
    {
        "afronden": (("loopt",), "afgerond"),
        # By the database: when a klok appears, and when the zaak closes for another reason.
        "terugvallen": (("loopt",), "terugval"),
        "laten_vervallen": (("loopt",), "vervallen"),
    },
)
BELEMMERING = Machine(
    "dossiers_belemmering",
    "De belemmering",
    "open",
    {"beantwoorden": (("open",), "beantwoord"), "heropenen": (("beantwoord",), "open")},
)
MACHINES = (
    PLAN,
    AFSPRAAK,
    AANBODTRAJECT,
    VRIJSTELLINGSVERZOEK,
    OVERDRACHT,
    NAZORG,
    BELEMMERING,
)
"""All of them. Of an escalatie the besluit is the state: open until there is one, then for good."""
