# Heard from a checkout. Needs python3 (3.11 or newer, with venv and pip), make and git; packages are pinned and hash-checked.

PYTHON ?= python3
FILE ?= examples/conversations/late-parcel.txt
export FILE

VENV := .venv
BIN := $(VENV)/bin
TRAINING := .venv-training
LOCKING := .venv-locking
PIP := -m pip --quiet --quiet --disable-pip-version-check install --no-deps

.DEFAULT_GOAL := help
.PHONY: help review test check lint types floors spelling house format pages evals train lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

review: $(VENV)/run.stamp ## Review the sample conversation, or FILE=path (FILE=- reads standard input)
	@$(BIN)/heard review "$$FILE"

test: $(VENV)/test.stamp ## Run every test: plain, with the model, on PostgreSQL, under faults, in a browser
	@$(BIN)/python -m tests

check: lint types floors spelling house ## The gate: format, lint, types, floors, spelling, house tests

lint: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

floors: $(VENV)/test.stamp
	$(BIN)/lint-imports --no-logo

spelling: $(VENV)/test.stamp
	$(BIN)/codespell

house: $(VENV)/test.stamp
	$(BIN)/pytest --quiet tests/house

format: $(VENV)/test.stamp ## Put every file in the form that the gate expects
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pages: $(VENV)/run.stamp ## Write docs/practices from the behaviours' own files
	@for file in src/heard/rubric/practices/[a-z]*.py src/heard/rubric/pitfalls/[a-z]*.py; do \
		page=$$(basename $$file .py); $(BIN)/heard explain $$page --markdown > docs/practices/$$page.md; done

evals: $(TRAINING)/train.stamp $(TRAINING)/evals.stamp ## Measure quality and speed, side by side with what a user would pick instead
	$(TRAINING)/bin/python -m evals --write docs/figures.md
	$(TRAINING)/bin/python -m evals.seen

train: $(TRAINING)/train.stamp ## Make the shipped weights again, from corpus to card
	$(TRAINING)/bin/python -m training
	$(TRAINING)/bin/python -m training.hostile
	$(TRAINING)/bin/python -m training.meaning

lock: $(LOCKING)/lock.stamp ## Pin the newest allowed packages, with hashes (run it on the oldest supported Python)
	sh requirements/lock.sh $(LOCKING)/bin/pip-compile

clean: ## Remove environments and caches
	rm -rf $(VENV) $(TRAINING) $(LOCKING) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp a set of pins: an environment is mended only when its pins change. run.txt lies under every environment.

$(VENV)/run.stamp $(TRAINING)/run.stamp: %/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Heard needs Python 3.11 or newer; name one with PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $*
	$(call install,$*,run)
	@$*/bin/python $(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/%.stamp: requirements/%.txt $(VENV)/run.stamp
	$(call install,$(VENV),$*)
	@touch $@

$(TRAINING)/%.stamp: requirements/%.txt $(TRAINING)/run.stamp
	$(call install,$(TRAINING),$*)
	@touch $@

$(LOCKING)/%.stamp: requirements/%.txt
	@$(PYTHON) -m venv $(LOCKING)
	$(call install,$(LOCKING),$*)
	@touch $@

define install
	@echo "Installing requirements/$(2).txt into $(1), once ..."
	@$(1)/bin/python $(PIP) --require-hashes --requirement requirements/$(2).txt
endef
