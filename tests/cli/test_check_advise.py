"""`ascolto check` and `ascolto advise`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_listen import SAMPLES

FORMULA = {
    "en": "I understand your frustration. We will look into it as soon as possible.",
    "it": "Comprendo il suo disappunto. La richiameremo quanto prima.",
    "ro": "Înțelegem nemulțumirea. Vom reveni cât mai curând posibil.",
}


@pytest.fixture(params=["en", "it", "ro"])
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A conversation that stops where an upset customer waits for an answer."""
    record = json.loads((SAMPLES / f"{request.param}.jsonl").read_text("utf-8"))
    record["turns"] = record["turns"][:3]
    path = tmp_path / "begun.jsonl"
    path.write_text(json.dumps(record), "utf-8")
    return request.param, path


def test_a_formula_is_sent_back(ascolto: Command, begun: tuple[str, Path]) -> None:
    lang, path = begun
    ran = ascolto("check", path, "--locale", lang, stdin=FORMULA[lang].encode())
    assert ran.status == 1
    assert "→" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert all(line == line.rstrip() for line in ran.out.splitlines())
    as_json = json.loads(ascolto("check", path, "--draft", FORMULA[lang], "--json").out)
    assert list(as_json) == ["meets", "leaves", "findings"]
    assert as_json["leaves"]
    for finding in as_json["findings"]:
        assert list(finding) == ["id", "severity", "start", "end", "reason", "remedy"]
        assert finding["reason"] in " ".join(ran.out.split()) or lang != "en"


def test_advice_is_in_the_customers_language(ascolto: Command, begun: tuple[str, Path]) -> None:
    lang, path = begun
    ran = ascolto("advise", path, "--locale", "en")
    assert ran.status == 0
    assert "[" in ran.out
    advice = json.loads(ascolto("advise", path, "--json").out)
    pressing = [one["pressing"] for one in advice]
    assert pressing == sorted(pressing, reverse=True)
    drafts = " ".join(move["draft"] for one in advice for move in one["moves"])
    assert {"en": " by [", "it": " entro [", "ro": "pana la ["}[lang] in drafts


def test_drafts_in_an_old_encoding(ascolto: Command, begun: tuple[str, Path]) -> None:
    _, path = begun
    ran = ascolto("check", path, "--json", stdin="Verrà richiamato a breve.".encode("cp1252"))
    assert ran.status in (0, 1)
    assert ran.err == ""


def test_of_many_conversations_the_first_is_taken_and_it_says_so(
    ascolto: Command, tmp_path: Path
) -> None:
    both = tmp_path / "both.jsonl"
    both.write_bytes(b"".join((SAMPLES / f"{x}.jsonl").read_bytes() for x in ("en", "it")))
    ran = ascolto("advise", both, "--json")
    assert "sample-en-payroll-file; --id names another" in ran.err
    chosen = ascolto("advise", both, "--json", "--id", "sample-it-fibra-lenta")
    assert chosen.err == ""
    assert chosen.out != ran.out


def test_nothing_is_open_after_nothing_was_said(ascolto: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text('{"id": "e", "channel": "chat", "turns": []}')
    assert ascolto("advise", empty).out == "Nothing is open.\n"
    assert ascolto("advise", empty, "--json").out == "[]\n"
