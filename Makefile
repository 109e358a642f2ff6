# Everything this project needs is installed into .venv by the targets below.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data
SEEDS  ?= ../shared/seeds
CODE   := src tests eval perf docs

.PHONY: help install dev demo test check format lint types imports docs eval constraints clean

help:            ## what can be made
	@sed -n 's/^\([a-z]*\):.*## */\1\t/p' $(MAKEFILE_LIST) | expand -t 14

install: $(VENV)/.installed  ## .venv/bin/rashomon, at the tested versions

dev: $(VENV)/.dev  ## the same, and the tools for development

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "rashomon needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement requirements-dev.txt
	@touch $@

demo: install    ## build the example dossier and say what to look at
	$(BIN)/rashomon demo

test: dev        ## the tests: no network, no evaluation data
	$(BIN)/python -m pytest -q

check: lint types imports test  ## format, lint, types, import contracts, tests (the documents are tested there too)

format: dev      ## rewrite the code in the project's format
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

lint: dev        ## format and lint, without changing anything
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: dev       ## mypy, strict
	$(BIN)/mypy

imports: dev     ## the import contracts of pyproject.toml
	$(BIN)/lint-imports

docs: dev        ## write docs/reference.md and the terminal blocks of README.md anew
	$(BIN)/python docs/reference.py
	$(BIN)/python docs/readme.py

eval: dev        ## score the stages on the data in $(DATA) and the seeds in $(SEEDS)
	$(BIN)/python -m eval --data $(DATA) --seeds $(SEEDS)

constraints: dev ## write down the versions that are installed now
	$(BIN)/python -m pip list --format=freeze --exclude-editable | grep -viE '^(pip|setuptools|wheel|rashomon)==' > constraints.txt

clean:           ## remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
