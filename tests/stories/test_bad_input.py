"""What comes in where nobody looks: nothing crashes, nothing takes for ever, nothing is made up."""

import json
import time
from datetime import datetime, timedelta

import pytest

import ascolto
from tests.stories.made import ODD
from tests.stories.test_any_conversation import assert_sound

LONG = 200_000
CEILING = 5.0  # seconds; each takes well under half of one on a machine with nothing else to do


def chat(*said: tuple[str, str], **more: object) -> dict[str, object]:
    turns = [{"speaker": speaker, "text": text} for speaker, text in said]
    return {"id": "x", "channel": "chat", "turns": turns, **more}


def test_nothing_was_said() -> None:
    listening = ascolto.listen(chat())
    assert (listening.turns, listening.needs, listening.score.value) == ((), (), None)


@pytest.mark.parametrize("speaker", ["customer", "agent", "bot", "system"])
@pytest.mark.parametrize("text", ODD)
def test_one_odd_turn(speaker: str, text: str) -> None:
    listening = ascolto.listen(chat((speaker, text)))
    assert_sound(listening)
    json.loads(ascolto.to_json(listening))


def test_only_the_agent_speaks() -> None:
    listening = ascolto.listen(
        chat(*[("agent", "Hello? I'll call you tomorrow at 9. Anything else?")] * 3)
    )
    assert_sound(listening)
    assert {n.need for n in listening.needs} <= {"wait", "promise", "closing"}


def test_half_a_character_is_replaced() -> None:
    listening = ascolto.listen(
        chat(("customer", "It is broken \ud83d again, why?"), ("agent", "\udc00"))
    )
    assert listening.conversation.turns[0].text == "It is broken \ufffd again, why?"
    json.loads(ascolto.to_json(listening))


@pytest.mark.parametrize("at", ["2026-03-02T10:00:00", "2026-03-02T10:00:00+01:00"])
def test_times_that_go_backward_keep_the_order_of_the_file(at: str) -> None:
    said = chat(("customer", "It leaks!"), ("agent", "I'll call you in two hours."))
    turns = [{**t, "at": at.replace("10", f"{hour}")} for t, hour in zip(said["turns"], (12, 10))]  # type: ignore[call-overload] # noqa: B905
    listening = ascolto.listen({**said, "turns": turns})
    assert [t.speaker for t in listening.conversation.turns] == ["customer", "agent"]
    assert_sound(listening)


@pytest.mark.parametrize("speaker", ["customer", "agent"])
@pytest.mark.parametrize(
    "unit",
    [
        "a", "?", "(", "\0", "😡", "e\u0301", "; ", "12 345 ",
        "tomorrow at 3pm, ", "It leaks and nobody calls! ", "non funziona niente, perché? ",
    ],
)  # fmt: skip
def test_a_turn_as_long_as_a_book(speaker: str, unit: str) -> None:
    text = (unit * (LONG // len(unit) + 1))[:LONG]
    start = time.perf_counter()
    listening = ascolto.listen(
        chat(("customer", "It leaks. Why?"), (speaker, text), ("agent", "I see."))
    )
    assert time.perf_counter() - start < CEILING
    assert listening.conversation.turns[1].text[:100] == ascolto_clean(text)[:100]
    assert_sound(listening)


def ascolto_clean(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text[:400])


FOREIGN = {
    "de": "Guten Tag, meine Waschmaschine läuft seit drei Wochen nicht, und niemand meldet sich.",
    "hu": "Jó napot kívánok, a mosógépem három hete nem működik, és senki sem válaszol nekem.",
    "es": "Hola, mi lavadora no funciona desde hace tres semanas y nadie me contesta. ¿Cuándo?",
    "ru": "Здравствуйте, стиральная машина не работает уже три недели, никто не отвечает.",
    "zh": "你好，我的洗衣机已经坏了三个星期了，没有人回复我。技术员什么时候来？",
    "ar": "مرحبا، غسالتي لا تعمل منذ ثلاثة أسابيع ولا أحد يرد علي. متى سيأتي الفني؟",
}


@pytest.mark.parametrize("lang", FOREIGN)
def test_a_language_the_playbook_does_not_hold_is_not_guessed_at(lang: str) -> None:
    listening = ascolto.listen(chat(("customer", FOREIGN[lang]), ("agent", FOREIGN[lang])))
    assert listening.needs == ()
    assert listening.score.value is None
    assert {t.reading.lang for t in listening.turns} == {lang}
    assert listening.lang == lang


def test_advice_and_check_where_times_have_no_zone() -> None:
    exchange = ascolto.exchange()
    nine = datetime(2026, 5, 4, 9)  # noqa: DTZ001 (as a chat's export gives it)
    asked = "My boiler is broken. When will someone come?"
    exchange.hear(ascolto.Turn(i=0, speaker="customer", text=asked, at=nine))
    promised = "I'll ring you back by noon today with the time."
    exchange.hear(ascolto.Turn(i=1, speaker="agent", text=promised, at=nine))
    assert "promise" in {one.need.need for one in exchange.advise()}
    late = exchange.check("Good afternoon.", nine + timedelta(hours=5))
    assert "promise" in {need.need for need in late.leaves}


def test_what_can_be_read_between_is_read() -> None:
    listening = ascolto.listen(
        chat(
            ("customer", "My washing machine hasn't worked for three weeks. When do you come?"),
            ("customer", FOREIGN["de"]),
            (
                "agent",
                "Three weeks without a washing machine: I'm sorry. I can come on Monday at 9.",
            ),
        )
    )
    assert [t.reading.lang for t in listening.turns] == ["en", "de", "en"]
    assert "problem" in {n.need for n in listening.needs}
    assert listening.lang == "en"
