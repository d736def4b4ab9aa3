# make run: set everything up and start. make test: all checks and tests. make help: the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
BOT := .venv/bin
NLU := nlu/.venv/bin
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export RASA_TELEMETRY_ENABLED := false

.PHONY: help setup run test lint nlu-test compare-languages lock catalogs clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 20

setup: .venv/.bot nlu/.venv/.nlu $(CATALOGS)  ## Install both environments, publish the content, train the NLU model
	@$(BOT)/merhaba setup </dev/null

run: .venv/.bot nlu/.venv/.nlu $(CATALOGS)  ## Set up what is missing and start the bot
	@$(BOT)/merhaba run

test: .venv/.dev nlu/.venv/.dev $(CATALOGS) lint  ## Run all checks and tests
	@$(BOT)/merhaba setup </dev/null
	@$(BOT)/python -m pytest tests --ignore=tests/nlu
	@$(MAKE) --no-print-directory nlu-test

nlu-test: nlu/.venv/.dev  ## Run the tests of the NLU components
	@$(NLU)/python -m pytest -c nlu/pytest.ini --rootdir=. tests/nlu

compare-languages: nlu/compare/packages/.made  ## Hold our language identification against published ones
	@$(NLU)/python -m nlu.compare_languages

lint: .venv/.dev  ## Check style and types
	@$(BOT)/ruff check --quiet bot nlu tests
	@$(BOT)/ruff format --quiet --check bot nlu tests
	@$(BOT)/mypy --no-error-summary

lock: .venv/.bot  ## Resolve the requirement files again
	$(BOT)/uv pip compile -q --upgrade --generate-hashes --no-header --universal --python-version 3.11 pyproject.toml --group setup -o requirements.lock
	$(BOT)/uv pip compile -q --upgrade --generate-hashes --no-header --universal --python-version 3.11 pyproject.toml --group setup --group dev -o requirements-dev.lock
	$(BOT)/uv pip compile -q --upgrade --generate-hashes --no-header --python-version 3.10 nlu/requirements.in -o nlu/requirements.lock
	$(BOT)/uv pip compile -q --upgrade --generate-hashes --no-header --python-version 3.10 nlu/requirements.in nlu/requirements-dev.in -o nlu/requirements-dev.lock
	$(BOT)/uv pip compile -q --upgrade --generate-hashes --no-header --python-version 3.10 nlu/compare/requirements.in -o nlu/compare/requirements.lock

catalogs: .venv/.bot  ## Bring locales/ up to the texts of the code
	$(BOT)/pybabel -q extract -F babel.cfg -k _ -k _n:1,2 --no-location --omit-header -o locales/merhaba.pot .
	$(BOT)/pybabel -q extract -F locales/content.cfg -k _ --no-location --omit-header -o locales/content.pot .
	for domain in merhaba content; do for language in ar tr en; do \
		$(BOT)/pybabel -q update -D $$domain -i locales/$$domain.pot -d locales -l $$language --no-fuzzy-matching -w 110; done; done

clean:  ## Remove everything that setup made
	rm -rf .venv nlu/.venv nlu/compare/packages var .rasa *.egg-info $(CATALOGS)

# --- environments: made again when their lock file changes ---

.venv/.made:
	@for python in python3.11 python3.12 python3.13 python3.14 python3; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "bot: making .venv with $$python"; $$python -m venv .venv && touch $@ && exit 0; \
		fi; \
	done; \
	test -e $@ || { echo "Python 3.11 or newer is needed and was not found. Install it (for example: apt install python3.11 python3.11-venv) and run again." >&2; exit 1; }

.venv/.bot: .venv/.made requirements.lock pyproject.toml
	@echo "bot: installing packages"
	@$(BOT)/python -m pip install -q --require-hashes -r requirements.lock
	@$(BOT)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.bot requirements-dev.lock
	@echo "bot: installing packages for tests"
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
		{ apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium; } >/dev/null 2>&1; } || \
		echo "Chromium is missing: the tests of the preview will be skipped (apt install chromium)."
	@$(BOT)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

nlu/.venv/.made: | .venv/.bot
	@echo "nlu: making nlu/.venv with Python 3.10"
	@$(BOT)/uv venv -q --clear --python 3.10 nlu/.venv || { \
		echo "Python 3.10 is needed for the NLU server; it was not found and could not be fetched. Install it (for example: pyenv install 3.10) and run again." >&2; exit 1; }
	@touch $@

nlu/.venv/.nlu: nlu/.venv/.made nlu/requirements.lock
	@command -v c++ >/dev/null || { echo "A C++ compiler is needed to build fastText. Install one (for example: apt install g++) and run again." >&2; exit 1; }
	@echo "nlu: installing packages (one or two minutes)"
	@$(BOT)/uv pip install -q --python $(NLU)/python --require-hashes -r nlu/requirements.lock
	@touch $@

nlu/.venv/.dev: nlu/.venv/.nlu nlu/requirements-dev.lock
	@$(BOT)/uv pip install -q --python $(NLU)/python --require-hashes -r nlu/requirements-dev.lock
	@touch $@

# Beside the NLU environment, not in it: they bring other releases of what Rasa pins.
nlu/compare/packages/.made: nlu/compare/requirements.lock | nlu/.venv/.nlu
	@rm -rf nlu/compare/packages
	@$(BOT)/uv pip install -q --python $(NLU)/python --target nlu/compare/packages --require-hashes -r nlu/compare/requirements.lock
	@touch $@

locales/%.mo: locales/%.po | .venv/.bot
	@$(BOT)/pybabel -q compile -i $< -o $@
