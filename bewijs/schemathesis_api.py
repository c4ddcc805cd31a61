"""schemathesis against the API of a served demo, as a client in every rol that a client can have.

`python -m bewijs.schemathesis_api [--per N]`: at least N calls for each rol. Fails on an answer of
5xx, one that the description does not know, wrong data that were taken, or a rol that was missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bewijs.loper import ROOT
from inbeeld.demo.accounts import MENSEN
from tests.browser.site import Site, demo_site

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
    "ignored_auth",
)
ZONDER = ("ouder", "jongere", "beheerder")
"""Roles in which no program acts; that it is refused is part of what is shown."""
BRONNEN = ("verzuimcoordinator", "leerplichtambtenaar", "regiocoordinator")
"""Rollen that deliver: the most operations are open to them."""
VOORBEELDEN = 24  # for each operation, in a round of random questions
KINDEREN = 300
BASIS = "/api/v1"


@dataclass(frozen=True)
class Uitslag:
    """What one rol gave: calls, answers by status, and schemathesis' own verdict."""

    rol: str
    aanroepen: int
    antwoorden: Counter[int]
    code: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--per", type=int, default=450, help="calls for each rol, at the least")
    parser.add_argument("--rol", action="append", help="only this rol; may be given more often")
    keuze = parser.parse_args()
    os.environ["INBEELD_API_PER_MINUUT"] = "1000000"  # else most answers would be 429
    with (
        tempfile.TemporaryDirectory() as map_,
        demo_site(Path(map_) / "gegevens", KINDEREN) as site,
    ):
        rollen = {mens.rol: mens for mens in reversed(MENSEN)}
        uitslagen = [
            _probeer(site, mens.rol, mens, keuze.per, Path(map_))
            for mens in rollen.values()
            if mens.rol not in ZONDER and (not keuze.rol or mens.rol in keuze.rol)
        ]
        geweigerd = [rol for rol in ZONDER if rol in rollen and _client(site, rollen[rol])[0]]
    return _meld(uitslagen, geweigerd, [rol for rol in ZONDER if rol in rollen])


def _client(site: Site, mens: object) -> tuple[int, list[str]]:
    """Exit code and words of `inbeeld api-client maak`, as an installation makes one."""
    tot = (date.today() + timedelta(days=300)).isoformat()
    soort, code = mens.organisatie
    opdracht = [sys.executable, "-c", "import sys; from inbeeld.cli import main; sys.exit(main())"]
    opdracht += ["api-client", "maak", "--naam", f"Proef {mens.rol}", "--rol", mens.rol]
    opdracht += ["--organisatie", f"{soort}:{code}", "--scope", "lezen", "--scope", "aanleveren"]
    opdracht += ["--verantwoordelijke", mens.gebruikersnaam, "--tot-en-met", tot]
    env = {k: w for k, w in os.environ.items() if not k.startswith("DATABASE_")}
    klaar = subprocess.run(
        opdracht,
        env=env | {"INBEELD_MAP": str(site.map), "INBEELD_DEMO": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return klaar.returncode, klaar.stdout.split()


def _token(site: Site, mens: object) -> str:
    code, woorden = _client(site, mens)
    if code:
        raise SystemExit(f"no client for {mens.rol}: exit code {code}")
    inhoud = (
        f"grant_type=client_credentials&client_id={woorden[1]}&client_secret={woorden[3]}".encode()
    )
    with urllib.request.urlopen(f"{site.url}{BASIS}/oauth/token", inhoud, timeout=30) as antwoord:
        return str(json.load(antwoord)["access_token"])


def _sleutels(site: Site, token: str) -> dict[str, list[str]]:
    """Keys that this client can know, for children and deliveries."""
    uit = {}
    for wat in ("jongeren", "leveringen"):
        vraag = urllib.request.Request(
            f"{site.url}{BASIS}/{wat}", headers={"Authorization": f"Bearer {token}"}
        )
        try:
            with urllib.request.urlopen(vraag, timeout=30) as antwoord:
                uit[wat] = [een["sleutel"] for een in json.load(antwoord)["resultaten"]][:20]
        except urllib.error.HTTPError:
            uit[wat] = []
    return uit


def _probeer(site: Site, rol: str, mens: object, per: int, map_: Path) -> Uitslag:
    """Every edge of the description for who delivers, and random questions for everybody, with the
    keys of what there is by then."""
    aanroepen, antwoorden, code, fouten = 0, Counter(), 0, ""
    rondes = (["coverage"] if rol in BRONNEN else []) + ["fuzzing"] * 20
    for nummer, fase in enumerate(rondes):
        if code or (aanroepen >= per and nummer > rondes.index("fuzzing")):
            break
        klaar, statussen = _ronde(site, _token(site, mens), fase, nummer, map_ / rol)
        aanroepen += sum(statussen.values())
        antwoorden += statussen
        code, fouten = klaar.returncode, klaar.stdout[-6000:] + klaar.stderr[-2000:]
    if code:
        print(fouten)
    print(f"{rol}: {aanroepen} calls, {dict(sorted(antwoorden.items()))}, exit {code}", flush=True)
    return Uitslag(rol, aanroepen, antwoorden, code)


def _ronde(
    site: Site, token: str, fase: str, nummer: int, map_: Path
) -> tuple[subprocess.CompletedProcess[str], Counter[int]]:
    """One run of schemathesis, repeatable by its seed, and the answers that it got by status."""
    map_.mkdir(exist_ok=True)
    verslag = map_ / f"{nummer}.ndjson"
    klaar = subprocess.run(
        [
            str(Path(sys.executable).parent / "schemathesis"),
            "run",
            f"{site.url}{BASIS}/openapi.json",
            f"--header=Authorization: Bearer {token}",
            f"--checks={','.join(CHECKS)}",
            f"--phases={fase}",
            f"--max-examples={VOORBEELDEN}",
            f"--seed={nummer}",
            "--no-shrink",
            "--continue-on-failure",
            "--suppress-health-check=all",
            f"--report-ndjson-path={verslag}",
        ],
        cwd=map_,
        env=os.environ
        | {
            "SCHEMATHESIS_HOOKS": "bewijs.schemathesis_haken",
            "INBEELD_SLEUTELS": json.dumps(_sleutels(site, token)),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return klaar, Counter(_statussen(verslag))


def _statussen(verslag: Path) -> Iterator[int]:
    """The status of every answer in a report."""
    if not verslag.exists():
        return
    for regel in verslag.read_text().splitlines():
        yield from _zoek_statussen(json.loads(regel))


def _zoek_statussen(deel: object) -> Iterator[int]:
    if isinstance(deel, dict):
        if isinstance(deel.get("status_code"), int):
            yield deel["status_code"]
        else:
            for onder in deel.values():
                yield from _zoek_statussen(onder)
    elif isinstance(deel, list):
        for onder in deel:
            yield from _zoek_statussen(onder)


def _meld(uitslagen: list[Uitslag], geweigerd: list[str], verwacht: list[str]) -> int:
    totaal = sum(u.aanroepen for u in uitslagen)
    vijf = sum(aantal for u in uitslagen for code, aantal in u.antwoorden.items() if code >= 500)
    fout = [u.rol for u in uitslagen if u.code]
    print(
        f"{totaal} calls in {len(uitslagen)} rollen; 5xx: {vijf}; rollen with an answer outside the"
        f" description: {len(fout)}; client refused for {', '.join(geweigerd) or 'nobody'}"
    )
    return 1 if fout or vijf or geweigerd != verwacht else 0


if __name__ == "__main__":
    sys.exit(main())
