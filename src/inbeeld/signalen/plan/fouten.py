"""What is wrong with a regioplan: every mistake at once, each with its line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """One mistake. `regel` counts from 1; `reden` is a Dutch sentence for who wrote the file."""

    regel: int
    reden: str

    def __str__(self) -> str:
        return f"regel {self.regel}: {self.reden}"


class PlanFout(ValueError):
    """The text is no regioplan. `fouten`: all mistakes, in order of line; never empty."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = tuple(sorted(set(fouten)))
        super().__init__("; ".join(map(str, self.fouten)))
