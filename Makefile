# Everything a newcomer needs: `make demo`. Takes Python 3.11 or newer (with venv) and make; nothing else.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
HOST ?= 127.0.0.1
VENV = .venv
MANAGE = $(VENV)/bin/python manage.py
PIP = $(VENV)/bin/python -m pip --disable-pip-version-check
TEMPLATES = $$(git ls-files --cached --others --exclude-standard 'templates/*.html')
COMPILE = $(VENV)/bin/python -m piptools compile --quiet --allow-unsafe --generate-hashes --strip-extras --no-emit-options \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
DEMO = DEMO=1 DATABASE_URL=sqlite:///var/demo.sqlite3 PRIVATE_MEDIA_ROOT=var/demo-private

# An installation's own settings module wins; without one, that of a single machine.
export DJANGO_SETTINGS_MODULE ?= intranet.settings.dev
export SITE_URL ?= http://localhost:$(PORT)
export PYTHONUNBUFFERED = 1
# The processes of deploy/Procfile are those of this environment.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export HOST

.PHONY: help demo run port screenshots test lint format lock clean

help: ## Show what can be asked of make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/runtime port ## Show the demonstration on http://localhost:8000 (PORT=... for another port)
	@mkdir -p var
	$(DEMO) $(MANAGE) migrate --verbosity 0
	$(DEMO) $(MANAGE) compile_catalogues
	$(DEMO) $(MANAGE) init_site
	@# The mails of the people of the demonstration are not for the terminal: the addresses to try stay in sight.
	$(DEMO) LOG_LEVEL=WARNING $(MANAGE) load_demo
	@$(DEMO) EMAIL_URL=dummymail:// LOG_LEVEL=WARNING $(MANAGE) db_worker --backend background --queue-name "*" --batch \
		--no-startup-delay --no-reload
	$(DEMO) $(VENV)/bin/python -m honcho -d . -f deploy/Procfile start -p $(PORT)

run: $(VENV)/runtime port ## Run a site of one's own, empty at first, on one machine
	@mkdir -p var
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) compile_catalogues
	$(MANAGE) init_site
	$(VENV)/bin/python -m honcho -d . -f deploy/Procfile start -p $(PORT)

screenshots: $(VENV)/dev ## Take pictures of every page type and screen of the demonstration, into var/screenshots
	@test -f var/demo.sqlite3 || { echo "Run make demo first: the pictures are of the demonstration." >&2; exit 1; }
	$(DEMO) LOG_LEVEL=ERROR $(VENV)/bin/python -m gallery.take $(NAMES)

port:
	@$(VENV)/bin/python deploy/check_port.py $(HOST) $(PORT)

test: $(VENV)/dev ## Run the tests (DATABASE_URL chooses the database)
	DJANGO_SETTINGS_MODULE=intranet.settings.test $(VENV)/bin/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS)

lint: export DJANGO_SETTINGS_MODULE = intranet.settings.dev
lint: $(VENV)/dev ## Check form, imports, types, templates, spelling, migrations and translations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/mypy
	$(VENV)/bin/djade --check --target-version 5.2 $(TEMPLATES)
	$(VENV)/bin/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(VENV)/bin/codespell $$(git ls-files)
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) update_catalogues --check

format: $(VENV)/dev ## Put code and templates in form
	$(VENV)/bin/ruff check --fix --exit-zero .
	$(VENV)/bin/ruff format .
	-$(VENV)/bin/djade --target-version 5.2 $(TEMPLATES)
	-$(VENV)/bin/djhtml --tabwidth 2 $(TEMPLATES)

# With the oldest Python that is promised (3.11.2, Debian 12): newer ones choose versions that it cannot install.
lock: export CUSTOM_COMPILE_COMMAND = make lock
lock: $(VENV)/dev ## Choose the versions of all packages anew, from pyproject.toml
	$(COMPILE) $(LOCK_ARGS) --output-file=requirements/runtime.txt pyproject.toml
	$(COMPILE) $(LOCK_ARGS) --extra=dev --constraint=requirements/runtime.txt --output-file=requirements/dev.txt pyproject.toml

clean: ## Remove the environment, the demonstration and what tools keep; a site's own data stays
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf var/demo.sqlite3* var/demo-private var/test*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed (PYTHON=/path/to/python chooses one)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements/runtime.txt | $(VENV)/bin/python
	@echo "Installing packages (about a minute the first time)..."
	$(PIP) install --quiet --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/dev: requirements/dev.txt | $(VENV)/bin/python
	@echo "Installing packages (a minute or two the first time)..."
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/runtime
