"""Operations of the API about children, their timelines and counts."""

from inbeeld.tijdlijnen.api.jongeren import router as jongeren
from inbeeld.tijdlijnen.api.tellingen import router as tellingen
from inbeeld.tijdlijnen.api.tijdlijnen import router as tijdlijnen

ROUTERS = (jongeren, tijdlijnen, tellingen)
