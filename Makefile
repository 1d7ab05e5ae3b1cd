# Everything starts here: `make` lists what there is. Set-up happens once and again when pyproject.toml changes.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check wheel model clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 14

demo: $(VENV)/.installed ## set up, read the documents in data/raw and say what was found
	$(BIN)/verslag run data/raw --out data/processed || test $$? -eq 3

test: $(VENV)/.developing ## set up and run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.developing ## check format, style, types and the layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(VENV)/.developing ## build the wheel in dist/
	rm -rf dist
	$(BIN)/python -m build --wheel

# names and annotations of the archive are looked for beside TRAINING, in ../archive and ../gold
TRAINING ?= ../shared/training

model: $(VENV)/.developing ## train models/nl_verslag anew from TRAINING (hours)
	$(BIN)/python -m pip install --quiet --requirement models/training/requirements.txt
	cd models/training && $(abspath $(BIN))/python -m weasel run all . --vars.training "$(abspath $(TRAINING))"

clean: ## remove the virtual environment and all that tools leave behind
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@
