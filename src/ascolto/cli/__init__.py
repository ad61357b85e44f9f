"""The command line: one command a file.

What a command needs is imported when it runs: `ascolto --help` loads nothing of the product.
"""

import sys


def main() -> None:
    """Run `ascolto`. Errors raised on purpose are told in one line; their exit status is 2."""
    try:
        from ascolto.cli.run import run

        run()
    except KeyboardInterrupt:  # before or after a command's own work
        sys.exit(130)
