"""Whatever is asked wrongly is told in a line or two, with what to do, and status 2."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_listen import SAMPLES


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["listen"], "PATH"),
        (["listen", SAMPLES, "--locale", "de"], "en, it, ro"),
        (["listen", SAMPLES, "--source", "fax"], "whatsapp"),
        (["listen", SAMPLES, "--json", "--csv", "x.csv"], "one of them"),
        (["listen", SAMPLES, "--csv", "-", "--delimiter", ";;"], "one sign"),
        (["listen", SAMPLES, "--playbook", "/not/there"], "/not/there"),
        (["listen", SAMPLES, "--html", "/not/there/x.html"], "No such file"),
        (["listen", SAMPLES, "--csv", "/proc/x.csv"], "another file"),
        (["check", "-"], "--draft"),
        (["check", SAMPLES / "en.jsonl"], "empty"),
        (["check", SAMPLES / "en.jsonl", "--draft", "  "], "empty"),
        (["check", SAMPLES / "en.jsonl", "--draft", "Hi", "--id", "no-such"], "no-such"),
        (["advise", "/not/there"], "no conversation"),
        (["evaluate", "/not/there"], "/not/there"),
        (["playbook", "show", "sympathy"], "playbook list"),
        (["playbook", "check", "/not/there"], "/not/there"),
    ],
)
def test_it_is_told(ascolto: Command, args: list[object], told: str) -> None:
    ran = ascolto(*args)
    assert ran.status == 2
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) <= 8


def test_a_folder_in_the_place_of_the_page_is_left_alone(ascolto: Command, tmp_path: Path) -> None:
    ran = ascolto("listen", SAMPLES, "--html", tmp_path)
    assert ran.status == 2
    assert "Is a directory" in ran.err


def test_a_device_is_written_to_and_stays_one(ascolto: Command) -> None:
    assert ascolto("listen", SAMPLES / "en.jsonl", "--csv", os.devnull).status == 0
    assert not Path(os.devnull).is_file()


def test_what_ends_the_writing_leaves_the_older_file(
    ascolto: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "out.csv"
    table.write_text("the older one")

    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("ascolto.bootstrap.Ascolto.listen", interrupted)
    assert ascolto("listen", SAMPLES, "--csv", table).status == 130
    assert table.read_text() == "the older one"
    assert list(tmp_path.iterdir()) == [table]
