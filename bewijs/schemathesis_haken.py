"""For schemathesis: half of the keys in its addresses are ones that exist for the client.

A key is random, so that without this every question about a child would end in 'not found'.
`INBEELD_SLEUTELS` holds them, as JSON: {"jongeren": […], "leveringen": […]}.
"""

import json
import os
from typing import Any
from zlib import crc32

import schemathesis

_SLEUTELS: dict[str, list[str]] = json.loads(os.environ.get("INBEELD_SLEUTELS", "{}"))


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """The same address, or with a key of ours: by its own text, so that it can be repeated."""
    if not isinstance(path_parameters, dict) or "sleutel" not in path_parameters:
        return path_parameters
    pad = context.operation.path.lstrip("/").split("/")[0]
    nummer = crc32(repr(path_parameters["sleutel"]).encode())
    bekend = _SLEUTELS.get(pad, [])
    if nummer % 2 and bekend:
        return {**path_parameters, "sleutel": bekend[nummer % len(bekend)]}
    return path_parameters
