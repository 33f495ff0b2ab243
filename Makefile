# What is done with this archive and with Warraq itself: `make` or `make help` lists it.
#
# Nothing is installed outside this folder. Python 3.11 or later is the only thing needed; name another one with
# `make site PYTHON=python3.13`.

PYTHON ?= python3
ARGS ?=
VENV := .venv
EXTRAS := --extra search --extra documents --extra webarchives
RUN := $(VENV)/bin/python
VNU := node_modules/vnu-jar/build/dist/vnu.jar
LIGHTHOUSE := node_modules/lighthouse/package.json
# As many tests at once as there are processors, each file's in one process: what they share is made once.
SIDE_BY_SIDE := -n auto --dist loadfile --no-loadscope-reorder

# A stamp inside the environment says which lock file it was filled from, so that setting up happens once.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
# Learning topics needs scikit-learn, which is larger than all the rest: only for those who ask for it.
LEARNING := $(VENV)/.learning
# What npm itself leaves behind serves as the stamp of the tools that come from there.
CHECKERS := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check topics test quick lint types html gates weight browser workflows bench lighthouse lock wheel clean distclean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- the archive --------------------------------------------------------------------------------------------------

site: $(RUNTIME) ## Import what is new in seeds/ and build the site into output/
	@imported=0; built=0; \
	if [ -d seeds ]; then $(RUN) build.py import || imported=$$?; fi; \
	$(RUN) build.py build || built=$$?; \
	if [ $$imported -ne 0 ] && [ $$built -eq 0 ]; then echo "The site is built, but not every seed could be imported: see above." >&2; fi; \
	exit $$(( built ? built : imported ))

serve: $(RUNTIME) ## Show the site in a browser, and again after every change
	@$(RUN) build.py serve $(ARGS)

check: $(RUNTIME) ## Check content/: front matter, links, images, what waits for an editor
	@$(RUN) build.py check $(ARGS)

topics: $(LEARNING) ## Learn topics from what editors filed (a large download); ARGS=suggest, review or report
	@$(RUN) build.py topics $(or $(ARGS),learn)

# --- Warraq itself ------------------------------------------------------------------------------------------------

test: $(DEV) ## Run every test; ARGS="-k slug" chooses some
	@$(RUN) -m pytest $(SIDE_BY_SIDE) $(ARGS)

quick: $(DEV) ## Run the tests that take a moment: no browser, no whole sites, few made-up examples
	@$(RUN) -m pytest $(SIDE_BY_SIDE) -m "not browser and not gate and not slow" --hypothesis-profile=quick $(ARGS)

lint: $(DEV) ## Check the style of the code: rules, complexity, format
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet . || { echo "Not formatted: $(RUN) -m ruff format ." >&2; exit 1; }

types: $(DEV) ## Check the types of the code
	@$(RUN) -m mypy

html: $(CHECKERS) site ## Check the built pages with the Nu validator (needs Java and npm)
	@find output -name '*.html' -print | grep -q . || { echo "output/ holds no page to check." >&2; exit 1; }
	@java -jar $(VNU) --errors-only --format gnu --skip-non-html output && echo "output/: every page is valid HTML."

gates: $(DEV) $(CHECKERS) ## Only the tests of whole sites: HTML, access, links, styles, feeds, weight (needs npm)
	@$(RUN) -m pytest tests/gates tests/test_html.py $(ARGS)

weight: $(DEV) site ## Tell how much each kind of page of the site weighs
	@$(RUN) -m tests.gates.weight output

browser: $(DEV) ## Open pages in headless Chromium; the screenshots go to tests/browser/screenshots/
	@$(RUN) -m pytest tests/browser $(ARGS)

workflows: $(DEV) ## Check the GitHub workflows
	@$(VENV)/bin/actionlint .github/workflows/*.yml && echo ".github/workflows/: nothing to complain of."

bench: $(DEV) ## Measure how fast a large made-up archive builds
	@$(RUN) -m bench $(ARGS)

lighthouse: $(DEV) $(LIGHTHOUSE) ## Let Lighthouse judge pages as on a phone (needs npm and Chromium; a minute)
	@$(RUN) -m bench.lighthouse $(ARGS)

lock: $(DEV) ## Resolve pyproject.toml and package.json anew into the lock files
	@$(RUN) -m pip install --quiet --disable-pip-version-check uv
	@$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" $(EXTRAS) pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --extra topics -c requirements.lock pyproject.toml -o requirements-topics.lock
	@$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" $(EXTRAS) --extra topics --group dev -c requirements.lock -c requirements-topics.lock \
		pyproject.toml -o requirements-dev.lock
	@if command -v npm >/dev/null; then npm install --package-lock-only --ignore-scripts --silent; else echo "Without npm, package-lock.json stays as it is."; fi

wheel: $(RUNTIME) ## Make a wheel in dist/
	@$(RUN) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean: ## Remove what is derived: the site, the caches
	rm -rf output .cache dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/browser/screenshots
	find warraq tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the environment and the npm tools too
	rm -rf $(VENV) node_modules

# --- setting up -----------------------------------------------------------------------------------------------------

$(RUN):
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python 3.11 or later is needed and '$(PYTHON)' is not there." >&2; \
		echo "Debian and Ubuntu: apt install python3 python3-venv. macOS: brew install python. Then make again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or later is needed, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." >&2; \
		echo "If a later one is installed, name it: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. Debian and Ubuntu: apt install python3-venv. Then make again." >&2; exit 1; }
	@echo "Setting up $(VENV)/ ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUNTIME): requirements.lock | $(RUN)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | $(RUN)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(RUNTIME)

$(LEARNING): requirements-topics.lock $(RUNTIME)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-topics.lock
	@touch $@

# No script of a package is run: one would fetch a Java runtime, where the machine's own does. Lighthouse, three times as
# large as all the others, is only for those who ask for it.
$(CHECKERS): package-lock.json
	@npm ci --ignore-scripts --omit=dev --silent
	@touch $@

$(LIGHTHOUSE): package-lock.json
	@npm ci --ignore-scripts --silent
	@touch $@
