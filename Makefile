# Everything a person does here. `make run` and `make test` set up all they need by themselves.
PY := .venv/bin/python
WHOLE := tests/architecture/ tests/browser/ tests/cli/ tests/corpus/ tests/docs/ tests/library/ tests/stories/

.PHONY: run test unit lint bench evaluate train encoder docs lock clean

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
evaluate: dev  ## the figures of every reader on labelled conversations, printed and kept for the documents
	$(PY) -m scripts.figures $(GOLD)

train: dev  ## learn the judges' weights anew from corpus/ (minutes; the encoder stays as it is)
	$(PY) -m training.train corpus

ENCODER_RUN ?= out/encoder
encoder:  ## learn the encoder anew from corpus/ (an hour on two cores); then `make train`
	@training/encoder/setup.sh
	.venv-train/bin/python -m training.encoder.train --out $(ENCODER_RUN)
	.venv-train/bin/python -m training.encoder.export --run $(ENCODER_RUN)

docs: dev  ## write the generated pages of docs/ anew
	$(PY) -m scripts.docs

lock: dev  ## write requirements/ anew
	scripts/lock.sh

clean:
	rm -rf .venv .venv-bench .venv-train out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
