#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml (needs the network and .venv with uv).
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/uv ] || .venv/bin/python -m pip -q install uv
lock() { .venv/bin/uv pip compile -q pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header -o "$@"; }
lock requirements/run.txt --extra build --extra deep
lock requirements/dev.txt --extra build --extra deep --extra llm --group dev
