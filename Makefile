# make lab     sets up all it needs and opens JupyterLab on notebooks/
# make test    sets up all it needs and runs every test; the last line counts them
# make notes   runs the course and writes it into notes/: pages, slides and, where Chromium is, PDF; none needs a network
# make pages   the pages only
# make wheel   the kernel as one file for pip, in kernel/target/
# make bench   measures, beside Go where Go is installed · make bench-growth = how cost grows · make bench-trace = what tracing costs
# make test-all  make test with every chapter in a browser, on a small machine and in JJava, and all exports; half an hour to an hour
# make stress  the tests of the runtime and of the wire that take long, random programs for MINUTES=60 say
# make clean   removes everything that make made
#
# Each step leaves a file and runs again only when what it was made from is newer.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: lab test test-all stress pages notes bench bench-growth bench-trace wheel clean check-python check-disk FORCE

PYTHON ?= python3
NOTEBOOKS ?= notebooks
VENV := .venv
BIN := $(VENV)/bin
JAR := kernel/target/heddle-kernel.jar
SPEC := $(VENV)/share/jupyter/kernels/java/kernel.json
SETTINGS := $(VENV)/share/jupyter/lab/settings/overrides.json
SOURCES := $(shell find runtime/src/main kernel/src/main -type f) pom.xml runtime/pom.xml kernel/pom.xml
CHAPTERS := $(wildcard notebooks/[0-9]*.ipynb)
GALLERY := notebooks/gallery.ipynb
TEXTS := notebooks/index.ipynb $(wildcard notebooks/[A-Z]*.ipynb)
PAGES := $(patsubst notebooks/%.ipynb,notes/%.html,$(CHAPTERS) $(GALLERY) $(TEXTS))
SLIDES := $(CHAPTERS:notebooks/%.ipynb=notes/%.slides.html)
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome google-chrome-stable 2>/dev/null))
PDFS := $(if $(CHROMIUM),$(PAGES:.html=.pdf))

FIND_JDK := kernel/src/main/sh/find-jdk
# Maven's own libraries make JDK 25 print a warning about Unsafe; ours do not.
MAVEN = JAVA_HOME=$$(cat $(VENV)/jdk) MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow ./mvnw -B -q
PIP_INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check --log $(VENV)/pip.log
NO_NETWORK = could not be downloaded: check the network connection and the free disk space, then run make again (details: $(VENV)/pip.log)

# $(call or_say,command,sentence): runs a command; if it fails, its output's end and the sentence say why.
define or_say
$(1) || { echo "heddle: $(2)." >&2; exit 1; }
endef

lab: $(SPEC) $(SETTINGS)
	@echo "heddle: opening JupyterLab on $(NOTEBOOKS)/ (Ctrl-C twice ends it)"
	@if [ -n "$(PORT)" ] && ! $(BIN)/python -c 'import socket; socket.socket().bind(("127.0.0.1", $(PORT)))' 2>/dev/null; then \
	    echo "heddle: port $(PORT) is in use or not allowed: choose another with make lab PORT=NUMBER." >&2; exit 1; fi
	@exec $(BIN)/jupyter lab --ServerApp.root_dir=$(NOTEBOOKS) $(if $(PORT),--port=$(PORT) --ServerApp.port_retries=0) \
	    $$([ "$$(id -u)" = 0 ] && echo --allow-root) $(LAB_OPTIONS)

# --- What everything stands on: Python, a JDK, the jars, the kernelspec

check-python:
	@$(call or_say,command -v $(PYTHON) >/dev/null,Python 3.10 or newer is needed: install it or name it with make PYTHON=/path/to/python3)
	@$(call or_say,$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3$(comma) 10))',Python 3.10 or newer is needed and $(PYTHON) is older: install one and name it with make PYTHON=/path/to/python3)
	@$(call or_say,$(PYTHON) -c 'import venv$(comma) ensurepip' 2>/dev/null,$(PYTHON) cannot make virtual environments: install its venv package (Debian and Ubuntu: apt install python3-venv))

check-disk:
	@$(call or_say,[ "$$(df -Pk . | awk 'NR == 2 { print $$4 }')" -gt 1500000 ],about 1.5 GB of disk space is needed here and less is free: make room and run make again)

comma := ,

$(VENV)/bin/python: | check-python check-disk
	@echo "heddle: making a Python environment in $(VENV)/"
	@$(call or_say,$(PYTHON) -m venv $(VENV),the Python environment could not be made in $(VENV)/: check that this folder is writable)

$(VENV)/requirements: requirements.txt | $(VENV)/bin/python
	@echo "heddle: installing JupyterLab into $(VENV)/ (once; about a minute)"
	@$(call or_say,$(PIP_INSTALL) -r $< 2>/dev/null,JupyterLab $(NO_NETWORK))
	@touch $@

$(VENV)/test-requirements: kernel/src/test/python/requirements.txt $(VENV)/requirements
	@echo "heddle: installing what the tests need"
	@$(call or_say,$(PIP_INSTALL) -r $< 2>/dev/null,what the tests need $(NO_NETWORK))
	@touch $@

# Rewritten only when the JDK found is another one, so that nothing is built anew without need.
$(VENV)/jdk: FORCE | $(VENV)/bin/python
	@jdk=$$($(FIND_JDK)) || { \
	    echo "heddle: no JDK 25 found; downloading Temurin 25 into ~/.jdk (once; about 200 MB)" >&2; \
	    $(PIP_INSTALL) install-jdk==1.1.0 2>/dev/null \
	        && $(BIN)/python -c 'import jdk; jdk.install("25")' >/dev/null 2>&1; \
	    jdk=$$($(FIND_JDK)); } \
	|| { echo "heddle: a JDK 25 is needed and none was found or could be downloaded: install one (for example Temurin 25) and run make with JAVA_HOME set to its folder." >&2; exit 1; }; \
	[ "$$(cat $@ 2>/dev/null)" = "$$jdk" ] || { echo "heddle: JDK 25 is $$jdk"; echo "$$jdk" > $@; }

$(JAR): $(SOURCES) | $(VENV)/jdk
	@echo "heddle: building the runtime and the kernel (a minute the first time)"
	@$(call or_say,$(MAVEN) package -DskipTests,the jars could not be built: see the messages above; if they speak of downloads$(comma) check the network)

$(SPEC): $(JAR) $(VENV)/jdk $(VENV)/requirements
	@$(call or_say,$$(cat $(VENV)/jdk)/bin/java -jar $(JAR) install --prefix $(VENV) >/dev/null,the kernel could not be installed into $(VENV)/)
	@touch $@

# JupyterLab asks no server for news or updates: a classroom may have no network.
$(SETTINGS): $(VENV)/requirements
	@mkdir -p $(@D)
	@echo '{"@jupyterlab/apputils-extension:notification": {"checkForUpdates": false, "fetchNews": "false"}}' > $@

# --- The course as pages, slides and PDF: each chapter run once, then exported

EXPORT = $(BIN)/jupyter nbconvert --log-level=ERROR --TemplateExporter.extra_template_basedirs=notebooks/export --output-dir notes

notes: $(PAGES) $(SLIDES) $(PDFS)
	@echo "heddle: wrote $(words $(PAGES)) pages, $(words $(SLIDES)) chapters as slides, and $(words $(PDFS)) PDF files: begin with notes/index.html"
	@[ -n "$(CHROMIUM)" ] || echo "heddle: PDF needs Chromium: install it, or name it with make notes CHROMIUM=/path/to/chromium"

pages: $(PAGES)
	@echo "heddle: wrote $(words $(PAGES)) pages: begin with notes/index.html"

$(TEXTS:notebooks/%=notes/%): notes/%: notebooks/%
	@mkdir -p notes
	@cp $< $@

notes/%.ipynb: export HEDDLE_HISTORY := off
notes/%.ipynb: notebooks/%.ipynb $(SPEC)
	@echo "heddle: running $<"
	@$(call or_say,$(BIN)/jupyter nbconvert --log-level=ERROR --to notebook --execute --ExecutePreprocessor.timeout=120 --output-dir notes $<,$< did not run to its end: the message above names the cell)

notes/%.html: notes/%.ipynb $(wildcard notebooks/export/heddle/*) | $(VENV)/requirements
	@$(call or_say,$(EXPORT) --to html --template heddle $<,$< could not be exported)

notes/%.slides.html: notes/%.ipynb $(wildcard notebooks/export/heddle-slides/*) | notes/reveal
	@$(call or_say,$(EXPORT) --to slides --template heddle-slides --SlidesExporter.reveal_url_prefix=reveal --SlidesExporter.reveal_theme=white $<,$< could not be made into slides)

notes/reveal: $(VENV)/requirements
	@mkdir -p $@
	@cp -r $(VENV)/lib/python3*/site-packages/sphinx_revealjs/_static/revealjs/dist $(VENV)/lib/python3*/site-packages/sphinx_revealjs/_static/revealjs/LICENSE $@
	@rm -f $@/dist/*.map

notes/%.pdf: notes/%.html
	@$(call or_say,$(CHROMIUM) --headless $$([ "$$(id -u)" = 0 ] && echo --no-sandbox) --disable-gpu --no-first-run --no-pdf-header-footer --print-to-pdf=$@ $< 2>/dev/null && [ -s $@ ],$(CHROMIUM) could not print $<)

# --- Checks

# By another name, so that make -n does not run the recipe that holds it.
AGAIN = $(MAKE)
# What the tests of pages look at.
EXPORTS = pages notes/05-race-conditions.slides.html $(if $(CHROMIUM),notes/05-race-conditions.pdf)

test: $(VENV)/test-requirements $(VENV)/jdk
	@rm -rf runtime/target/surefire-reports kernel/target/surefire-reports kernel/target/pytest.xml
	@echo "heddle: Java tests"
	@status=0; \
	$(MAVEN) verify -Pjcstress -Dmaven.test.failure.ignore=true || status=1; \
	$(AGAIN) -k $(EXPORTS) || status=1; \
	echo "heddle: kernel, notebooks, pages and browser"; \
	$(BIN)/python -m pytest -q kernel/src/test/python --junitxml=kernel/target/pytest.xml || status=1; \
	$(BIN)/python kernel/src/test/python/summary.py $$status

wheel: $(JAR) | $(VENV)/bin/python
	@wheel=$$($(BIN)/python kernel/src/main/python/wheel.py $(JAR) kernel/target) \
	    && echo "heddle: pip install $$wheel"

# The runtime beside Go (where Go is installed), Jox, Kotlin and the JDK's pool, then the kernel beside ipykernel.
# BENCH="programs=B1 jvms=9" measures less or more: runtime/BENCHMARKS.md says what can be asked.
bench: $(SPEC)
	@$(MAVEN) test-compile -pl runtime -Pbench -Dspotless.check.skip
	@cd runtime && $$(cat ../$(VENV)/jdk)/bin/java -cp target/test-classes:target/classes:$$(cat target/bench/classpath) dev.heddle.bench.Bench $(BENCH)
	@$(BIN)/python kernel/src/test/python/bench_kernel.py

# What tracing costs, beside Go.
bench-trace: $(VENV)/jdk
	@$(MAVEN) test-compile -pl runtime -Pbench -Dspotless.check.skip
	@cd runtime && $$(cat ../$(VENV)/jdk)/bin/java -Xmx4g -cp target/test-classes:target/classes:$$(cat target/bench/classpath) dev.heddle.bench.Tracing $(BENCH)

# How cost grows with Ps, goroutines, select cases and waiters on a close, beside Go.
bench-growth: $(VENV)/jdk
	@$(MAVEN) test-compile -pl runtime -Pbench -Dspotless.check.skip
	@cd runtime && $$(cat ../$(VENV)/jdk)/bin/java -cp target/test-classes:target/classes:$$(cat target/bench/classpath) dev.heddle.bench.Growth seconds=2,0.5 $(BENCH)

# MINUTES is for the random programs, SEED their first; what fails names its seed and, where there is one, a replay string.
MINUTES ?= 3
stress: $(VENV)/jdk
	$(MAVEN) test -Pjcstress,lincheck -Dheddle.groups=stress -Dheddle.excludedGroups= -Dheddle.stress.minutes=$(MINUTES) $(if $(SEED),-Dheddle.stress.first=$(SEED))

JJAVA := $(VENV)/jjava/share/jupyter/kernels/java/kernel.json

$(JJAVA): | $(VENV)/bin/python
	@echo "heddle: installing JJava, in which the chapters run too"
	@$(call or_say,$(PYTHON) -m venv $(VENV)/jjava && $(VENV)/jjava/bin/python -m pip install -q --disable-pip-version-check jjava==1.0a8 2>/dev/null,JJava could not be installed: check the network connection$(comma) then run make again)

test-all: $(JJAVA)
	@$(AGAIN) test HEDDLE_CHAPTERS=all EXPORTS=notes

clean:
	rm -rf $(VENV) notes runtime/target kernel/target kernel/src/*/python/__pycache__ kernel/src/main/python/heddle_kernel/__pycache__ .pytest_cache
