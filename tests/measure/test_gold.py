import pytest

from ascolto.errors import UnreadableError
from ascolto.measure import Figure, evaluate
from ascolto.measure.promised import compare, same_due

SORRY = "We lost your parcel: I'll send another today and call you at five."
TODAY = "2026-03-02T23:59:00+02:00"
AT_FIVE = "2026-03-02T17:00:00+02:00"


def _customer(i: int, emotion: str, intensity: int, *needs: str) -> dict:
    return {
        "i": i,
        "speaker": "customer",
        "text": "Where is my parcel?",
        "emotion": emotion,
        "intensity": intensity,
        "needs": list(needs),
    }


def _agent(i: int, *techniques: str, failures: tuple[str, ...] = (), **more: object) -> dict:
    return {
        "i": i,
        "speaker": "agent",
        "text": SORRY,
        "techniques": list(techniques),
        "failures": list(failures),
        **more,
    }


def _talk(*turns: dict, name: str = "a") -> dict:
    return {"id": name, "turns": list(turns)}


def _figure(golds: list[dict], reads: list[dict], name: str) -> Figure:
    result = evaluate(golds, reads)
    return next(f for f in (*result.figures, *result.details) if f.name == name)


def test_techniques_macro_leaves_out_rare_labels_and_micro_does_not() -> None:
    gold = _talk(*(_agent(i, "ownership") for i in range(4)), _agent(4, "summary"))
    read = _talk(*({"i": i, "techniques": ["ownership"]} for i in range(3)))
    # ownership 3 of 4 (F1 6/7); summary missed once; in all 3 hits, no false alarm, 2 misses
    assert _figure([gold], [read], "techniques_macro_f1").value == 6 / 7
    assert _figure([gold], [read], "techniques_micro_f1").value == 6 / 8
    assert _figure([gold], [read], "techniques_micro_f1").support == 5


def test_a_label_on_fewer_than_four_turns_has_no_figure_of_its_own() -> None:
    gold = _talk(*(_agent(i, failures=("blame",)) for i in range(3)))
    figure = _figure([gold], [gold], "blame")
    assert (figure.value, figure.low, figure.high, figure.support) == (None, None, None, 3)


def test_an_unknown_technique_costs_the_pooled_figure() -> None:
    gold = _talk(*(_agent(i, "options") for i in range(4)))
    read = _talk(*({"i": i, "techniques": [{"id": "options"}, {"id": "magic"}]} for i in range(4)))
    assert _figure([gold], [read], "techniques_macro_f1").value == 1.0
    assert _figure([gold], [read], "techniques_micro_f1").value == 8 / 12


def test_a_turn_left_out_was_read_as_neutral() -> None:
    gold = _talk(*(_customer(i, "neutral", 0) for i in range(4)), _customer(4, "angry", 3))
    assert _figure([gold], [], "emotion neutral").value == 8 / 9
    assert _figure([gold], [], "strong_negative_f1").value == 0.0


@pytest.mark.parametrize(
    ("emotion", "intensity", "value"),
    [("worried", 2, 1.0), ("angry", 3, 1.0), ("worried", 1, 0.0), ("satisfied", 3, 0.0)],
)
def test_strong_negative_is_any_negative_emotion_from_two_up(
    emotion: str, intensity: int, value: float
) -> None:
    gold = _talk(_customer(0, "frustrated", 2))
    read = _talk(_customer(0, emotion, intensity))
    assert _figure([gold], [read], "strong_negative_f1").value == value


def test_a_need_is_met_only_with_its_turn() -> None:
    gold = _talk(_agent(2, meets=[{"need": "problem", "turn": 0}, {"need": "question", "turn": 1}]))
    read = _talk(
        {"i": 2, "meets": [{"need": "problem", "turn": 0}, {"need": "question", "turn": 0}]}
    )
    assert _figure([gold], [read], "needs_met_f1").value == 2 / 4


def test_promises_found_by_overlap_and_dated_apart() -> None:
    promises = [
        {"text": "I'll send another today", "due": TODAY},
        {"text": "call you at five", "due": AT_FIVE},
    ]
    gold = _talk(_agent(1, promises=promises))
    read = _talk(
        {
            "i": 1,
            "promises": [
                {"text": "another today and call", "due": "2026-03-02T12:00:00+02:00"},
                {"text": "you at five", "due": "2026-03-02T17:02:00+02:00"},
                {"text": "We lost your parcel", "due": None},
            ],
        }
    )
    found, dated = (_figure([gold], [read], f"promises_{x}") for x in ("f1", "dated"))
    assert (found.value, found.support) == (4 / 5, 2)
    assert (dated.value, dated.support) == (1 / 2, 2)  # the day will do for today, not for five


def test_a_promise_read_once_is_paired_once() -> None:
    twice = [{"text": SORRY, "due": None}, {"text": SORRY, "due": None}]
    assert compare(SORRY, twice, twice[:1]) == (1, 0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (None, None, True),
        (TODAY, None, False),
        (None, TODAY, False),
        (AT_FIVE, "2026-03-02T17:01:00+02:00", True),
        (AT_FIVE, "2026-03-02T17:01:01+02:00", False),
        (AT_FIVE, "2026-03-02T15:00:00+00:00", True),  # the same moment in another zone
        (AT_FIVE, "2026-03-02T17:00:00", True),  # no zone: the label's
        (TODAY, "2026-03-02T08:00:00+02:00", True),
        (TODAY, "2026-03-03T08:00:00+02:00", False),
        ("2026-03-02T00:00:00", "2026-03-02T18:00:00+02:00", True),
    ],
)
def test_due_times(gold: str | None, read: str | None, same: bool) -> None:
    assert same_due(gold, read) is same


def test_bots_are_measured_for_nothing() -> None:
    bot = {"i": 0, "speaker": "bot", "text": "Hello"}
    result = evaluate([_talk(bot, _agent(1, "options"))], [_talk({"i": 1, "techniques": []})])
    assert sum(f.support for f in result.details) == 1


def test_unlabelled_turns_are_named() -> None:
    bare = {"i": 3, "speaker": "customer", "text": "Hello?"}
    with pytest.raises(UnreadableError, match="Conversation a, turn 3 has no 'emotion'"):
        evaluate([_talk(bare)], [])


def test_nothing_to_measure() -> None:
    result = evaluate([], [])
    assert result.conversations == 0
    assert {(f.value, f.low, f.support) for f in result.figures} == {(None, None, 0)}
