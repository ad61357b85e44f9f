"""The readers by name: each reads, none fails without saying what to do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ascolto
from ascolto import readers
from ascolto.bootstrap import bootstrap, conversation_of
from ascolto.errors import AscoltoError
from ascolto.loop import Exchange, listen
from ascolto.playbook import load

ASCOLTO = Path(sys.executable).with_name("ascolto")
TALK = {
    "id": "1",
    "channel": "chat",
    "turns": [
        {"speaker": "customer", "text": "Sono tre giorni che il frigo non raffredda, sono stufa!"},
        {
            "speaker": "agent",
            "text": "Tre giorni senza frigo: l'errore è stato nostro, ce ne prendiamo la responsabilità.",
        },
        {"speaker": "customer", "text": "E quando venite?"},
        {"speaker": "agent", "text": "Domani entro le 12. Va bene per lei?"},
        {"speaker": "customer", "text": ""},
        {"speaker": "agent", "text": "🙂"},
    ],
}


MARKED = ("marks", "techniques", "failures")


@pytest.mark.parametrize("reader", ["deep", "fast"])
def test_every_reader_reads_with_spans_inside_the_text(reader):
    heard = ascolto.listen(TALK, reader=reader)
    assert len(heard.turns) == len(TALK["turns"])
    said = heard.turns[1].reading
    assert "ownership" in {t.id for t in said.techniques}
    for turn, given in zip(heard.turns, TALK["turns"], strict=True):
        marks = [m for f in MARKED for m in getattr(turn.reading, f, ())]
        assert all(0 <= m.start < m.end <= len(given["text"]) for m in marks)
        assert all(0 < m.confidence < 1 for m in marks)


@pytest.mark.parametrize("reader", ["deep", "fast"])
def test_turn_by_turn_is_the_same_as_at_once(reader):
    app = bootstrap(reader=reader)
    conversation = conversation_of(TALK)
    live = Exchange(app.playbook, app.reader, conversation.channel)
    for turn in conversation.turns:
        live.hear(turn)
    assert ascolto.to_json(live.listening(conversation)) == ascolto.to_json(
        app.listen(conversation)
    )


def test_a_name_that_is_none_is_refused():
    with pytest.raises(AscoltoError, match="deep, fast, llm"):
        readers.make_reader("slow", load())
    call = [ASCOLTO, "listen", "-", "--reader", "slow"]
    told = subprocess.run(call, input="", capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "deep, fast, llm" in told.stderr


def test_without_its_parts_the_deep_reader_says_what_to_install(monkeypatch):
    monkeypatch.setattr(readers, "find_spec", lambda name: None)
    readers._encoder.cache_clear()
    assert readers.usual_reader() == "fast"
    with pytest.raises(AscoltoError, match=r"pip install 'ascolto\[deep\]'"):
        readers.make_reader("deep", load())


def test_the_llm_reader_is_for_whoever_names_an_endpoint(monkeypatch):
    monkeypatch.delenv("ASCOLTO_LLM_URL", raising=False)
    with pytest.raises(AscoltoError, match="ASCOLTO_LLM_URL"):
        readers.make_reader("llm", load())


def test_an_endpoint_that_is_not_there_leaves_the_reading_as_the_words_and_cues_have_it(
    monkeypatch,
):
    monkeypatch.setenv("ASCOLTO_LLM_URL", "http://127.0.0.1:9/v1")  # nothing listens on port 9
    monkeypatch.setenv("ASCOLTO_LLM_MODEL", "none")
    heard = listen(conversation_of(TALK), load(), readers.make_reader("llm", load()))
    assert ascolto.to_json(heard) == ascolto.to_json(ascolto.listen(TALK, reader="fast"))


def test_the_fast_reader_needs_no_encoder_at_all():
    code = (
        "import sys; sys.modules['onnxruntime'] = sys.modules['tokenizers'] = None; import ascolto;"
        f"print(len(ascolto.listen({TALK!r}, reader='fast').turns))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(len(TALK["turns"]))


def test_the_default_on_the_command_line_is_the_best_that_is_there(tmp_path):
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(TALK))
    call = [ASCOLTO, "listen", str(file), "--json"]
    read = {
        x: subprocess.run([*call, *x], capture_output=True, check=True).stdout
        for x in ((), ("--reader", "deep"), ("--reader", "fast"))
    }
    assert read[()] == read["--reader", "deep"]
    assert read[()] != read["--reader", "fast"]
