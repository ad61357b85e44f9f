"""`ascolto listen` as its users call it."""

import csv
import io
import json
from importlib import resources
from pathlib import Path

import pytest

import ascolto as library
from tests.cli.conftest import Command

SAMPLES = Path(str(resources.files("ascolto"))) / "samples"
CHANNELS = Path(str(resources.files("ascolto"))) / "channels"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en_GB.UTF-8", "needs met"), ("it_IT.UTF-8", "bisogni"), ("ro_RO.UTF-8", "nevoi")],
)
def test_it_speaks_the_language_of_the_system(ascolto: Command, lang: str, told: str) -> None:
    ran = ascolto("listen", SAMPLES / "it.jsonl", LANG=lang)
    assert ran.status == 0
    assert told in ran.out
    assert ran.err == ""


def test_the_first_variable_that_is_set_decides(ascolto: Command) -> None:
    ran = ascolto("listen", SAMPLES / "it.jsonl", LC_ALL="C", LANG="it_IT.UTF-8")
    assert "needs met" in ran.out


def test_the_option_is_stronger_than_the_system(ascolto: Command) -> None:
    ran = ascolto("listen", SAMPLES / "it.jsonl", "--locale", "RO-ro", LANG="it_IT.UTF-8")
    assert "nevoi" in ran.out


@pytest.mark.parametrize("columns", ["60", "200"])
def test_it_fits_the_terminal(ascolto: Command, columns: str) -> None:
    out = ascolto("listen", SAMPLES / "ro.jsonl", COLUMNS=columns, NO_COLOR="1").out
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())


def test_what_the_terminal_cannot_write_does_not_end_the_reading(ascolto: Command) -> None:
    ran = ascolto("listen", SAMPLES / "ro.jsonl", encoding="ascii")
    assert ran.status == 0
    assert "?" in ran.out


def test_json_is_one_line_a_conversation_whatever_the_language(ascolto: Command) -> None:
    ran = ascolto("listen", SAMPLES, "--json", LANG="it_IT.UTF-8")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["lang"] for line in lines] == ["en", "it", "ro"]
    assert ran.err == ""
    assert ran.out.endswith("}\n")


def test_json_is_what_the_library_writes(ascolto: Command) -> None:
    (given,) = library.read(SAMPLES / "it.jsonl")
    assert isinstance(given, library.Conversation)
    ran = ascolto("listen", SAMPLES / "it.jsonl", "--json")
    assert ran.out.encode() == library.to_json(library.listen(given)) + b"\n"


def test_standard_input_of_any_kind(ascolto: Command) -> None:
    native = (SAMPLES / "en.jsonl").read_bytes()
    assert json.loads(ascolto("listen", "-", "--json", stdin=native).out)["lang"] == "en"
    spoken = (
        "Operatore: Buongiorno, come posso aiutarla?\nCliente: La fibra non va da tre giorni!\n"
    )
    read = json.loads(ascolto("listen", "-", "--json", stdin=spoken.encode("utf-16")).out)
    assert [t["speaker"] for t in read["turns"]] == ["agent", "customer"]
    assert read["lang"] == "it"


def test_every_kind_of_file_in_a_folder_is_read(ascolto: Command, tmp_path: Path) -> None:
    for kind in (
        "srt/samples/call-ro.srt",
        "webvtt/samples/teams-it.vtt",
        "native/samples/pretty.json",
    ):
        (tmp_path / Path(kind).name).write_bytes((CHANNELS / kind).read_bytes())
    (tmp_path / "mail.eml").write_bytes((CHANNELS / "mail/samples/gmail-it.eml").read_bytes())
    ran = ascolto("listen", tmp_path, "--json")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 4


def test_a_chat_export_without_zones_is_read(ascolto: Command) -> None:
    ran = ascolto("listen", CHANNELS / "whatsapp/samples/android-it.txt", "--json")
    assert (ran.status, len(ran.out.splitlines())) == (0, 1), ran.err


def test_many_conversations_are_a_table(ascolto: Command, tmp_path: Path) -> None:
    turns = [
        {"speaker": "customer", "text": "La fibra non va da tre giorni, quando venite?"},
        {"speaker": "agent", "text": "Si calmi, per favore."},
    ]
    records = [{"id": f"chiamata-{n}", "channel": "chat", "turns": turns} for n in range(6)]
    (tmp_path / "six.jsonl").write_text("\n".join(map(json.dumps, records)))
    ran = ascolto("listen", tmp_path, "--locale", "it")
    assert ran.out.startswith("6 conversazioni")
    assert ran.out.count("chiamata-") == 6
    assert len(ran.out.splitlines()) < 30
    whole = ascolto("listen", tmp_path, "--whole", "--locale", "it").out
    assert whole.count("chiamata-") == 6
    assert len(whole.splitlines()) > 60


def test_the_page_stands_alone(ascolto: Command, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    ran = ascolto("listen", SAMPLES, "--html", page, "--locale", "it")
    assert ran.status == 0
    assert str(page) in ran.err
    text = page.read_text("utf-8")
    assert '<html lang="it"' in text
    assert "<script" not in text
    assert list(tmp_path.iterdir()) == [page]
    piped = ascolto("listen", "-", "--html", "-", stdin=b"Agent: Hello\nCustomer: It leaks!\n")
    assert piped.out.startswith("<!")
    assert piped.out.rstrip().endswith("</html>")


def test_the_table_opens_in_a_spreadsheet(ascolto: Command, tmp_path: Path) -> None:
    table = tmp_path / "out.csv"
    assert ascolto("listen", SAMPLES, "--csv", table).status == 0
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert {row["kind"] for row in rows} >= {"conversation", "need", "technique", "promise"}
    assert sum(row["kind"] == "conversation" for row in rows) == 3
    semicolons = ascolto("listen", SAMPLES, "--csv", "-", "--delimiter", ";").out
    assert list(csv.DictReader(io.StringIO(semicolons.lstrip("\ufeff")), delimiter=";")) == rows


def test_a_playbook_of_ones_own_is_heard_with(ascolto: Command, tmp_path: Path) -> None:
    folder = tmp_path / "languages/it/failures"
    folder.mkdir(parents=True)
    (folder / "vague_promise.yaml").write_text("silence: true\n")
    plain = ascolto("listen", SAMPLES / "it.jsonl", "--json").out
    ours = ascolto("listen", SAMPLES / "it.jsonl", "--json", "--playbook", tmp_path).out
    assert '"vague_promise"' in plain
    assert '"vague_promise"' not in ours
