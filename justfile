# Six words. They use the environment of the README: .venv

export PATH := justfile_directory() + "/.venv/bin:" + env("PATH")

# the tests of the code
test *options:
    pytest tests src {{options}}

# style, and what ruff finds suspicious
lint:
    ruff check .

# mypy, strict
types:
    mypy

# who may import whom
rooms:
    lint-imports

# every example in README, docs and docstrings runs
docs:
    pytest README.md docs

# everything a change must pass
all: lint types rooms test docs
