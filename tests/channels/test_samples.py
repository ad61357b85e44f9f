"""Every captured sample is known by its own source alone, and read as a person would read it."""

from pathlib import Path

import pytest

import ascolto.channels
from ascolto.channels import source_of, sources
from ascolto.words import Conversation, Fault

from .reading import sides

_ROOT = Path(ascolto.channels.__file__).parent
SAMPLES = sorted(_ROOT.glob("*/samples/*"))

# sample -> for each conversation: channel, who speaks, a piece of its last turn's text
READ = {
    "native/corpus-like.jsonl": [("chat", "caca", "18:00"), ("phone", "ac", "venit gol")],
    "native/pretty.json": [("email", "ca", "reso")],
    "transcript/livechat-en.txt": [("chat", "acacsa", "Which do you prefer?")],
    "transcript/telefono-it.txt": [("phone", "acaca", "un tecnico passa domani")],
    "transcript/chat-ro.txt": [("chat", "caca", "O corectez azi până la ora 18.")],
    "transcript/meet-names.txt": [
        ("chat", "caca", "by 4 pm today"),
        ("chat", "ca", "totals are in"),
    ],
    "transcript/after-stamp-it.txt": [("chat", "cac", "ieri mattina")],
    "whatsapp/android-it.txt": [("chat", "sccacaa", "venerdì entro le 12")],
    "whatsapp/ios-it.txt": [("chat", "sccac", "10:30 era l'orario")],
    "whatsapp/android-en-us.txt": [("chat", "scacsa", "40 times a day")],
    "whatsapp/ios-en-gb.txt": [("chat", "cca", "exchange or refund?")],
    "whatsapp/ios-ro.txt": [("chat", "sccac", "Ieri.\nPe seara.")],
    "whatsapp/android-ro.txt": [("chat", "scca", "De cand e suspendat?")],
    "whatsapp/copied-web-it.txt": [("chat", "cca", "Doppia rispetto")],
    "webvtt/GMT20260302-091500_Recording.transcript.vtt": [("meeting", "acac", "since the 16th")],
    "webvtt/teams-it.vtt": [("meeting", "acac", "Sì, esattamente.")],
    "webvtt/youtube-auto.vtt": [("phone", "ac", "my order is late")],
    "webvtt/ro-classes.vtt": [("phone", "ac", "coletul a venit gol. <3")],
    "srt/youtube-it.srt": [("phone", "aca", "verifico subito")],
    "srt/call-ro.srt": [("phone", "aca", "Dublă față de ianuarie?")],
    "srt/dashes-en.srt": [("phone", "aca", "Let me check that for you.")],
    "mail/gmail-it.eml": [("email", "c", "Aspetto la nuova lampada venerdì.")],
    "mail/outlook-ro.eml": [("email", "c", "V-am mai scris acum o săptămână.")],
    "mail/apple-en.eml": [("email", "c", "The white one, NL-200.")],
    "mail/thunderbird-it.eml": [("email", "c", "quando arriva il rimborso?")],
    "mail/html-only-en.eml": [("email", "c", "your page says 1200 W – so which is it?")],
    "mail/support.mbox": [("email", "cac", "Merge acum"), ("email", "c", "orari della domenica")],
}


def _key(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.name}"


def test_every_source_has_samples_and_every_sample_is_expected() -> None:
    assert {path.parent.parent.name for path in SAMPLES} == set(sources())
    assert {_key(path) for path in SAMPLES} == set(READ)


@pytest.mark.parametrize("path", SAMPLES, ids=_key)
def test_a_sample_is_known_by_its_own_source_alone(path: Path) -> None:
    head = path.read_bytes()[:65536]
    nameless = [name for name, source in sources().items() if source.sniff(head, "upload")]
    assert nameless == [path.parent.parent.name]
    assert source_of(head, path.name) == path.parent.parent.name


@pytest.mark.parametrize("path", SAMPLES, ids=_key)
def test_a_sample_is_read_whole(path: Path) -> None:
    came = list(ascolto.channels.read(path, path.name))
    made = [one for one in came if isinstance(one, Conversation)]
    assert not [one for one in came if isinstance(one, Fault) and one.lost]
    assert [(one.channel, sides(one)) for one in made] == [e[:2] for e in READ[_key(path)]]
    for conversation, (_, _, last) in zip(made, READ[_key(path)], strict=True):
        assert last in conversation.turns[-1].text
        assert [turn.i for turn in conversation.turns] == list(range(len(conversation.turns)))
