"""The engine against the cost of sorting the absence rows once, within one run.

Each measurement is a process of its own, so that its peak memory is its own; three of each, in
turns, and the median counts. Baseline and engine have the same DuckDB settings.
"""

from __future__ import annotations

import datetime as dt
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.meten import oordeel
from bench.regio import DATA, TOT, regio

INSTELLINGEN: dict[str, str | int] = {
    "threads": 2,
    "memory_limit": "2GB",
    "temp_directory": str(DATA / "tmp"),  # what does not fit goes here, not into the work tree
}
DEFINITIE = "zkij-2021"
HERHALINGEN = 3
PEILDATA = [TOT - dt.timedelta(days=21 * nr) for nr in range(50)]


@dataclass(frozen=True)
class Doel:
    """What the engine may cost on this many children."""

    jongeren: int
    factor: float
    seconden: float | None
    geheugen_mb: int | None


DOELEN = (Doel(40_000, 8, 3.0, None), Doel(400_000, 5, None, 4096))


def meet_basis(pad: Path) -> dict[str, float]:
    """The baseline: read and sort all absence rows by child and date."""
    import duckdb

    con = duckdb.connect(":memory:", config=dict(INSTELLINGEN))
    begin, cpu = time.perf_counter(), time.process_time()
    con.execute(
        f"create temp table t as select * from read_parquet('{pad / 'verzuim.parquet'}') "
        "order by jongere, begindatum"
    )
    return {"seconden": time.perf_counter() - begin, "cpu": time.process_time() - cpu}


def meet_motor(pad: Path) -> dict[str, float]:
    """Parquet in; klok, tijdlijn and a telling of fifty peildata out, as Arrow tables."""
    from inbeeld.regels.feitenmap import Feiten

    begin = time.perf_counter(), time.process_time()
    return _reken(Feiten.uit_parquet(pad, instellingen=INSTELLINGEN), begin)


def meet_gekeurd(pad: Path) -> dict[str, float]:
    """The same, with every row checked first, as the command line does."""
    from inbeeld.regels import lees_feitenmap

    begin = time.perf_counter(), time.process_time()
    lezing = lees_feitenmap(pad, instellingen=INSTELLINGEN)
    if lezing.afgekeurd:
        raise SystemExit(f"{len(lezing.afgekeurd)} rows rejected: the generator is at fault")
    return _reken(lezing.feiten, begin)


def _reken(feiten: Any, begin: tuple[float, float]) -> dict[str, float]:
    from inbeeld.regels import bereken, tel

    gelezen = time.perf_counter()
    uitkomst = bereken(feiten, definitie=DEFINITIE, tot=TOT)
    tijdlijn, klok = uitkomst.tijdlijn, uitkomst.klok
    gerekend = time.perf_counter()
    telling = tel(feiten, definitie=DEFINITIE, peildata=PEILDATA, uitkomst=uitkomst)
    klaar = time.perf_counter()
    return {
        "seconden": klaar - begin[0],
        "cpu": time.process_time() - begin[1],
        "lezen": gelezen - begin[0],
        "rekenen": gerekend - gelezen,
        "tellen": klaar - gerekend,
        "tijdlijn": tijdlijn.num_rows,
        "klok": klok.num_rows,
        "telling": telling.num_rows,
    }


METINGEN = {"basis": meet_basis, "motor": meet_motor, "gekeurd": meet_gekeurd}


def in_eigen_proces(wat: str, pad: Path) -> dict[str, float]:
    """Run one measurement in a fresh interpreter; adds its peak memory in MB."""
    uit = subprocess.run(
        [sys.executable, "-m", "bench.regels", wat, str(pad)],
        check=True,
        capture_output=True,
        text=True,
    )
    gemeten: dict[str, float] = json.loads(uit.stdout.splitlines()[-1])
    return gemeten


def machine() -> str:
    namen = ("duckdb", "ibis-framework", "sqlglot", "pyarrow")
    geheugen = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    model = next(
        (
            regel.split(":")[1].strip()
            for regel in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if regel.startswith("model name")
        ),
        platform.machine(),
    )
    versies = ", ".join(f"{naam} {version(naam)}" for naam in namen)
    return (
        f"{model}, {int(geheugen) // 1024 // 1024} GiB; Python {platform.python_version()}, "
        f"{versies}; DuckDB with 2 threads and memory_limit 2GB"
    )


def mediaan(metingen: list[dict[str, float]], wat: str) -> float:
    return statistics.median(meting[wat] for meting in metingen)


def beoordeel(doel: Doel) -> bool:
    """Measure one size, print it, and say whether every target was met."""
    pad = regio(doel.jongeren)
    print(f"\n## {doel.jongeren:,} jongeren ({pad.name})", flush=True)
    gemeten: dict[str, list[dict[str, float]]] = {wat: [] for wat in METINGEN}
    for _ in range(HERHALINGEN):  # in turns, so that a slow minute hits all
        for wat, metingen in gemeten.items():
            metingen.append(in_eigen_proces(wat, pad))
    basis, motor, gekeurd = gemeten.values()
    b, m = mediaan(basis, "seconden"), mediaan(motor, "seconden")
    b_cpu, m_cpu = mediaan(basis, "cpu"), mediaan(motor, "cpu")
    piek = max(meting["piek_mb"] for meting in motor)
    piek_basis = max(meting["piek_mb"] for meting in basis)
    print(f"basis   {b:7.2f} s   cpu {b_cpu:7.2f} s   piek {piek_basis:6.0f} MB")
    print(f"motor   {m:7.2f} s   cpu {m_cpu:7.2f} s   piek {piek:6.0f} MB")
    for deel in ("lezen", "rekenen", "tellen"):
        print(f"  {deel:8} {mediaan(motor, deel):6.2f} s")
    # The machine may have other work: then CPU seconds say more than the clock.
    print(f"factor  {m / b:7.1f}     cpu {m_cpu / b_cpu:7.1f}")
    g = mediaan(gekeurd, "seconden")
    print(f"gekeurd {g:7.2f} s   alle rijen eerst gekeurd: factor {g / b:.1f}, geen doel")
    print(
        f"uitkomst: {motor[0]['tijdlijn']:,.0f} rijen tijdlijn, {motor[0]['klok']:,.0f} klok, "
        f"{motor[0]['telling']:,.0f} telling"
    )
    oordelen = [(f"factor {m / b:.1f} (hoogstens {doel.factor:g})", m / b <= doel.factor)]
    if doel.seconden is not None:
        oordelen.append((f"{m:.2f} s (hoogstens {doel.seconden:g})", m <= doel.seconden))
    if doel.geheugen_mb is not None:
        oordelen.append((f"{piek:.0f} MB (hoogstens {doel.geheugen_mb})", piek <= doel.geheugen_mb))
    gehaald = [oordeel(tekst, goed) for tekst, goed in oordelen]  # all of them, also after a miss
    return all(gehaald)


def draai(groottes: list[int]) -> bool:
    """Bench every target of these sizes (all when empty)."""
    print(f"# Regels: {machine()}")
    doelen = [doel for doel in DOELEN if not groottes or doel.jongeren in groottes]
    oordelen = [beoordeel(doel) for doel in doelen]  # all of them, also after a miss
    return all(oordelen)


if __name__ == "__main__":
    wat, pad = sys.argv[1], Path(sys.argv[2])
    gemeten = METINGEN[wat](pad)
    gemeten["piek_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(gemeten))
