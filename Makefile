# ММС. Everything works from a fresh clone: `make run` needs Python 3.11+ and nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
PORT ?= 8000
ROWS ?= 100000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: $(RUNTIME) ## set everything up and serve the whole system with demonstration data (PORT=8000)
	@exec $(BIN)/mms serve --demo --port $(PORT)

.PHONY: test
test: $(DEVELOPMENT) ## set everything up and run every test (REQUIRE=all: missing programs fail)
	@$(BIN)/python -m pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

.PHONY: check
check: $(DEVELOPMENT) ## format, lint, types, import rules, architecture guards
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/mypy deploy tests
	@$(BIN)/lint-imports
	@$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
	@$(BIN)/python -m pytest tests/architecture

.PHONY: format
format: $(DEVELOPMENT) ## format and fix what can be fixed by itself
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

.PHONY: stack
stack: $(RUNTIME) ## the production shape natively: PostgreSQL, Kafka, gateway, five web and worker (PORT=8000)
	@exec $(BIN)/python -m deploy.native.stack --port $(PORT)

.PHONY: bench
bench: $(DEVELOPMENT) ## measure big imports and sending (ROWS=100000 people, 20000 results), the matching of mentors, 2,300 municipalities
	@$(BIN)/python -m tests.bench.importing $(ROWS)
	@$(BIN)/python -m tests.bench.results
	@$(BIN)/python -m tests.bench.matching
	@$(BIN)/python -m tests.bench.country
	@$(BIN)/python -m tests.bench.sending $(ROWS)

.PHONY: pictures
pictures: $(DEVELOPMENT) ## renew the pictures of the README (needs Chromium)
	@$(BIN)/python -m tests.browser.homes

.PHONY: lock
lock: $(DEVELOPMENT) ## lock the newest dependencies, with hashes
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --group dev pyproject.toml -o requirements-dev.lock

# the virtual environment is made by the newest Python here that is at least 3.11
$(BIN)/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "make: $$python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; \
	  fi; \
	done; echo "make: Python 3.11 or newer is needed; on Debian: apt-get install python3 python3-venv" >&2; exit 1

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "make: installing the locked packages into $(VENV), once …" >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

$(DEVELOPMENT): requirements-dev.lock | $(RUNTIME)
	@echo "make: installing the locked tools for tests and checks, once …" >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
