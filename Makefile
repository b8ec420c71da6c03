# Paperclerk: what can be done here. Every command sets up what it needs by itself.
# On a fresh machine only Python 3.11+ and make are needed; PAPERCLERK_NO_APT=1 forbids installing anything through apt.

in_venv = .venv/bin/

.PHONY: help demo test ready validator format lint types contracts tests wheel lock bench clean

help:            ## what there is (this list)
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | sort | expand -t 12

demo: ready      ## run three months of the sample council, and say what to open
	$(in_venv)python scripts/demo.py

test: lint types contracts tests wheel  ## everything a change must pass

format: ready    ## put the code in order
	$(in_venv)ruff check --fix .
	$(in_venv)ruff format .

bench: ready     ## measure, and write docs/benchmarks.md
	$(in_venv)python scripts/bench.py

lock: ready      ## write both lock files again, after a change of requirements*.in
	$(pin) requirements.in -o requirements.lock
	$(pin) requirements-dev.in -o requirements-dev.lock

clean:           ## remove what was set up and what tools left behind; inputs and outputs stay
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- the parts of `make test`, each by itself --

lint: ready
	$(in_venv)ruff format --check .
	$(in_venv)ruff check .

types: ready
	$(in_venv)mypy

contracts: ready
	$(in_venv)lint-imports

tests: ready validator
	$(in_venv)pytest -n auto --dist loadfile

wheel: ready
	$(in_venv)python scripts/check_wheel.py

# -- behind the scenes --

pin = sh scripts/uv.sh pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11

ready:
	@PYTHON="$(PYTHON)" sh scripts/bootstrap.sh

validator:
	@sh scripts/validator.sh
