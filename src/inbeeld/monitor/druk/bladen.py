"""A report as sheets: one that says what it is and by which definitions, and one per table."""

from collections.abc import Mapping
from typing import Any

from inbeeld.monitor.rapporten.inhoud import als_getal
from inbeeld.web.rekenbladen import Blad


def bladen(inhoud: Mapping[str, Any]) -> list[Blad]:
    """The sheets in the order of the report."""
    kenmerken = inhoud["kenmerken"]
    over = Blad(
        naam="Over dit rapport",
        titel=inhoud["titel"],
        kolommen=("Gegeven", "Inhoud"),
        rijen=[*inhoud["gegevens"], *kenmerken],
        boven=(inhoud["ondertitel"],),
    )
    boven = (
        f"{inhoud['titel']}, {inhoud['ondertitel']}",
        *(f"{naam}: {waarde}" for naam, waarde in kenmerken),
    )
    return [over, *(_blad(deel, boven) for deel in inhoud["delen"] if deel["soort"] == "tabel")]


def _blad(deel: Mapping[str, Any], boven: tuple[str, ...]) -> Blad:
    return Blad(
        naam=deel["titel"],
        titel=deel["titel"],
        kolommen=deel["kolommen"],
        rijen=[[als_getal(cel) for cel in rij] for rij in deel["rijen"]],
        totaal=[als_getal(cel) for cel in deel["totaal"]] if deel["totaal"] else None,
        boven=boven,
        onder=[deel["noot"]] if deel["noot"] else [],
    )
