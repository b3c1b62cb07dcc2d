# The commands of the project; `make` alone lists them.
# Needed: make, and Python 3.11 or newer with venv. To name another Python: make site PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-from-lock
LOCKER := $(VENV)-lock
CORES := --numprocesses=auto --dist=worksteal
PRETTIER := 'build/**/*.{css,js,ts}' 'tests/scripts/*.js'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test quick mutants bless check serve lint verify pins venv lock bench zensical clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s  %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site: $(STAMP) ## make the site: out/site/index.html
	$(BIN)/sourcebook build

test: $(STAMP) $(if $(shell command -v npm),node_modules) ## run the tests; some of them: make test ARGS="-k quote"
	$(BIN)/pytest $(CORES) $(ARGS)

quick: $(STAMP) ## run what is quick: no browser, no built site, not thousands of cases
	$(BIN)/pytest $(CORES) -m "not browser and not built and not long" $(ARGS)

mutants: $(STAMP) ## mutation tests: switch off each rule and each escape in turn, and say what no test notices
	$(BIN)/python tests/harness/mutants.py $(ARGS)

bless: $(STAMP) ## take what the small sourcebook becomes today as expected; read the difference
	$(BIN)/pytest tests/test_build.py -k blessed --bless

check: $(STAMP) ## read the content and list every mistake
	$(BIN)/sourcebook check

serve: $(STAMP) ## show the site on this machine, made anew at every change
	$(BIN)/sourcebook serve

lint: $(STAMP) $(if $(shell command -v npm),node_modules) ## look for slips in the code, and at its types and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@if [ -d node_modules/typescript ]; then set -x; \
		node_modules/.bin/tsc && node_modules/.bin/prettier --check $(PRETTIER); \
	else echo "make: the scripts were not checked; what checks them is brought by: make node_modules" >&2; fi

verify: ## build a commit anew and compare it with what is published: make verify COMMIT=… LIST=https://…/site.sha256
	@.github/scripts/verify.sh $(or $(COMMIT),HEAD) $(or $(LIST),$(error name the list that is published: make verify LIST=https://…/site.sha256))

pins: $(STAMP) ## follow a new version of the theme: pin its inline scripts, and show those to be read
	$(BIN)/python -m sourcebook.publish.pins

venv: $(STAMP) ## make .venv from the lock, if it is missing or stale

lock: ## follow pyproject.toml in the lock; all parts at their newest: make lock ARGS=--upgrade
	$(PYTHON) -m venv --clear $(LOCKER)
	$(LOCKER)/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCKER)/bin/uv pip compile --quiet --no-config --universal --fork-strategy fewest --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header $(ARGS) \
		--group pyproject.toml:test --group pyproject.toml:build pyproject.toml --output-file requirements.lock
	rm -rf $(LOCKER)

bench: $(STAMP) ## measure how costs grow, against others; some sizes: make bench ARGS="100 1000"
	$(BIN)/python benchmarks/bench.py $(ARGS)

zensical: site ## make the site by Zensical, too, and say what differs
	$(BIN)/python benchmarks/zensical.py

clean: ## remove all that was made: out/, .venv/, node_modules/ and caches
	rm -rf out node_modules $(VENV) $(LOCKER) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find build tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What looks at the built site, in a browser and at its HTML. Where it cannot be had, those tests skip and say so.
node_modules: package.json package-lock.json .npmrc
	@npm ci --silent --ignore-scripts --no-audit --no-fund && touch $@ || { rm -rf $@; \
		echo "make: npm cannot bring what package-lock.json names; some tests will be skipped." >&2; }

# The virtual environment, made anew whenever the lock or pyproject.toml has changed.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "make: Python 3.11 or newer is needed; \`$(PYTHON)\` is older or missing." >&2; \
		echo "make: If you have a newer one, name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: \`$(PYTHON)\` lacks venv. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) from requirements.lock; this takes about half a minute."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--no-deps --no-build-isolation --editable .
	@touch $@
