"""Operations of the API that record: facts one at a time, and deliveries."""

from inbeeld.aanleveren.api import feiten
from inbeeld.aanleveren.api.leveringen import router as leveringen

ROUTERS = (leveringen,)
OP_ANDERMANS_ROUTER = (feiten,)
"""Modules that add their operations to a router of a room below, by being imported."""
