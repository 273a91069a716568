# Everything a user or a developer runs. Needs Python 3.11 or newer and make; all else goes into .venv.

# The first Python that is new enough; `make setup PYTHON=...` names another one.
IS_NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p $(IS_NEW_ENOUGH) && echo $$p && exit; done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.setup-done

PAGE := src/reportedly/web/static/index.html

.PHONY: help setup web demo test lint docs bench long lock clean

help:
	@echo "make setup   virtual environment with the locked dependencies"
	@echo "make web     build the page behind reportedly serve (part of setup)"
	@echo "make demo    read the bundled sample reports and show the record"
	@echo "make test    all checks and all tests"
	@echo "make lint    ruff and mypy"
	@echo "make docs    write the generated pages anew: codebook, JSON Schema"
	@echo "make bench   run the yardsticks that are present, write bench/RESULTS.md"
	@echo "make long    run and record the long measurements, hours: kills, writers, a million claims"
	@echo "make lock    write requirements/*.lock anew from pyproject.toml"
	@echo "make clean   remove the virtual environment, caches and demo output"
	@echo "Another Python: make setup PYTHON=python3.12"

setup: $(SETUP) $(PAGE)

web: $(PAGE)

# The Node.js that came with the locked dependencies, else that of the machine.
$(PAGE): $(SETUP) web/package-lock.json web/index.html web/vite.config.ts $(shell find web/src web/public -type f)
	@echo "Building the page (about half a minute the first time)"
	@export PATH="$(CURDIR)/$(BIN):$$PATH" && cd web && npm ci --silent --ignore-scripts && npm run --silent build >/dev/null
	@touch $@

# The stamp is newer than what it rests on: a second run costs nothing. The lock is whole, so nothing is resolved:
# pip would refuse it whenever a package that is asked for with an extra has a newer release.
$(SETUP): requirements/dev.lock pyproject.toml
	@$(PYTHON) $(IS_NEW_ENOUGH) || { \
		echo "reportedly needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo not there)." >&2; \
		echo "Name another one: make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies (about two minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(SETUP) $(PAGE)
	@$(BIN)/reportedly demo

lint: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint $(PAGE)
	$(BIN)/pytest --cov=reportedly --cov-report=term

docs: $(SETUP)
	$(BIN)/python docs/generate.py

bench: $(SETUP)
	$(BIN)/python bench/all.py

# Versions that still fit are kept; UPGRADE=--upgrade asks for the newest. No index address is written.
COMPILE := $(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url $(UPGRADE) pyproject.toml

long: $(SETUP)
	$(BIN)/python bench/long_runs.py build/long-runs

lock: $(SETUP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --output-file requirements/core.lock
	$(COMPILE) --extra dev --extra roles --extra postgres --extra brief --extra frames --extra web --output-file requirements/dev.lock

clean:
	rm -rf $(VENV) web/node_modules src/reportedly/web/static demo-output build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage src/*.egg-info
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
