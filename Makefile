# make            build the edition: TEI, website and books (see README.md)
# make test       what every change must pass: ruff, mypy, the tests and their coverage (minutes)
# make check      what takes longer: comparisons with other programs and large references
# make bench      how quick it is, beside pandoc and Saxon (docs/benchmarks.md)
# make schema P5SUBSET=p5subset.xml   make the schema from schema/annals.odd and TEI's own specifications
# make lock       renew the lock files from pyproject.toml
# make clean      remove what was made; make distclean removes the virtual environment too

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Quiet unless it fails: then all that it said, without its remarks on mirrors that lack a package.
QUIETLY = >$(VENV)/pip.log 2>&1 || { grep -v '^WARNING: Location' $(VENV)/pip.log >&2; exit 1; }
LOCKED := install --only-binary :all: --require-hashes

.PHONY: all test check bench schema lock clean distclean
.DELETE_ON_ERROR:

all: $(VENV)/.run
	@$(BIN)/edition build

$(VENV)/.python: tools/find-python
	@python=$$(tools/find-python) && { test -x $(BIN)/python || { \
	  echo "Setting up $(VENV) …"; $$python -m venv $(VENV); }; } && touch $@

$(VENV)/.run: $(VENV)/.python requirements.txt pyproject.toml
	@echo "Installing what the edition needs …"
	@$(PIP) $(LOCKED) -r requirements.txt $(QUIETLY)
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable . $(QUIETLY)
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.txt
	@echo "Installing what the tests need …"
	@$(PIP) $(LOCKED) -r requirements-test.txt $(QUIETLY)
	@touch $@

# tyme4py comes as a source only; it is built with the locked setuptools.
$(VENV)/.check: $(VENV)/.test requirements-check.txt
	@echo "Installing what the comparisons need …"
	@$(PIP) $(LOCKED) --no-binary tyme4py --no-build-isolation -r requirements-check.txt $(QUIETLY)
	@touch $@

test: $(VENV)/.test
	@tools/install-system chromium poppler-utils fonts-noto-cjk fonts-hanazono
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --quiet --diff .
	@$(BIN)/mypy
	@tools/fetch-tei-schema $(BIN)/python $(VENV)/tei_all-4.3.0.rng
	@$(BIN)/pytest -q -n 2 --cov --cov-report=term

check: $(VENV)/.check
	@tools/install-system chromium poppler-utils fonts-noto-cjk fonts-hanazono pandoc
	@$(BIN)/pytest -q -m "slow or check"
	@$(BIN)/python -m bench --quick
	@$(BIN)/python -m bench.convert --quick
	@$(BIN)/python -m bench.link --quick
	@$(BIN)/python -m bench.dates --quick

bench: $(VENV)/.check
	@tools/install-system pandoc
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.convert
	@$(BIN)/python -m bench.link
	@$(BIN)/python -m bench.dates

schema: $(VENV)/.run
	@test -n "$(P5SUBSET)" || { echo "make schema P5SUBSET=path/to/p5subset.xml (TEI 4.8.0)" >&2; exit 2; }
	@$(BIN)/python tools/make_schema.py "$(P5SUBSET)"

# The lock names exact versions and digests, and no host: what comes from elsewhere must be the same bytes.
COMPILE := build/lock/bin/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --upgrade --no-header \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --build-deps-for editable
lock:
	@python=$$(tools/find-python) && $$python -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check install -q pip-tools
	@$(COMPILE) -o requirements.txt pyproject.toml
	@$(COMPILE) --extra test -c requirements.txt -o requirements-test.txt pyproject.toml
	@$(COMPILE) --extra test --extra tools -c requirements-test.txt -o requirements-check.txt pyproject.toml

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

distclean: clean
	@rm -rf $(VENV)
