"""The installation's secrets: from the environment, else a file that the demo makes once."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sleutels:
    """`veldsleutels`: key id -> 32 bytes, the first one encrypts; `indexsleutel`: 32 bytes."""

    secret_key: str
    veldsleutels: dict[str, bytes]
    indexsleutel: bytes


def load(env: Mapping[str, str], folder: Path) -> Sleutels:
    """Read the secrets.

    `INBEELD_VELDSLEUTELS` is `id:base64,id:base64`, `INBEELD_INDEXSLEUTEL` base64. Either all three
    variables are set or none: half an environment would encrypt with a key that nobody backed up.
    """
    names = ("SECRET_KEY", "INBEELD_VELDSLEUTELS", "INBEELD_INDEXSLEUTEL")
    given = [name for name in names if env.get(name)]
    if given and len(given) < len(names):
        missing = ", ".join(name for name in names if name not in given)
        raise RuntimeError(f"Set {missing} too, or none of {', '.join(names)}.")
    values = {name: env[name] for name in names} if given else _from_file(folder / "sleutels.json")
    pairs = (pair.split(":", 1) for pair in values["INBEELD_VELDSLEUTELS"].split(","))
    return Sleutels(
        secret_key=values["SECRET_KEY"],
        veldsleutels={key_id: _key(text) for key_id, text in pairs},
        indexsleutel=_key(values["INBEELD_INDEXSLEUTEL"]),
    )


def _key(text: str) -> bytes:
    key = base64.b64decode(text)
    if len(key) != 32:
        raise RuntimeError("A field or index key must be 32 bytes in base64.")
    return key


def _from_file(path: Path) -> dict[str, str]:
    if not path.exists():
        _write_once(path)
    stored: dict[str, str] = json.loads(path.read_text())
    return stored


def _write_once(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)

    def fresh() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    values = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "INBEELD_VELDSLEUTELS": f"1:{fresh()}",
        "INBEELD_INDEXSLEUTEL": fresh(),
    }
    # Two processes may come here together: each writes its own file, and link() lets one win.
    own = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(values, file)
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
