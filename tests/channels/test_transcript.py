"""Plain transcripts: what begins a turn, what goes on with one, and what times mean."""

from datetime import UTC, datetime

import pytest

from .reading import only, parted, sides


@pytest.mark.parametrize(
    "line",
    [
        "[10:02] {}: text",
        "[10:02:33 AM] {}: text",
        "(2026-03-02 10:02) {}: text",
        "2026-03-02 10:02:33 {}: text",
        "2026-03-02T10:02:33Z {}: text",
        "02.03.2026 10:02 - {}: text",
        "10:02 | {}: text",
        "{} [10:02]: text",
        "{} (10:02): text",
        "{}: text",
        "**{}:** text",
        "> {}: text",
        "{} : text",
    ],
)
@pytest.mark.parametrize(
    ("agent", "customer"),
    [("Agent", "Customer"), ("Operatore 2", "Cliente"), ("Operator", "Clienta")],
)
def test_shapes_of_a_turn(line: str, agent: str, customer: str) -> None:
    text = "\n".join(line.format(who) for who in (customer, agent, customer))
    made = only(text, "call.txt")
    assert sides(made) == "cac"
    assert {turn.text for turn in made.turns} == {"text"}


def test_lines_without_a_speaker_go_on_with_the_turn() -> None:
    made = only("Client: una\n  doua\n\ntrei\nhttps://a.ro/b: patru\nAgent: da\n\n\n", "x.txt")
    assert [turn.text for turn in made.turns] == [
        "una\n  doua\n\ntrei\nhttps://a.ro/b: patru",
        "da",
    ]


def test_a_word_with_a_colon_inside_a_message_is_no_speaker() -> None:
    text = "[10:02] Customer: my box says\nModel: BX-800\nNote: dented\n[10:03] Agent: thanks"
    assert sides(only(text, "x.txt")) == "ca"
    plain = "Customer: it says\nModel: BX-800\nAgent: thanks\nCustomer: ok"
    assert only(plain, "x.txt").turns[0].text == "it says\nModel: BX-800"


def test_the_heading_is_carried_and_its_date_dates_the_times() -> None:
    made = only("Chat 12\nData: 02/03/2026\n\n[23:59] Cliente: uno\n[00:01] Agente: due", "x.txt")
    assert made.carried == {"heading": "Chat 12\nData: 02/03/2026"}
    times = [turn.at.isoformat() for turn in made.turns if turn.at]
    assert times == ["2026-03-02T23:59:00", "2026-03-03T00:01:00"]


def test_times_from_zero_count_into_a_recording() -> None:
    made = only("[00:04] Agent: hi\n[01:30] Customer: hello\n[12:34] Agent: bye", "x.txt")
    assert [turn.start for turn in made.turns] == [4.0, 90.0, 754.0]
    assert made.channel == "phone"
    assert all(turn.at is None for turn in made.turns)


def test_offsets_are_kept() -> None:
    made = only("2026-03-02T10:02:33+02:00 Agent: x\n2026-03-02T09:00:00Z Customer: y", "x.txt")
    assert made.turns[0].at == datetime(2026, 3, 2, 8, 2, 33, tzinfo=UTC)


def test_a_rule_between_parts_two_conversations() -> None:
    made, _ = parted("Agent: a\nClient: b\n=====\nAgent: c\n", "day.txt")
    assert [one.id for one in made] == ["day", "day-2"]
    assert [turn.text for turn in made[0].turns] == ["a", "b"]


def test_a_rule_inside_a_message_parts_nothing() -> None:
    (made,), _ = parted("Agent: a\n-----\nquoted\nClient: b", "x.txt")
    assert made.turns[0].text == "a\n-----\nquoted"


def test_only_one_side_and_many_turns() -> None:
    assert sides(only("Agent: a\nAgent: b", "x.txt")) == "aa"
    many = "\n".join(f"Agent: {i}\nClient: {i}" for i in range(5000))
    assert len(only(many, "x.txt").turns) == 10_000


def test_names_are_authors_and_bare_roles_are_not() -> None:
    made = only("Agent Maria: a\nCustomer: b\nAgent Tom: c", "x.txt")
    assert [turn.author for turn in made.turns] == ["Agent Maria", None, "Agent Tom"]
    assert (made.agent, made.customer) == ("Agent Maria", None)


def test_mixed_encodings_in_one_file() -> None:
    data = (
        "Client: bună\n".encode()
        + "Agent: întârziere\n".encode("cp1250")
        + "Client: è così\n".encode("cp1252")
    )
    made = only(data, "x.txt")
    assert [turn.text for turn in made.turns] == ["bună", "întârziere", "è così"]
