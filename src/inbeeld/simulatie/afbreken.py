"""Kill the job in the middle of its work, as a power cut would: another process, and SIGKILL."""

import os
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta


def breek_af(dag: date, moment: datetime, na: float) -> None:
    """Run the job of a day in a process of its own and kill it after `na` seconds, done or not."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "inbeeld.simulatie.afbreken", dag.isoformat(), moment.isoformat()],
        start_new_session=True,
    )
    try:
        proces.wait(na)
    except subprocess.TimeoutExpired:
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()


def main(argv: list[str]) -> int:
    """The job of one day, over and over, so that a kill lands in the middle of it."""
    import django

    django.setup()
    import logging

    from inbeeld.signalen.actions import kennis

    logging.getLogger("inbeeld").setLevel(logging.ERROR)
    dag, moment = date.fromisoformat(argv[0]), datetime.fromisoformat(argv[1])
    for ronde in range(1000):
        kennis.meld_bij(dag, moment + timedelta(milliseconds=ronde))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
