# Everything a user or a developer runs. Needs Python 3.11 or newer and make; all else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.setup-done

.PHONY: help setup demo test lint docs bench lock clean

help:
	@echo "make setup   virtual environment with the locked dependencies"
	@echo "make demo    read the bundled sample reports and show the record"
	@echo "make test    all checks and all tests"
	@echo "make lint    ruff and mypy"
	@echo "make docs    write the generated pages anew: codebook, JSON Schema"
	@echo "make bench   run the yardsticks that are present, write bench/RESULTS.md"
	@echo "make lock    write requirements/*.lock anew from pyproject.toml"
	@echo "make clean   remove the virtual environment, caches and demo output"
	@echo "Another Python: make setup PYTHON=python3.12"

setup: $(SETUP)

# The stamp is newer than what it rests on: a second run costs nothing.
$(SETUP): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "reportedly needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
		echo "Name another one: make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies (about two minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(SETUP)
	@$(BIN)/reportedly demo

lint: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest --cov=reportedly --cov-report=term

docs: $(SETUP)
	$(BIN)/python docs/generate.py

bench: $(SETUP)
	$(BIN)/python bench/all.py

lock: $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --output-file requirements/core.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra dev --output-file requirements/dev.lock pyproject.toml

clean:
	rm -rf $(VENV) demo-output build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage src/*.egg-info
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
