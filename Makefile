# make demo   set everything up and walk through the main job
# make test   set everything up and run every check
# make test-all  the tests on every Python found, and on both ends of the Typer range
# make bench  CPU time of commands against a Typer hello-world, and of plans against greedy ones, the search for duplicates
# make torture  try to lose something: hundreds of kills, full disks, broken bytes
# make audit  look at the packages: licences, known vulnerabilities, and that they are the locked ones
# make lock   lock every package to one version and its hashes
# make docs   write the generated documentation anew

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --requirement
ITSELF := $(PIP) --no-deps --no-build-isolation --editable .

.PHONY: demo test lint check docs bench torture audit lock test-all clean

demo: $(VENV)/.installed
	$(BIN)/python tools/tour.py

test: lint check audit
	$(BIN)/python tools/browser.py
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.development
	$(BIN)/ruff check --quiet --no-cache .
	$(BIN)/ruff format --check --quiet --no-cache .
	$(BIN)/mypy

check: $(VENV)/.development
	$(BIN)/python tools/make_docs.py --check

docs: $(VENV)/.development
	$(BIN)/python tools/make_docs.py
	$(BIN)/python tools/tour.py --write

bench: $(VENV)/.development
	$(BIN)/python tools/bench.py
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.twins

audit: $(VENV)/.development
	$(BIN)/python tools/audit_packages.py

lock: $(VENV)/bin/python
	$(BIN)/python tools/lock.py

torture: $(VENV)/.development
	$(BIN)/python tools/torture.py

test-all: $(VENV)/.development
	$(BIN)/python tools/test_all.py

clean:
	rm -rf $(VENV) .venv-* demo build dist

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 oder neuer fehlt. / Python 3.11 or newer is missing."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml requirements/run.txt | $(VENV)/bin/python
	$(LOCKED) requirements/run.txt
	$(ITSELF)
	@touch $@

$(VENV)/.development: pyproject.toml requirements/dev.txt | $(VENV)/bin/python
	$(LOCKED) requirements/dev.txt
	$(ITSELF)
	@touch $@ $(VENV)/.installed
