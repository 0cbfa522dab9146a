# Everything from nothing: Python 3.11 or later, make and git are enough.
#   make report    the page for the sample diary
#   make test      every check
#   make check     the quick ones
#   make docs      the site, with its notebooks run
#   make fuzz      broken inputs for everything that is read (RUNS=, SEED=, WHAT=, COVERED=1)
# Another Python: make test PYTHON=python3.12

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq --no-input install
DIARY := data/sample/diary.csv
PAGE := build/report.html
SITE := build/docs/index.html
# Test files are dealt out to processes as they come, each file whole, so that what its tests share
# is made once.
SPREAD := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Small matrices, many at once: a second thread of BLAS only waits, and its waiting costs a processor
# (some files took four times the work). NumPy asks when it is loaded, before any conftest is.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help report test check lint types tests quick shuffled lowest mutants docs format readme \
    browser fuzz clean

help:
	@echo 'make report   make the page for the sample diary ($(PAGE))'
	@echo 'make test     run every check: style, types, tests'
	@echo 'make check    run the quick ones'
	@echo 'make mutants  say how many small faults each module'\''s own tests find (OVER=src/hdiary/stats/waves.py for one)'
	@echo 'make shuffled run every test in an order drawn by lot; SEED=... draws the same again'
	@echo 'make lowest   run the quick tests on the oldest Python with the lowest releases allowed'
	@echo 'make readme   put into README and docs/answers.md what commands say now'
	@echo 'make format   put the code into its usual shape'
	@echo 'make docs     make the site, with its notebooks run ($(SITE)): a minute or more'
	@echo 'make fuzz     throw broken inputs at everything that is read: RUNS=2000 SEED=1 WHAT=cells COVERED=1'
	@echo 'make clean    remove what the others made'
	@echo 'Python is $(PYTHON); choose another with PYTHON=..., after make clean.'

report: .venv/.core
	@mkdir -p build
	@$(PY) -m hdiary report $(DIARY) -o "$$PWD/$(PAGE)" --force

test: lint types tests

check: lint types quick

lint: .venv/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: .venv/.dev
	$(PY) -m mypy

tests: .venv/.dev browser
	$(PY) -m pytest $(SPREAD)

quick: .venv/.dev
	$(PY) -m pytest $(SPREAD) -m 'not slow and not browser'

# Small faults are put into a copy of each module, one at a time: how many do its own tests find?
# SAMPLE=0 tries all of them, which takes hours; SEED draws others.
OVER =
SAMPLE = 60
mutants: .venv/.mutants
	@$(PY) benchmarks/mutants.py --over $(OVER) --sample $(SAMPLE) --seed $(or $(SEED),1) --show
# A test that needs another to have run before it fails here. The seed is said at the top.
shuffled: .venv/.dev browser
	$(PY) -m pytest $(SPREAD) --random-order $(if $(SEED),--random-order-seed=$(SEED))

# What pyproject.toml promises: that its lowest releases do, on the oldest Python that it allows.
lowest: build/lowest/.made
	build/lowest/bin/python -m pytest $(SPREAD) -m 'not slow and not browser'

# From nothing and offline once installed; a broken link or a notebook that fails, fails it.
docs: .venv/.docs
	@$(PY) docs/make.py

format: .venv/.dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

# Run the commands that README and docs/answers.md show, and put in what they say now.
readme: .venv/.dev
	$(PY) tests/test_package.py

# Broken inputs for everything that is read; what fails is kept in build/fuzz. With COVERED=1 they
# are led by coverage, which needs a library more and one WHAT.
RUNS ?= 2000
WHAT ?=
COVERED ?=
fuzz: .venv/.dev $(if $(COVERED),.venv/.fuzz)
	@$(PY) benchmarks/fuzz.py --runs $(RUNS) --seed $(or $(SEED),1) $(WHAT:%=--what %) \
	    $(if $(COVERED),--covered)

# The browser tests need a browser, and those of the diary's modules node. A throw-away machine
# (CI is set) gets both; on anybody else's machine nothing is installed, and those tests say that
# they were skipped.
browser:
	@if [ -n "$${CI:-}" ] && { ! command -v chromium || ! command -v pdftotext \
	    || ! command -v node; } >/dev/null 2>&1 \
	    && command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  echo 'Installing chromium and node for the tests of the pages'; \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq install -y --no-install-recommends chromium nodejs poppler-utils >/dev/null; } \
	  || echo 'No browser could be installed; its tests will be skipped.'; \
	fi

# What is installed is redone only when pyproject.toml changes; the code itself is used in place.
.venv/.core: pyproject.toml | .venv/.made
	@echo 'Installing hdiary into .venv (the first time 130 MB are downloaded; without that it takes a minute)'
	@$(PIP) -e .
	@touch $@

.venv/.docs: pyproject.toml | .venv/.made
	@echo 'Installing hdiary and what makes its site into .venv (the first time takes a minute or two)'
	@$(PIP) -e '.[docs]'
	@touch .venv/.core $@

.venv/.dev: pyproject.toml | .venv/.made
	@echo 'Installing hdiary and its checks into .venv (the first time takes minutes, most of them for downloading)'
	@$(PIP) -e '.[dev]'
	@touch .venv/.core .venv/.docs $@

.venv/.fuzz: pyproject.toml .venv/.dev | .venv/.made
	@$(PIP) "$$($(PY) -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["fuzz"])')"
	@touch $@

.venv/.mutants: pyproject.toml .venv/.dev | .venv/.made
	@$(PIP) "$$($(PY) -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["mutants"])')"
	@touch $@

.venv/.made:
	@command -v '$(PYTHON)' >/dev/null 2>&1 || { \
	  echo 'There is no $(PYTHON) here. Install Python 3.11 or later, or name it:' >&2; \
	  echo '  make $(firstword $(MAKECMDGOALS)) PYTHON=/path/to/python3' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "hdiary needs Python 3.11 or later; $(PYTHON) is $$('$(PYTHON)' -V 2>&1). Name another:" >&2; \
	  echo '  make $(firstword $(MAKECMDGOALS)) PYTHON=python3.12' >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '$(PYTHON) comes without venv. On Debian or Ubuntu: apt install python3-venv' >&2; exit 1; }
	@test -x $(PY) || '$(PYTHON)' -m venv --clear .venv
	@touch $@

# uv is what can choose the lowest releases; it finds that Python, or fetches it, and asks the index
# that pip was told of. No list of what it chose is kept, since that would name the index.
OLDEST = $(shell sed -n 's/^requires-python = ">=\(.*\)"/\1/p' pyproject.toml)
build/lowest/.made: pyproject.toml | .venv/.made
	@echo 'Installing Python $(OLDEST) with the lowest releases into build/lowest (a minute or two)'
	@$(PIP) --prefix "$$PWD/build/uv" uv
	@index="$${PIP_INDEX_URL:-$$($(PY) -m pip config get global.index-url 2>/dev/null)}"; \
	export UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$$index}"; \
	test -n "$$UV_DEFAULT_INDEX" || unset UV_DEFAULT_INDEX; \
	build/uv/bin/uv venv -q --clear --python '$(OLDEST)' build/lowest \
	&& build/uv/bin/uv pip install -q --python build/lowest --resolution lowest-direct -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
