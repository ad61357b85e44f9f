"""What only a process of its own can show: the start, closed pipes, full disks, hash seeds."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.test_listen import SAMPLES

COMMAND = Path(sys.executable).with_name("ascolto")


def test_the_help_loads_nothing_of_the_product() -> None:
    code = (
        "import sys; sys.argv = ['ascolto', '--help']\n"
        "import atexit; atexit.register(lambda: print('LOADED', *sorted(sys.modules)))\n"
        "from ascolto.cli import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    help_text, _, loaded = ran.stdout.partition("LOADED")
    assert "evaluate" in help_text
    heavy = {"numpy", "msgspec", "yaml", "re2", "jinja2", "babel", "rich.console", "holidays"}
    assert not heavy & set(loaded.split())


def test_a_pipe_that_closes_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(
            [COMMAND, "playbook", "--help"],
            stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ran.stderr == ""
    assert ran.returncode == -13  # ended by SIGPIPE, as cat and grep are


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [COMMAND, "--version"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr == "ascolto: the output cannot be written: No space left on device.\n"


def test_another_process_writes_the_same_bytes(ascolto: Command) -> None:
    here = ascolto("listen", SAMPLES / "it.jsonl", "--json").out.encode()
    assert here.count(b"\n") == 1
    # The hashes of this process are random: a seed of its own makes the other's differ.
    env = {**os.environ, "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    command = [str(COMMAND), "listen", str(SAMPLES / "it.jsonl"), "--json"]
    there = subprocess.run(command, env=env, capture_output=True, check=True).stdout
    assert there == here
