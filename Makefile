# Everything a contributor or a robot does here. The environment is made once in .venv and again when what it needs
# changes; exact versions come from constraints.txt.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell command -v $(name))))
# Arguments for every build; BASE_URL is what the Pages workflow is told by GitHub.
BUILD_OPTIONS := $(if $(BASE_URL),--base-url "$(BASE_URL)")
# Where the last site's jobs.json and changes.json are, where _site/ has none.
LAST_SITE := $(if $(PREVIOUS),--previous "$(PREVIOUS)")

.DEFAULT_GOAL := help
.PHONY: help serve build test lint bench pins clean
.DELETE_ON_ERROR:

help:  ## This list
	@echo "make serve   show the board, follow edits, and print the address (PORT=8080)"
	@echo "make build   build the board into _site/ (BASE_URL=https://example.org/jobs/)"
	@echo "make test    all checks and tests, browser tests included"
	@echo "make lint    the checks alone: ruff, mypy, the types of the scripts, workflows and forms"
	@echo "make bench   measure against Hugo: an hour on two cores (BENCH=--help)"
	@echo "make pins    renew constraints.txt with the newest versions"
	@echo "make clean   remove everything that make has made"

serve: $(VENV)/.installed
	$(BIN)/sitegen serve $(if $(PORT),--port $(PORT)) $(BUILD_OPTIONS)

build: $(VENV)/.installed
	$(BIN)/sitegen build $(BUILD_OPTIONS) $(LAST_SITE)

test: lint
	CHROMIUM="$$($(BIN)/python -m scripts.chromium --install)" && export CHROMIUM && \
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/.installed-tests node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node_modules/.bin/tsc
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/post-a-job.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --quiet .

# Hugo is no dependency: an environment of its own is made for it below build/bench.
bench: $(VENV)/.installed-tests
	CHROMIUM="$$($(BIN)/python -m scripts.chromium --install)" && export CHROMIUM && \
	$(BIN)/python -m tests.bench $(BENCH)

# A new environment with the newest versions, and what pip then lists.
pins:
	$(PYTHON) -m scripts.environment build/pins
	build/pins/bin/python -m pip --disable-pip-version-check install --quiet hatchling editables -e ".[test]"
	sed -n '/^#/p' constraints.txt > build/pins.txt
	build/pins/bin/python -m pip --disable-pip-version-check freeze --exclude-editable >> build/pins.txt
	mv build/pins.txt constraints.txt
	rm -rf build/pins

clean:
	rm -rf $(VENV) node_modules _site .sitegen build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The build back end is installed first, from the same pins, because pip would fetch its newest version for itself.
$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "sitegen needs Python 3.11 or newer, and there is no python3 here."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m scripts.environment $(VENV)
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-tests: $(VENV)/.installed
	$(PIP) --no-build-isolation --editable ".[test]"
	touch $@

# TypeScript, which only checks: what is published of static/assets/ is made without it.
node_modules/.installed: package.json package-lock.json .npmrc
	@command -v npm > /dev/null || { echo "make lint checks the types of the scripts, which needs Node.js 16.20 or newer" \
	"with npm, and there is no npm here. Debian: apt-get install nodejs npm"; exit 1; }
	npm ci --no-progress
	touch $@
