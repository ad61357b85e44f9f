"""Files, folders, standard input, and what is none of ours."""

import gzip
import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

import ascolto.channels
from ascolto.channels import read, read_paths, sources
from ascolto.words import Conversation, Fault

LINE = '{"id": "%s", "channel": "chat", "turns": [{"i": 0, "speaker": "agent", "text": "x"}]}\n'


def told(came: list[Conversation | Fault]) -> list[str]:
    return [one.id if isinstance(one, Conversation) else one.reason for one in came]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "sub/c.jsonl", ".hidden.jsonl", ".git/d.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LINE % name)
    assert told(list(read_paths([tmp_path]))) == ["a.jsonl", "b.jsonl", "sub/c.jsonl"]


def test_folders_may_be_very_deep(tmp_path: Path) -> None:
    made = [tmp_path]
    try:
        for _ in range(1200):
            made.append(made[-1] / "d")
            made[-1].mkdir()
        (made[-1] / "a.jsonl").write_text(LINE % "deep")
        came = told(list(read_paths([tmp_path])))
    finally:  # pytest removes folders by recursion: not these
        (made[-1] / "a.jsonl").unlink(missing_ok=True)
        for folder in reversed(made[1:]):
            folder.rmdir()
    assert came == ["deep"]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((LINE % "in").encode())))
    assert told(list(read_paths(["-"]))) == ["in"]


@pytest.mark.parametrize(
    ("data", "reason", "remedy", "lost"),
    [
        (b"", "the file is empty", "Nothing to do", False),
        (b"\xef\xbb\xbf \r\n", "the file is empty", "Nothing to do", False),
        (b"just prose, no speakers", "nothing knows this kind of file", "mail, native", True),
        (gzip.compress(b"x", mtime=0), "the file is packed (gzip)", "Unpack it", True),
        (b"PK\x03\x04....", "the file is packed (zip)", "Unpack it", True),
    ],
)
def test_what_is_not_ours_is_a_fault(data: bytes, reason: str, remedy: str, *, lost: bool) -> None:
    (fault,) = read(io.BytesIO(data), "upload.bin")
    assert isinstance(fault, Fault)
    assert (fault.file, fault.line, fault.lost) == ("upload.bin", None, lost)
    assert reason in fault.reason
    assert remedy in fault.remedy


def test_a_source_can_be_forced_and_a_wrong_name_is_told() -> None:
    (made,) = (one for one in read(io.BytesIO(b"Agent: {}"), "x.json", source="transcript"))
    assert isinstance(made, Conversation)
    (fault,) = read(io.BytesIO(b"Agent: x"), "x", source="fax")
    assert isinstance(fault, Fault)
    assert "no source called 'fax'" in fault.reason
    assert "transcript" in fault.remedy


def test_what_cannot_be_opened_is_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").symlink_to(tmp_path / "gone")
    (tmp_path / "b.jsonl").write_text(LINE % "b")
    os.mkfifo(tmp_path / "c.pipe")
    came = list(read_paths([tmp_path, tmp_path / "missing"]))
    assert told(came)[1] == "b"
    faults = [one for one in came if isinstance(one, Fault)]
    assert [Path(fault.file).name for fault in faults] == ["a.jsonl", "c.pipe", "missing"]
    assert "No such file" in faults[0].reason
    assert "permissions" in faults[0].remedy
    assert faults[1].reason == "it is no regular file"
    assert "pipe it in" in faults[1].remedy


def test_a_pipe_that_breaks_off_is_a_fault() -> None:
    class Breaks(io.RawIOBase):
        left = 1

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if not self.left:
                raise OSError(5, "Input/output error")
            self.left = 0
            data = (LINE % "a").encode()
            buffer[: len(data)] = data
            return len(data)

    (fault,) = read(io.BufferedReader(Breaks()), "-")
    assert isinstance(fault, Fault)
    assert "Input/output error" in fault.reason


def test_a_thread_runs_across_the_mail_files_of_a_folder(tmp_path: Path) -> None:
    first = "Message-ID: <1@x>\nFrom: a@gmail.com\nTo: help@c.example\nSubject: s\n\nIt broke."
    second = "Message-ID: <2@x>\nIn-Reply-To: <1@x>\nFrom: tom@c.example\nTo: a@gmail.com\nSubject: Re: s\n\nSince when?"
    (tmp_path / "2.eml").write_text(second + "\n")
    (tmp_path / "1.eml").write_text(first + "\n")
    (tmp_path / "3.eml").write_text("")
    (named,) = read_paths([tmp_path / "1.eml", tmp_path / "2.eml"])
    made, empty = read_paths([tmp_path])
    assert named == made
    assert isinstance(made, Conversation)
    assert [turn.text for turn in made.turns] == ["It broke.", "Since when?"]
    assert isinstance(empty, Fault)
    assert empty.reason == "the file is empty"


def test_a_file_name_that_is_no_text_is_shown_as_well_as_can_be(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("nothing known")
    (tmp_path / "call \u00e0.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nAgent: x")
    made, fault = read_paths([tmp_path])
    assert isinstance(made, Conversation)
    assert made.id == "call à"
    assert isinstance(fault, Fault)
    assert Path(fault.file).name == "\ufffd.txt"
    assert msgspec.json.encode(fault)


FAX = """
from ascolto.words import Conversation

def sniff(head, name):
    return head.startswith(b"FAX")

def read(stream, name):
    yield Conversation(id=stream.read().decode(), turns=())
"""


def test_a_source_is_one_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fax").mkdir()
    (tmp_path / "fax/__init__.py").write_text(FAX)
    monkeypatch.setattr(ascolto.channels, "__path__", [*ascolto.channels.__path__, str(tmp_path)])
    sources.cache_clear()
    try:
        assert told(list(read(io.BytesIO(b"FAX 12"), "x"))) == ["FAX 12"]
        assert "fax" in sources()
    finally:
        sources.cache_clear()
        sys.modules.pop("ascolto.channels.fax", None)
