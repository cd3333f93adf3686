# Every task of the project; CI runs these same targets. `make` alone lists them.
# A stamp file says that a step is done, so a repeated call costs nothing.

VENV := .venv
BIN := $(VENV)/bin
# Only wheels with a locked hash: nothing is built, so nothing unpinned is fetched to build it.
# Quiet twice: pip warns at length about a mirror that lacks a package it then finds elsewhere; errors still show.
INSTALL := -m pip install -qq --no-input --disable-pip-version-check
LOCKED := $(INSTALL) --only-binary :all: --require-hashes

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- Using it

.PHONY: setup
setup: $(VENV)/.installed node_modules/.installed ## Install thidua into .venv and what papers and pages are set with, all locked
	@echo "thidua is ready: $(BIN)/thidua --help"

.PHONY: demo
demo: $(VENV)/.installed node_modules/.installed ## Serve the web application with invented campaigns of every plan, until Ctrl-C
	@$(BIN)/python -m demo

.PHONY: demo-files
demo-files: $(VENV)/.installed node_modules/.installed ## Run a whole campaign on example workbooks and show what comes out
	@$(BIN)/python -m demo.terminal

# --- Working on it

.PHONY: pictures
pictures: $(VENV)/.developing node_modules/.installed ## Draw the papers and pages that the docs and the README show, from the demo's data
	@$(BIN)/python -m demo.pictures
	@$(BIN)/python -m demo.pages

.PHONY: test
test: $(VENV)/.developing node_modules/.installed ## Run the tests, but for the slow ones and those that need LibreOffice or a browser
	$(BIN)/python -m pytest -n auto -m "not slow and not libreoffice and not browser"
	THIDUA_TEST_DATABASE=postgresql $(BIN)/python -m pytest tests/office -n auto -m "not slow"

.PHONY: test-all
test-all: $(VENV)/.developing node_modules/.installed ## Check the code and run what `make test` leaves out: slow tests, LibreOffice, browser, PostgreSQL throughout
	tools/install-system-packages
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n auto -m "slow or libreoffice or browser"
	THIDUA_TEST_DATABASE=postgresql $(BIN)/python -m pytest tests/office tests/web -n auto

.PHONY: check
check: $(VENV)/.developing ## Check format, style, types and the one-way imports
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(VENV)/.developing ## Format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: $(VENV)/.developing node_modules/.installed ## Measure the speed
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.web

.PHONY: bench-peers
bench-peers: $(VENV)/.installed node_modules/.installed .venv-peers/.installed .venv-pretalx/.installed ## Measure the speed beside OpenFisca-Core and pretalx, in environments of their own
	$(BIN)/python -m benchmarks --peers .venv-peers/bin/python
	$(BIN)/python -m benchmarks.web_peers --pretalx .venv-pretalx/bin/python

# Versions stay as they are unless asked for: `make lock UPGRADE=--upgrade`.
LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate $(UPGRADE)
.PHONY: lock
lock: .venv-lock/.installed ## Write the locked requirements anew (UPGRADE=--upgrade for newer versions)
	$(LOCK) pyproject.toml -o requirements/runtime.txt
	$(LOCK) pyproject.toml requirements/dev.in -c requirements/runtime.txt -o requirements/dev.txt
	$(LOCK) requirements/build.in -o requirements/build.txt
	$(LOCK) requirements/peers.in -o requirements/peers.txt
	$(LOCK) requirements/pretalx.in -o requirements/pretalx.txt
	$(LOCK) requirements/pretalx-build.in -o requirements/pretalx-build.txt
	$(LOCK) requirements/lock.in -o requirements/lock.txt

.PHONY: clean
clean: ## Remove the environments, caches and builds
	rm -rf $(VENV) .venv-peers .venv-pretalx .venv-lock node_modules src/thidua/papers/typst/fonts src/thidua/web/static/vendor
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Environments

$(VENV)/.locked: requirements/build.txt requirements/runtime.txt
	@echo "Installing what thidua needs into $(VENV) (about a minute) ..."
	@tools/make-venv $(VENV)
	@$(BIN)/python $(LOCKED) -r requirements/build.txt -r requirements/runtime.txt
	@touch $@

# Editable: the source in this folder is what runs. The locked build tools are there already, so none is fetched.
$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed requirements/dev.txt
	@echo "Installing the tools for tests and checks into $(VENV) ..."
	@$(BIN)/python $(LOCKED) -r requirements/dev.txt
	@touch $@

# The script goes on without npm, for a user who makes no PDF; the stamp is then left out, so a later call tries again.
node_modules/.installed: package.json package-lock.json tools/install-assets
	@tools/install-assets
	@[ ! -d node_modules ] || touch $@

# Two small libraries of pretalx have no wheels: they are built, by locked tools and without fetching any.
.venv-pretalx/.installed: requirements/pretalx-build.txt requirements/pretalx.txt
	@echo "Installing requirements/pretalx.txt into $(@D) ..."
	@tools/make-venv $(@D)
	@$(@D)/bin/python $(LOCKED) -r requirements/pretalx-build.txt
	@$(@D)/bin/python $(LOCKED) --no-binary django-jquery-js,drf-flex-fields --no-build-isolation -r requirements/pretalx.txt
	@touch $@

.venv-%/.installed: requirements/%.txt
	@echo "Installing $< into $(@D) ..."
	@tools/make-venv $(@D)
	@$(@D)/bin/python $(LOCKED) -r $<
	@touch $@
