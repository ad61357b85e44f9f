"""WhatsApp exports: date orders, clocks, marks, and the messenger's own lines."""

from datetime import datetime

import pytest

from .reading import only, parted, sides


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("stamps", "last"),
    [
        ("13/03/26, 10:02 - |14/03/26, 22:05 - ", "2026-03-14T22:05"),
        ("3/13/26, 10:02\u202fAM - |3/14/26, 10:05\u202fPM - ", "2026-03-14T22:05"),
        ("[13/03/2026, 10:02:33] |[14/03/2026, 22:05:01] ", "2026-03-14T22:05:01"),
        ("\u200e[3/13/26, 10:02:33 AM] |\u200e[3/14/26, 12:00:01 AM] ", "2026-03-14T00:00:01"),
        ("13.03.2026, 10:02 - |01.04.2026, 08:00 - ", "2026-04-01T08:00"),
        ("[13.03.26, 10.02.33] |[01.04.26, 08.00.00] ", "2026-04-01T08:00"),
        ("2026-03-13, 10:02 a.m. - |2026-03-14, 1:05 p.m. - ", "2026-03-14T13:05"),
        ("[10:02, 13/3/2026] |[22:05, 14/3/2026] ", "2026-03-14T22:05"),
        ("01/02/26, 10:02 - |03/01/26, 10:02 - ", "2026-03-01T10:02"),  # forward as month first
        ("02/01/26, 10:02 - |01/03/26, 10:02 - ", "2026-03-01T10:02"),  # forward as day first
    ],
)
def test_shapes_of_dates(stamps: str, last: str) -> None:
    first, second = stamps.split("|")
    made = only(f"{first}Ana: buna\n{second}Suport Acme: da\n", "chat.txt")
    assert sides(made) == "ca"
    assert made.turns[1].at == at(last)


@pytest.mark.parametrize(("stamp", "told"), [("02/03/26, 10:02", 0), ("2/3/26, 10:02", 1)])
def test_a_date_without_a_zero_may_be_american(stamp: str, told: int) -> None:
    (made,), faults = parted(f"{stamp} - Suport: da", "chat.txt")
    assert made.turns[0].at == at("2026-03-02T10:02")
    assert ["day or the month" in fault.reason for fault in faults] == [True] * told


@pytest.mark.parametrize(
    "said",
    [
        "Messages and calls are end-to-end encrypted.",
        "I messaggi e le chiamate sono crittografati end-to-end.",
        "Mesajele și apelurile sunt criptate integral.",
        "Ana added +40 720 000 000",
        "Paola ha abbandonato il gruppo",
        'Tom changed the subject from "A: b" to "C"',
        "Ion a adăugat pe Maria",
        "Missed voice call",
    ],
)
def test_what_the_messenger_says_is_no_ones_turn(said: str) -> None:
    made = only(f"13/03/26, 10:01 - {said}\n13/03/26, 10:02 - Ana: buna", "chat.txt")
    assert sides(made) == "sc"
    assert made.turns[0].text == said


@pytest.mark.parametrize(
    "aside",
    ["<Media omitted>", "<Media omessi>", "\u200eimage omitted", "\u200eimmagine omessa", "\u200e<attached: a.jpg>", "IMG-1.jpg (file attached)", "Questo messaggio è stato eliminato", "This message was deleted"],
)  # fmt: skip
def test_what_stands_for_a_picture_is_set_aside(aside: str) -> None:
    made = only(f"13/03/26, 10:02 - Ana: {aside}\nla caption", "chat.txt")
    assert made.turns[0].text == "la caption"
    assert made.turns[0].quoted == aside.strip("\u200e")


def test_a_message_may_hold_lines_colons_and_times() -> None:
    made = only("13/03/26, 10:02 - Ana: uno: due\n10:30 - tre\n\nquattro", "chat.txt")
    assert made.turns[0].text == "uno: due\n10:30 - tre\n\nquattro"


def test_marks_and_emoji_in_a_message_are_carried() -> None:
    made = only("13/03/26, 10:02 - Ana: \u202bשלום\u202c 👩‍👩‍👧\n", "chat.txt")
    assert made.turns[0].text == "\u202bשלום\u202c 👩‍👩‍👧"


def test_an_unsaved_number_with_a_tilde_is_a_name() -> None:
    made = only("[13/03/26, 10:02:33] ~\u202fAna M: ciao", "chat.txt")
    assert made.turns[0].author == "Ana M"
