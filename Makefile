# Everything a person does here. `make run` and `make test` set up all they need by themselves.
PY := .venv/bin/python
WHOLE := tests/architecture/ tests/browser/ tests/cli/ tests/corpus/ tests/docs/ tests/library/ tests/stories/

.PHONY: run test unit lint bench evaluate train docs lock clean

run:  ## read the bundled conversations, one a language, and write the page to out/reading.html
	@scripts/setup.sh run
	@mkdir -p out
	@.venv/bin/ascolto listen src/ascolto/samples --html out/reading.html

test: lint unit whole  ## all checks and tests

unit: dev  ## the rooms, one by one
	$(PY) -m pytest -n auto --dist worksteal $(filter-out $(WHOLE),$(wildcard tests/*/))

whole: dev  ## the product as a whole: stories, documents, layout, the page in a browser
	@scripts/browser.sh
	$(PY) -m pytest -n auto --dist worksteal $(WHOLE)
.PHONY: whole

lint: dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	.venv/bin/ascolto playbook check src/ascolto/playbook/data

dev:
	@scripts/setup.sh dev
.PHONY: dev

bench:  ## speed and memory beside VADER and ConvoKit, in the same run
	@benchmarks/setup.sh
	.venv-bench/bin/python -m benchmarks

GOLD ?= ../shared/gold
evaluate: dev  ## the figures on labelled conversations, printed and kept for the documents
	.venv/bin/ascolto evaluate $(GOLD)
	.venv/bin/ascolto evaluate $(GOLD) --json | $(PY) -m scripts.docs --figures -

train: dev  ## learn the readers' weights anew from corpus/
	$(PY) -m training.train corpus

docs: dev  ## write the generated pages of docs/ anew
	$(PY) -m scripts.docs

lock: dev  ## write requirements/ anew
	scripts/lock.sh

clean:
	rm -rf .venv .venv-bench out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
