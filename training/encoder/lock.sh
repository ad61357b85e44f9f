#!/usr/bin/env bash
# Write requirements.txt anew from requirements.in (needs the network and ../../.venv with uv).
set -euo pipefail
cd "$(dirname "$0")"
[ -x ../../.venv/bin/uv ] || ../../.venv/bin/python -m pip -q install uv
../../.venv/bin/uv pip compile -q requirements.in --universal -p 3.11 \
  --generate-hashes --no-emit-index-url --no-header -o requirements.txt
