"""The command line: one command a file."""


def main() -> None:
    """Run `ascolto`. Errors raised on purpose are told in one line; their exit status is 2."""
    from ascolto.cli.app import run

    run()
