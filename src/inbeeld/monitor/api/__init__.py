"""Operations of the API about figures, targets, reports and what was published."""

from inbeeld.monitor.api.cijfers import router as cijfers
from inbeeld.monitor.api.doelen import router as doelen
from inbeeld.monitor.api.publicaties import router as publicaties
from inbeeld.monitor.api.rapporten import router as rapporten

ROUTERS = (cijfers, doelen, publicaties, rapporten)
