"""SET LOCAL for the actor, at the first statement of every outermost transaction.

Local to the transaction, because a setting of the session would stay on the connection and show
the next reader what the last one could see. Outside a transaction nothing is set, so row-level
security shows nothing.
"""

import json
from typing import Any
from uuid import uuid5

from django.db.backends.postgresql import base

from inbeeld.toegang.actor import Actor, actor_of_geen

_UNKNOWN: Any = object()  # equals no actor and not None either
_SET = """
select set_config('inbeeld.aanstelling', %s, true), set_config('inbeeld.vandaag', %s, true),
       set_config('inbeeld.systeem', %s, true), set_config('pghistory.context_id', %s, true),
       set_config('pghistory.context_metadata', %s, true)
"""


def _values(actor: Actor | None) -> list[str]:
    if actor is None:
        return ["", "", "", "", ""]
    wie = actor.namens or actor
    who = {
        "aanstelling": wie.aanstelling_id,
        "gebruiker": wie.gebruiker_id,
        "systeem": actor.systeem,
        "reden": actor.reden,
        "verzoek": str(actor.verzoek),
    }
    # One context per reason: a later one of the same request must not rewrite an earlier.
    context = uuid5(actor.verzoek, actor.reden) if actor.reden else actor.verzoek
    return [
        str(actor.aanstelling_id or ""),
        actor.vandaag.isoformat(),
        actor.systeem,
        str(context),
        json.dumps(who),
    ]


class DatabaseWrapper(base.DatabaseWrapper):
    """The actor is written lazily and compared by identity: a change inside an open transaction
    (a job that acts for one school after another, a test) reaches the database too.
    """

    _set_for: Actor | None = None

    def create_cursor(self, name: str | None = None) -> Any:
        actor = actor_of_geen()
        if not self.autocommit and actor is not self._set_for:
            self.connection.execute(_SET, _values(actor), prepare=True)
            self._set_for = actor
        return super().create_cursor(name)

    def _set_autocommit(self, autocommit: bool) -> None:
        self._set_for = None
        super()._set_autocommit(autocommit)

    def _commit(self) -> Any:
        self._set_for = None
        return super()._commit()

    def _rollback(self) -> Any:
        self._set_for = None
        return super()._rollback()

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        # The setting may have gone back to what it was at the savepoint: set it again.
        self._set_for = _UNKNOWN

    def close(self) -> None:
        self._set_for = None
        super().close()
