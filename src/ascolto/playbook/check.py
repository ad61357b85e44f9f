"""Kept for a while so that running checks go on: `python -m ascolto.playbook.check DIR`."""

import sys
from pathlib import Path

from ascolto.playbook.checking import check

if __name__ == "__main__":
    faults = [f for x in sys.argv[1:] for f in check(Path(x))]
    for f in faults:
        print(f"{f.file}:{f.line or ''}: {f.reason}: {f.remedy}")  # noqa: T201
    sys.exit(bool(faults))
