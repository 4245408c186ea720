# make help tells what there is. Everything happens in .venv; nothing else on the machine is touched.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

# Nothing is installed whose hash was not written down when its version was: not even for the build.
PINNED := $(PIP) install --require-hashes --no-deps --requirement
ITSELF := $(PIP) install --no-deps --no-build-isolation --editable .
PINS := tests/constraints

.PHONY: help demo test torture fuzz check format golden audit mutants sbom pins bench editor pictures pages clean

help:  ## Show this.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */\1\t/' | expand -t 10

.venv/run: pyproject.toml constraints.txt
	@echo "Making .venv (once; about half a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "amkit needs Python 3.11 or newer; say which: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv .venv
	@$(PINNED) constraints.txt
	@$(ITSELF)
	@touch $@

.venv/dev: .venv/run $(PINS)/dev.txt
	@echo "Installing what the tests need (once) …"
	@$(PINNED) $(PINS)/dev.txt
	@$(PIP) check
	@touch $@

demo: .venv/run  ## Meet ACME's new decision maker, then read its account plan.
	@sh tests/demo.sh $(CURDIR)/$(BIN)/amkit

test: .venv/dev  ## Everything that CI checks.
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/python -m pytest --no-header -n 2 -p tests.core_coverage \
		--cov --cov-fail-under=90 --cov-report=term:skip-covered

torture: .venv/dev  ## Kill it, cut its power and rot its disk, for an hour; print the figures.
	AMKIT_TORTURE=long $(BIN)/python -m pytest --no-header -n 2 \
		tests/torture tests/shell/session/test_any_walk.py --timeout 7200

check: .venv/dev  ## Style and types alone.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev  ## Put the code in order.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/dev  ## Write the notes, plans and screens that tests compare with anew; read the diff.
	AMKIT_GOLDEN=write $(BIN)/python -m pytest --no-header -n 2 -k golden

.venv/supply: .venv/dev $(PINS)/supply.txt
	@$(PINNED) $(PINS)/supply.txt
	@touch $@

audit: .venv/supply  ## Look for known holes in what amkit is built on, and for careless code.
	$(BIN)/bandit --quiet --recursive amkit --configfile pyproject.toml --severity-level medium
	$(BIN)/pip-audit --requirement $(PINS)/supply.txt --no-deps --disable-pip

sbom: .venv/supply  ## Write down every part, for who keeps a list: build/sbom.json (CycloneDX).
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements $(PINS)/dev.txt --pyproject pyproject.toml \
		--output-reproducible --output-file build/sbom.json

.venv/mutants: .venv/dev $(PINS)/mutants.txt
	@$(PINNED) $(PINS)/mutants.txt
	@touch $@

mutants: .venv/mutants  ## Break the store, the loader, the sandbox and the escaping in thousands of places; an hour or two.
	$(BIN)/mutmut run --max-children 2
	@$(BIN)/python -m tests.mutants

build/uv: Makefile
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python -m pip -qq --disable-pip-version-check install uv==0.13.9
	@touch $@

COMPILE := printf 'hatchling\neditables\n' | build/uv/bin/uv pip compile pyproject.toml - --universal --upgrade --generate-hashes --quiet \
	--no-annotate --custom-compile-command 'make pins'

pins: build/uv  ## Write down the newest versions and their hashes anew; then run the tests.
	@mkdir -p $(PINS)
	@$(COMPILE) --output-file constraints.txt
	@$(COMPILE) --output-file $(PINS)/dev.txt \
		--constraint constraints.txt --extra dev
	@$(COMPILE) --output-file $(PINS)/supply.txt \
		--constraint $(PINS)/dev.txt --extra dev --extra supply
	@$(COMPILE) --output-file $(PINS)/mutants.txt \
		--constraint $(PINS)/dev.txt --extra dev --extra mutants

build/linters: Makefile
	@$(PYTHON) -m venv build/linters
	@build/linters/bin/python -m pip -qq --disable-pip-version-check install \
		yamllint==1.38.0 check-jsonschema==0.39.0
	@touch $@

fuzz: .venv/dev  ## Give the linter 400,000 files that nobody would write.
	AMKIT_TORTURE=long $(BIN)/python -m pytest --no-header -n 2 tests/lint/test_fuzz.py --timeout 7200

bench: .venv/dev build/linters  ## Measure start-up against a bare Python, in one run.
	$(BIN)/python tests/bench/startup.py
	$(BIN)/python tests/bench/expressions.py
	$(BIN)/python tests/bench/walking.py
	$(BIN)/python tests/bench/planning.py
	$(BIN)/python tests/bench/due.py
	$(BIN)/python -m tests.bench.lint
	$(BIN)/python -m tests.bench.accounts

build/editor: Makefile
	@command -v npm >/dev/null || { echo "make editor needs node and npm"; exit 2; }
	@npm install --silent --no-fund --no-audit --prefix build/editor yaml-language-server@1.25.0
	@touch $@

editor: .venv/dev build/editor  ## Try the schema in the language server that editors use (needs npm).
	$(BIN)/python -m pytest --no-header -p no:cacheprovider tests/editor/yaml_language_server.py

build/pictures: Makefile
	@command -v npm >/dev/null || { echo "make pictures needs node and npm"; exit 2; }
	@npm install --silent --no-fund --no-audit --prefix build/pictures mermaid@11.12.0 jsdom@24.1.3
	@touch $@

pictures: .venv/dev build/pictures  ## Have Mermaid itself read the pictures of plans (needs npm).
	$(BIN)/python -m pytest --no-header -p no:cacheprovider tests/pictures/mermaid_parser.py

pages: .venv/dev  ## Read pages of figures in a headless Chromium (needs one).
	$(BIN)/python -m pytest --no-header -p no:cacheprovider tests/pages/in_chromium.py

clean:  ## Remove what make made.
	rm -rf .venv demo build dist .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
