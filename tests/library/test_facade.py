"""`import ascolto`: the library as a program uses it."""

import logging
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import ascolto
from ascolto.bootstrap import Ascolto, bootstrap
from ascolto.playbook import load
from tests.stories.made import corpus

SAMPLES = Path(str(resources.files("ascolto"))) / "samples"
WHERE = "My parcel says delivered but it isn't here! Where is it?"
SAID: dict[str, Any] = {
    "id": "1",
    "channel": "chat",
    "turns": [
        {"speaker": "customer", "text": WHERE},
        {"speaker": "agent", "text": "Please be patient."},
    ],
}


def test_one_import_does_all_and_does_it_twice() -> None:
    code = (
        "import ascolto, sys\n"
        "assert 'numpy' not in sys.modules\n"
        "said = {'id': '1', 'channel': 'chat', 'turns': [{'speaker': 'customer', 'text': 'Hi'}]}\n"
        "assert ascolto.listen(said) == ascolto.listen(said)\n"
        "assert ascolto.exchange('email').channel == 'email'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_was_not_met_is_found() -> None:
    listening = ascolto.listen(SAID)
    assert listening.lang == "en"
    assert listening.score.value is not None
    assert listening.score.value < 100
    assert ("problem", "open") in {(n.need, n.status) for n in listening.needs}


def test_any_mapping_and_any_value_in_it() -> None:
    frozen: Mapping[str, object] = MappingProxyType(
        {**SAID, "turns": tuple(SAID["turns"]), "ticket": Path("/tickets/7")}
    )
    listening = ascolto.listen(frozen)
    assert listening.turns == ascolto.listen(SAID).turns
    assert listening.conversation.carried == {"ticket": "/tickets/7"}


class Deep(dict[str, object]):
    """A mapping within itself."""


def _deep() -> Deep:
    deep = Deep(SAID)
    deep["itself"] = deep
    return deep


@pytest.mark.parametrize(
    "wrong",
    [
        None, 7, "Agent: Hello", b"{}", [], [SAID], {}, {"id": "1"}, {"turns": "none"},
        {"turns": {"a": 1}}, {"turns": ["Hello"]}, {**SAID, "turns": [SAID, 3]}, _deep(),
    ],
    ids=lambda x: type(x).__name__,
)  # fmt: skip
def test_what_is_no_conversation_is_refused_with_a_remedy(wrong: object) -> None:
    with pytest.raises(ascolto.UnreadableError) as told:
        ascolto.listen(wrong)  # type: ignore[arg-type]
    assert len(str(told.value)) > 30
    assert isinstance(told.value, ascolto.AscoltoError)


@pytest.mark.parametrize(
    "field",
    [
        {"channel": "fax"}, {"channel": None}, {"id": 7}, {"id": None}, {"lang": 3},
        {"started_at": "yesterday"}, {"customer": ["x"]}, {"agent": {"name": "Ada"}},
        {"extra": float("nan")}, {"extra": {1, 2}}, {"extra": {3: 4}},
    ],
    ids=str,
)  # fmt: skip
def test_what_can_be_put_right_is(field: dict[str, object]) -> None:
    listening = ascolto.listen({**SAID, **field})
    assert listening.turns == ascolto.listen(SAID).turns


def test_what_was_put_right_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="ascolto"):
        ascolto.listen({**SAID, "channel": "fax"})
    assert "channel" in caplog.text


def test_files_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes((SAMPLES / "it.jsonl").read_bytes() + b"{broken\n")
    items = ascolto.read(tmp_path / "a.jsonl", str(SAMPLES / "en.jsonl"))
    first, fault, last = items
    assert isinstance(first, ascolto.Conversation)
    assert isinstance(fault, ascolto.Fault)
    assert (fault.line, fault.lost) == (2, True)
    assert isinstance(last, ascolto.Conversation)


def test_a_playbook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ascolto.PlaybookError, match="nowhere"):
        ascolto.listen(SAID, playbook=tmp_path / "nowhere")
    with pytest.raises(ascolto.PlaybookError, match="nowhere"):
        ascolto.exchange(playbook=str(tmp_path / "nowhere"))


def test_a_live_exchange_advises_and_checks() -> None:
    exchange = ascolto.exchange()
    exchange.hear(ascolto.Turn(i=0, speaker="customer", text=WHERE))
    assert exchange.advise()
    assert exchange.check("Please be patient.").leaves


def test_threads_share_one_reader() -> None:
    records = [r for r in corpus() if r["lang"] == "en"] * 3
    alone = [ascolto.to_json(ascolto.listen(r, reader="fast")) for r in records]
    fresh = Ascolto(load(), "fast")  # nothing of it is made yet: the threads make it, both at once

    def read(record: dict[str, object]) -> bytes:
        from ascolto.bootstrap import conversation_of

        return ascolto.to_json(fresh.listen(conversation_of(record)))

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, records)) == alone
        assert len(set(pool.map(lambda _: id(bootstrap()), range(4)))) == 1


def test_names_that_are_not_there() -> None:
    assert set(ascolto.__all__) <= set(dir(ascolto)) | set(ascolto._HOME)
    assert all(getattr(ascolto, name) for name in ascolto.__all__)
    with pytest.raises(AttributeError, match="listened"):
        ascolto.listened  # type: ignore[attr-defined]  # noqa: B018


def test_the_types_hold_for_whoever_checks_them() -> None:
    assert (Path(ascolto.__file__).parent / "py.typed").exists()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "mypy", "--strict", "tests/library/typed_use.py"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
