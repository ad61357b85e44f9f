#!/usr/bin/env bash
# Put Debian's Chromium where it is missing and may be installed; otherwise say what is left out.
set -uo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  as_root apt-get -q update >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
      chromium fonts-noto-core fonts-noto-color-emoji >/dev/null && exit 0
fi
echo "No Chromium: the browser tests (tests/browser) are left out. To have them: apt-get install chromium"
