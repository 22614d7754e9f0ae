# Everything a user or developer runs. The environment is .venv, made from the lock by every target that needs it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := data/raw/demo
# A file's tests stay in one process, so that what they share is made once.
SIDE_BY_SIDE := --numprocesses logical --dist loadfile
KOMMUNER := 0120 0125 0163 0182 0683

.DEFAULT_GOAL := help
.PHONY: help lagesbild gallery demo test browser prove check format bench lock clean

help: ## this list
	@grep -hE '^[.a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv: $(READY) ## the environment, exactly as locked

# The lock is complete, so nothing is resolved: each file is taken by its hash.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

lagesbild: demo ## five published lägesbilder from real figures and demo deliveries
	$(BIN)/lagesbild build $(KOMMUNER) --data $(DEMO) --state data/processed
	@echo "Öppna reports/published/index.html"

gallery: lagesbild ## every figure of the demo on one page, to look at
	@$(BIN)/python -m reports.gallery

demo: $(READY) ## the synthetic demo deliveries
	@$(BIN)/python -m transforms.demo --out $(DEMO)

test: $(READY) ## all tests, with a reduced form of every proof
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

browser: ## what the tests in a browser need beside chromium: axe-core and playwright-core, as locked (needs npm)
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent

prove: $(READY) ## the full proofs: long simulations and kills
	$(BIN)/python -m pytest -m prove $(SIDE_BY_SIDE)

check: $(READY) ## lint, types, imports, SQL
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint sql --processes 2

format: $(READY) ## let ruff mend what it can
	$(BIN)/ruff check --fix .

bench: demo ## time and memory, as ratios measured in one run
	$(BIN)/python -m tests.benchmarks.bench

lock: ## write requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

clean: ## remove what can be made again
	rm -rf .venv data/processed/byggen data/processed/prefect data/processed/karantan $(DEMO) reports/published
