#!/usr/bin/env bash
# Make .venv-bench: Ascolto and the peers it is measured beside. Does nothing where it is there.
# About 900 MB; apart from .venv because the peers bring NumPy, SciPy and spaCy at their own versions.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=benchmarks/requirements.txt
python=${PYTHON:-python3}
stamp=.venv-bench/.installed-$(sha256sum "$lock" pyproject.toml | sha256sum | cut -c1-16)
[ -e "$stamp" ] && exit 0

[ -x .venv-bench/bin/python ] || "$python" -m venv .venv-bench || {
  rm -rf .venv-bench
  echo "python3-venv is missing: install it (apt-get install python3-venv) and call again" >&2
  exit 1
}
pip=(.venv-bench/bin/python -m pip -q install --disable-pip-version-check --no-deps)
# --no-deps: the lock is complete, and leaves out on purpose what ConvoKit names but does not load
# here (overrides.in).
"${pip[@]}" --require-hashes -r "$lock"
"${pip[@]}" --no-build-isolation -e .
touch "$stamp"
