"""Run steps, remember their results, write the report."""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "NO_COLOR": "1",
    "COLUMNS": "120",
}


@dataclass(frozen=True)
class Stap:
    """One thing to show: `toont` as the issue words it, `opdracht` a shell line that shows it.

    `regels` is how many of the last lines of output the report keeps. `niet_als` is a shell line
    that prints why this machine cannot run the step, or nothing.
    """

    naam: str
    toont: str
    opdracht: str
    regels: int = 12
    niet_als: str = ""


@dataclass(frozen=True)
class Resultaat:
    """What a step gave; `code` is None when the machine could not run it."""

    code: int | None
    seconden: float
    uitvoer: str
    moment: str
    commit: str


def run(
    nummer: str, stappen: Sequence[Stap], opnieuw: Sequence[str], alleen: Sequence[str] = ()
) -> bool:
    """Run what is not yet done, write the report and return whether no step failed.

    `opnieuw`: steps to do again, or `alles`; `alleen`: the only steps to run, by default all.
    """
    folder = ROOT / ".bewijs" / nummer
    folder.mkdir(parents=True, exist_ok=True)
    results = {}
    for stap in stappen:
        state = folder / f"{stap.naam}.json"
        again = stap.naam in opnieuw or "alles" in opnieuw
        if state.exists() and not again:
            results[stap.naam] = Resultaat(**json.loads(state.read_text()))
            if results[stap.naam].code == 0:
                print(f"{stap.naam}: was al gedaan", flush=True)
                continue
        if alleen and stap.naam not in alleen:
            continue
        results[stap.naam] = _do(stap)
        state.write_text(json.dumps(asdict(results[stap.naam]), ensure_ascii=False, indent=1))
        _write_report(nummer, stappen, results)
    _write_report(nummer, stappen, results)
    return all(result.code in (0, None) for result in results.values())


def _do(stap: Stap) -> Resultaat:
    print(f"{stap.naam}: {stap.opdracht}", flush=True)
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    commit = _shell("git rev-parse --short HEAD").stdout.strip()
    if stap.niet_als and (reason := _shell(stap.niet_als).stdout.strip()):
        print(f"  overgeslagen: {reason}", flush=True)
        return Resultaat(None, 0.0, reason, moment, commit)
    began = time.monotonic()
    done = _shell(stap.opdracht)
    seconds = time.monotonic() - began
    text = without_paths(done.stdout)
    print(f"  {'goed' if done.returncode == 0 else 'FOUT'} in {seconds:.0f} s", flush=True)
    return Resultaat(done.returncode, seconds, text, moment, commit)


def _shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def without_paths(text: str) -> str:
    """Take this machine's folders and terminal colours out of a text."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    for folder, word in ((ROOT, "."), (Path.home(), "~"), (tempfile.gettempdir(), "$TMPDIR")):
        text = re.sub(rf"{re.escape(str(folder))}(?=[/\s'\":,)]|$)", word, text)
    return text


def _write_report(nummer: str, stappen: Sequence[Stap], results: dict[str, Resultaat]) -> None:
    lines = [f"# Bewijs bij issue {int(nummer)}", "", f"Gemaakt met `make bewijs {nummer}`.", ""]
    lines += [f"Machine: {machine()}.", ""]
    lines += ["| stap | toont | uitkomst | seconden |", "|---|---|---|---|"]
    for stap in stappen:
        result = results.get(stap.naam)
        seconds = f"{result.seconden:.0f}" if result else ""
        lines.append(f"| {stap.naam} | {stap.toont} | {_verdict(result)} | {seconds} |")
    for stap in stappen:
        if result := results.get(stap.naam):
            lines += ["", f"## {stap.naam}", "", stap.toont + ".", ""]
            lines += [f"{result.moment}, commit {result.commit}: **{_verdict(result)}**.", ""]
            kept = result.uitvoer.rstrip().splitlines()[-stap.regels :]
            lines += ["```", f"$ {stap.opdracht}", *kept, "```"]
    report = ROOT / "docs" / "bewijs" / f"{nummer}.md"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text("\n".join(lines) + "\n")


def _verdict(result: Resultaat | None) -> str:
    if result is None:
        return "nog niet gedaan"
    if result.code is None:
        return "overgeslagen"
    return "goed" if result.code == 0 else f"fout ({result.code})"


def machine() -> str:
    """Return kind, cores, memory and Python of this machine, without its name."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0))
    memory = f"{pages / 2**30:.0f} GB"
    return f"{platform.machine()}, {cores} cores, {memory}, Python {platform.python_version()}"
