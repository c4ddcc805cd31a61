"""How much one client may ask: so much a minute, and so many requests at once.

Kept in the memory of this process, so with n workers a client gets n times as much: it is there to
keep the server up, not to bill. A count in the database would cost every request a write.
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from django.conf import settings

from inbeeld.web.problemen import Probleem

TEGELIJK = 3
"""Requests of one client that are worked on at the same moment; the server has few threads."""


@dataclass
class _Stand:
    """What is left at a moment, and how many requests are being worked on."""

    over: float
    op: float
    bezig: int = 0


class Begrenzing:
    """A bucket per client that fills evenly. One object serves all threads of the process.

    `per_minuut`: what a client may spend in a minute; a request costs 1, or what its operation
    says. `tegelijk`: requests of one client that are worked on at the same moment.
    """

    def __init__(
        self,
        per_minuut: int,
        tegelijk: int = TEGELIJK,
        klok: Callable[[], float] = monotonic,
    ) -> None:
        self.per_minuut = per_minuut
        self.tegelijk = tegelijk
        self._klok = klok
        self._slot = threading.Lock()
        self._standen: dict[int, _Stand] = {}

    @contextmanager
    def beurt(self, client: int) -> Iterator[None]:
        """Work on one request of this client. Raises Probleem (429) when it has enough already."""
        with self._slot:
            stand = self._bijgewerkt(client)
            if stand.bezig >= self.tegelijk:
                raise _te_veel(1)
            stand.bezig += 1
        try:
            yield
        finally:
            with self._slot:
                stand.bezig -= 1

    def betaal(self, client: int, kosten: int) -> None:
        """Take what a request costs. Raises Probleem (429) when there is not enough left."""
        with self._slot:
            stand = self._bijgewerkt(client)
            if stand.over < kosten:
                raise _te_veel(math.ceil((kosten - stand.over) * 60 / self.per_minuut))
            stand.over -= kosten

    def _bijgewerkt(self, client: int) -> _Stand:
        nu = self._klok()
        stand = self._standen.setdefault(client, _Stand(self.per_minuut, nu))
        bij = (nu - stand.op) * self.per_minuut / 60
        stand.over, stand.op = min(self.per_minuut, stand.over + bij), nu
        return stand


def _te_veel(wacht: int) -> Probleem:
    return Probleem(429, koppen={"Retry-After": str(max(wacht, 1))})


begrenzing = Begrenzing(settings.API_PER_MINUUT)
"""The one of this process."""
