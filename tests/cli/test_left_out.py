"""One bad record never stops the rest: it is named, counted, and the exit status says so."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_listen import SAMPLES


def record(ident: str, *texts: str) -> str:
    turns = [{"speaker": "customer", "text": text} for text in texts]
    return json.dumps({"id": ident, "channel": "chat", "turns": turns}, ensure_ascii=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    good = record("a", "The kettle leaks since Monday.")
    broken = record("b", "It still leaks and nobody answers.")[:-20]
    wrong = json.dumps({"id": "c", "turns": "none"})
    (tmp_path / "one.jsonl").write_text("\n".join([good, broken, wrong, record("d", "Hello?")]))
    (tmp_path / "two.txt").write_text("Agent: Good morning.\nCustomer: My kettle leaks.\n")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return tmp_path


def test_each_is_named_and_the_rest_is_read(ascolto: Command, folder: Path) -> None:
    ran = ascolto("listen", folder, "--json")
    assert ran.status == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "d", "two"]
    told = ran.err.splitlines()
    assert [line.split(": left out: ")[0] for line in told[:3]] == [
        f"{folder}/logo.png",
        f"{folder}/one.jsonl:2",
        f"{folder}/one.jsonl:3",
    ]
    for line in told[:3]:
        reason, remedy = line.split(": left out: ")[1].split(". ", 1)
        assert reason
        assert remedy.endswith(".")
    assert told[-1] == "3 left out; 3 conversations read."


def test_a_thousand_faults_do_not_flood_the_terminal(ascolto: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{not json}\n" * 1000 + record("last", "Hello?"))
    ran = ascolto("listen", tmp_path, "--json")
    assert len(ran.err.splitlines()) <= 60
    assert ran.err.endswith("1 conversation read.\n")
    assert json.loads(ran.out)["id"] == "last"


def test_names_and_reasons_cannot_drive_the_terminal(ascolto: Command, tmp_path: Path) -> None:
    (tmp_path / "evil\x1b[2Jname.xyz").write_bytes(b"\x00\x01\x02" * 50)
    ran = ascolto("listen", tmp_path)
    assert ran.status == 1
    assert "\x1b" not in ran.err + ran.out


def test_a_mistake_of_ours_costs_one_conversation(
    ascolto: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ascolto.bootstrap import Ascolto

    whole = Ascolto.listen

    def mistaken(self: Ascolto, conversation: object) -> object:
        if getattr(conversation, "lang", "") == "it":
            raise ZeroDivisionError("by hand")
        return whole(self, conversation)  # type: ignore[arg-type]

    monkeypatch.setattr(Ascolto, "listen", mistaken)
    ran = ascolto("listen", SAMPLES, "--json")
    assert ran.status == 1
    assert [json.loads(line)["lang"] for line in ran.out.splitlines()] == ["en", "ro"]
    assert "sample-it-fibra-lenta: left out: reading it failed in" in ran.err
    assert "ZeroDivisionError" in ran.err
    assert ran.err.endswith("1 left out; 2 conversations read.\n")


def test_a_language_that_the_playbook_does_not_hold_is_told(
    ascolto: Command, tmp_path: Path
) -> None:
    german = (
        "Guten Tag, meine Waschmaschine läuft seit drei Wochen nicht mehr, und niemand meldet sich."
    )
    english = "Good morning, my washing machine has not been working for three weeks."
    (tmp_path / "x.jsonl").write_text(
        f"{record('ger', german, german)}\n{record('mix', english, german)}\n"
    )
    ran = ascolto("listen", tmp_path, "--json")
    assert ran.status == 0
    whole, mixed = map(json.loads, ran.out.splitlines())
    assert {t["lang"] for t in whole["turns"]} == {"de"}
    assert [t["lang"] for t in mixed["turns"]] == ["en", "de"]
    assert "1 conversation not read, by language: German 1: ger." in ran.err
    assert "1 turn not read, by language: German 1." in ran.err
    assert "English, Italian, Romanian" in ran.err
    advised = ascolto("advise", tmp_path / "x.jsonl", "--id", "ger")
    assert "German" in advised.err
