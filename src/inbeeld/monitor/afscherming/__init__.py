"""Small numbers that are shown to who may not see children: what is hidden so that none follows.

`afscherm`: one list with its total. Many tables that hang together: `kies.maak_veilig`, which is
not imported here because it brings a solver.
"""

from inbeeld.monitor.afscherming.klein import (
    AFGESCHERMD,
    KLEINST,
    SPELING,
    UITLEG_AFGESCHERMD,
    klein,
)
from inbeeld.monitor.afscherming.lijst import afscherm

__all__ = ["AFGESCHERMD", "KLEINST", "SPELING", "UITLEG_AFGESCHERMD", "afscherm", "klein"]
