"""Proof: runs what an issue says must be shown, and writes down what came out.

`make bewijs 02` runs the steps of `stappen_02.py`, one after another. A step that went well is not
run again (its result lies in `.bewijs/`), so an interrupted run goes on where it was; `--opnieuw
STAP` runs a step again, `--opnieuw alles` all of them; `--alleen STAP` runs no other (options go in
`ARGS=`). The result is `docs/bewijs/02.md`.
"""
