"""Operations of the API about figures, targets and what was published."""

from inbeeld.monitor.api.cijfers import router as cijfers
from inbeeld.monitor.api.doelen import router as doelen

ROUTERS = (cijfers, doelen)
