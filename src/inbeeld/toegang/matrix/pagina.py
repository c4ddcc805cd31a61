"""What an address asks of who opens it."""

from dataclasses import dataclass

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.cellen import cel


@dataclass(frozen=True, slots=True)
class Pagina:
    """What an address asks: `handeling` on all of `groepen`, or what one of `of` asks.

    `openbaar`: also without logging in. `zonder_aanstelling`: logged in is enough.
    """

    handeling: H
    groepen: tuple[G, ...] = ()
    ook: tuple[G, ...] = ()
    of: tuple["Pagina", ...] = ()
    openbaar: bool = False
    zonder_aanstelling: bool = False

    def mag(self, rol: str) -> bool:
        """Whether this rol may open it, whichever row it then finds."""
        if self.openbaar or self.zonder_aanstelling:
            return True
        eigen = all(cel(rol, groep, self.handeling) for groep in self.groepen)
        return eigen or any(ander.mag(rol) for ander in self.of)
