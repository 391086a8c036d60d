# `make help` lists what can be asked for. Each target first makes what it needs.

PORT ?= 8501
# Only this machine reaches it; HOST=0.0.0.0 opens it to the network.
HOST ?= 127.0.0.1
# Of the folder without internet; LANGUAGE=hi makes it in Hindi.
LANGUAGE ?= en
VENV := .venv
BIN := $(VENV)/bin
# Node, npm and the tools that look at the browser's scripts; nothing of it is served.
NODE_TOOLS := tests/node/node_modules
NODE := PATH="$(CURDIR)/$(NODE_TOOLS)/.bin:$(CURDIR)/$(BIN):$$PATH"
SCRIPTS := "components/**/*.{js,ts}" "tests/node/*.{js,ts}" "!**/leaflet/leaflet.js"
# A file stays together: its tests share what was read. Heavy files come first, so that none is left at the end.
PYTEST := $(BIN)/python -m pytest --numprocesses 2
# Of the 13,000 files of all packages, those are compiled that are used, when they are: a third less to wait for.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --requirement

.DEFAULT_GOAL := help
.PHONY: help run offline kiwix test test-plain test-scripts village-names chromium engines messages format
.PHONY: check check-data check-format check-types check-scripts check-messages check-packages

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/app ## serve the app on http://localhost:8501; elsewhere: PORT=9000 HOST=0.0.0.0 make run
	@exec $(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

offline: $(VENV)/app ## write ./offline: pages, search, tables, briefs, to open from a USB stick
	@$(BIN)/python -m components.server.offline --out offline --language $(LANGUAGE)

kiwix: $(VENV)/app ## write ./learning-zone.zim: all of that in five languages, for Kiwix on a telephone
	@$(BIN)/python -m components.server.offline --out learning-zone.zim --language en,hi,ur,bn,or

test: $(VENV)/dev $(NODE_TOOLS) ## run all tests, also those in a real browser
	@$(MAKE) --no-print-directory --jobs 3 test-scripts village-names chromium engines
	@$(PYTEST) --dist loadfile --no-loadscope-reorder --ignore tests/browser
	@$(PYTEST) --dist worksteal tests/browser

test-plain: $(VENV)/dev ## run the browser tests without any touch on the inside of Streamlit
	@$(MAKE) --no-print-directory --jobs 2 village-names chromium
	@LEARNING_ZONE_PLAIN=1 $(PYTEST) --dist worksteal tests/browser

test-scripts: $(NODE_TOOLS)
	@$(NODE) node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test "tests/node/*.test.js"

village-names: $(VENV)/app
	@$(BIN)/python -m data.village_index > /dev/null

chromium: $(VENV)/dev
	@$(BIN)/python -m tests.browser.chromium

# After the browser: two cannot install packages of the system at once.
engines: chromium
	@$(BIN)/python -m tests.engines.servers

check: $(VENV)/dev $(NODE_TOOLS) ## look at format, lint, types, data, messages and known faults of packages
	@$(MAKE) --no-print-directory --jobs 2 check-types check-data check-packages check-scripts check-format check-messages

check-format: $(VENV)/dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

check-types: $(VENV)/dev
	@$(BIN)/mypy

check-scripts: $(NODE_TOOLS)
	@$(NODE) prettier --config tests/node/prettier.json --log-level warn --check $(SCRIPTS)
	@$(NODE) eslint --config tests/node/eslint.config.js components tests/node
	@$(NODE) tsc --project tests/node/tsconfig.json

check-messages: $(VENV)/dev
	@$(BIN)/python -m components.language check

check-packages: $(VENV)/dev
	@$(BIN)/python .ci/audit requirements.txt

check-data: $(VENV)/app ## report rows, gaps and problems of every table
	@$(BIN)/python -m data.checks

messages: $(VENV)/app ## take new and changed messages of the code into the catalogues of all languages
	@$(BIN)/python -m components.language update
	@$(BIN)/python -m components.language check

format: $(VENV)/dev $(NODE_TOOLS) ## put the code into the common format
	@$(NODE) prettier --config tests/node/prettier.json --log-level warn --write $(SCRIPTS)
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

$(VENV)/python: .ci/venv
	@.ci/venv $(VENV)
	@touch $@

$(VENV)/app: requirements.txt $(VENV)/python
	@echo "Installing what the app needs (a few minutes the first time) ..."
	@$(INSTALL) requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt $(VENV)/python
	@echo "Installing what app, tests and checks need (a few minutes the first time) ..."
	@$(INSTALL) requirements-dev.txt
	@touch $@ $(VENV)/app

$(NODE_TOOLS): tests/node/package-lock.json $(VENV)/dev
	@$(NODE) npm ci --prefix tests/node --silent --no-audit --no-fund
	@touch $@
