#!/usr/bin/env bash
# Make .venv and install what is locked: `setup.sh run` for using Ascolto, `setup.sh dev` for working on it.
# Does nothing where that is already there.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-run}
lock=requirements/$what.txt
python=${PYTHON:-python3}
stamp=.venv/.installed-$what-$(sha256sum "$lock" pyproject.toml | sha256sum | cut -c1-16)
[ -e "$stamp" ] && exit 0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'; then
  echo "Ascolto needs Python 3.11, 3.12 or 3.13; $python is $("$python" -V 2>&1). Set PYTHON=/path/to/python3.x" >&2
  exit 1
fi
if [ ! -x .venv/bin/python ]; then
  # Debian keeps venv in a package of its own.
  "$python" -m venv .venv 2>/dev/null || {
    rm -rf .venv
    (as_root apt-get -q update && as_root apt-get -q install -y python3-venv) >&2 || {
      echo "python3-venv is missing: install it (apt-get install python3-venv) and call again" >&2
      exit 1
    }
    "$python" -m venv .venv
  }
fi
.venv/bin/python -m pip -q install --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip -q install --disable-pip-version-check --no-deps --no-build-isolation -e .
touch "$stamp"
