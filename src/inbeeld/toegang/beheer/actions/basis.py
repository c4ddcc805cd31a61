"""What every verb shares: one transaction, its reason, and a refusal as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction

from inbeeld.toegang.actor import met_reden
from inbeeld.toegang.perioden import periode

_ZINNEN = {
    "laatste_beheerder": (
        "Dit is de laatste beheerder van de organisatie. Wijs eerst een opvolger aan die er "
        "meteen na begint en geen laatste dag heeft."
    ),
    "postvak_coordinator": (
        "Een postvak heeft altijd een coördinator: iemand die bij deze organisatie met kinderen "
        "werkt en geen laatste dag heeft. Kies eerst een ander."
    ),
    "vervanging_binnen": "Deze medewerker wordt nog vervangen. Beëindig eerst de vervanging.",
    "kernteam_past": "Deze aanstelling hoort niet in het kernteam van deze school.",
    "kernteamlid_een_keer": "Deze medewerker zit al in het kernteam.",
    "organisatie_uniek": "Er is al een organisatie van deze soort met deze code.",
    "organisatie_brin": "Een school heeft een BRIN-code met vestiging, bijvoorbeeld 12AB00.",
    "organisatie_cbs": "Een gemeente heeft een CBS-code van vier cijfers, bijvoorbeeld 0392.",
    "aanstelling_vervanging_eindigt": "Een vervanging heeft een laatste dag.",
    "toegang_gebruiker_username_key": "Dit e-mailadres is al in gebruik.",
}
_ANDERS = "Dit past niet bij wat er al staat. Er is niets opgeslagen."


class NietMogelijk(Exception):
    """What the data do not allow; the message is a Dutch sentence without personal data."""


@contextmanager
def verb(reden: str, toelichting: str = "") -> Iterator[None]:
    """Do the block as a whole, with its reason in the history. Raises NietMogelijk when a rule of
    the database refuses."""
    try:
        with met_reden(f"{reden}: {toelichting}" if toelichting else reden), transaction.atomic():
            yield
    except IntegrityError as fout:
        raise NietMogelijk(_zin(fout)) from fout


def _zin(fout: IntegrityError) -> str:
    wat = getattr(fout.__cause__, "diag", None)
    if wat is None:
        return _ANDERS
    if wat.constraint_name in _ZINNEN:
        return _ZINNEN[wat.constraint_name]
    # A trigger of ours raises its own sentence, without a name of a constraint.
    zelf = wat.sqlstate == "23514" and not wat.constraint_name
    return str(wat.message_primary) if zelf else _ANDERS


def eindigend(begin: date, laatste_dag: date | None) -> object:
    """The period from `begin` through `laatste_dag`. Raises NietMogelijk when that is before it."""
    if laatste_dag is not None and laatste_dag < begin:
        raise NietMogelijk("De laatste dag ligt voor de eerste dag.")
    return periode(begin, laatste_dag)
