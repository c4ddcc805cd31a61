"""Regioplannen as text for tests: those that come with In Beeld, and one of a fourth region."""

from importlib.resources import files
from pathlib import Path

MEEGELEVERD = ("zkij", "kop_nh", "nk")


def plantekst(code: str) -> str:
    """The text of a plan that is shipped, or of `utrecht`."""
    if code == "utrecht":
        return (Path(__file__).parent / "regioplannen" / "utrecht.yaml").read_text("utf-8")
    return files("inbeeld.signalen").joinpath(f"regioplannen/{code}.yaml").read_text("utf-8")
