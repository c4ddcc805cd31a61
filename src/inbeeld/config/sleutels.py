"""The installation's secrets: from the environment, else a file that the demo makes once."""

import base64
import json
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = ("SECRET_KEY", "INBEELD_VELDSLEUTELS", "INBEELD_INDEXSLEUTEL")


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
    For the same reason a database of one's own (`DATABASE_URL`) without `INBEELD_DEMO=1` needs all
    three. Raises RuntimeError.
    """
    given = [name for name in NAMES if env.get(name)]
    if given and len(given) < len(NAMES):
        missing = ", ".join(name for name in NAMES if name not in given)
        raise RuntimeError(f"Set {missing} too, or none of {', '.join(NAMES)}.")
    if not given and "DATABASE_URL" in env and env.get("INBEELD_DEMO") != "1":
        raise RuntimeError(
            f"DATABASE_URL is set, so set {', '.join(NAMES)} too, and keep a copy of them: without"
            " them nobody can read the stored numbers. (`python -m inbeeld.config.sleutels` prints"
            " new ones; a demo sets INBEELD_DEMO=1.)"
        )
    values = {name: env[name] for name in NAMES} if given else _from_file(folder / "sleutels.json")
    pairs = (pair.split(":", 1) for pair in values["INBEELD_VELDSLEUTELS"].split(","))
    return Sleutels(
        secret_key=values["SECRET_KEY"],
        veldsleutels={key_id: _key(text) for key_id, text in pairs},
        indexsleutel=_key(values["INBEELD_INDEXSLEUTEL"]),
    )


def fresh() -> dict[str, str]:
    """New secrets, as the environment holds them."""

    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return dict(zip(NAMES, (secrets.token_urlsafe(50), f"1:{key()}", key()), strict=True))


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
    # Two processes may come here together: each writes its own file, and link() lets one win.
    own = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(fresh(), file)
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()


if __name__ == "__main__":
    sys.stdout.writelines(f"{name}={value}\n" for name, value in fresh().items())
