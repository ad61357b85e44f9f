import pytest

from ascolto.measure import Agreement, agreement


def _talk(name: str, *turns: tuple[str, ...]) -> dict:
    """Agent's turns with their techniques; a conversation as one person labelled it."""
    return {
        "id": name,
        "turns": [
            {"i": i, "speaker": "agent", "techniques": list(x), "failures": []}
            for i, x in enumerate(turns)
        ],
    }


def _feelings(name: str, *emotions: str) -> dict:
    return {
        "id": name,
        "turns": [
            {
                "i": i,
                "speaker": "customer",
                "emotion": x,
                "intensity": 0 if x == "neutral" else 2,
                "needs": [] if x == "neutral" else ["emotion"],
            }
            for i, x in enumerate(emotions)
        ],
    }


def _of(result: Agreement, name: str) -> tuple[float | None, int]:
    return next((f.value, f.support) for f in result.labels if f.name == name)


YES, NO = ("options",), ()


def test_a_technique_as_in_the_published_example() -> None:
    # Krippendorff's example A, cut into two conversations: 0100000010 against 1110010000.
    one = [_talk("a", NO, YES, NO, NO, NO), _talk("b", NO, NO, NO, YES, NO)]
    two = [_talk("b", YES, NO, NO, NO, NO), _talk("a", YES, YES, YES, NO, NO)]
    result = agreement(one, two)
    value, support = _of(result, "options")
    assert value == pytest.approx(0.095, abs=0.0005)
    assert support == 5
    assert (result.conversations, result.turns) == (2, 10)


def test_emotion_is_one_choice_among_all() -> None:
    one = _feelings("a", "angry", "angry", "worried", "neutral", "confused")
    two = _feelings("a", "frustrated", "angry", "worried", "neutral", "confused")
    result = agreement([one], [two])
    emotion, support = _of(result, "emotion")
    # 5 units, 10 values: 2 of 10 differ; by chance (100 - (9+1+4+4+4)) / 9.
    assert emotion == pytest.approx(1 - 9 * 2 / (100 - (3**2 + 1 + 2**2 + 2**2 + 2**2)))
    assert support == 4
    assert _of(result, "opens emotion") == (1.0, 4)


def test_rare_labels_are_not_enough_data() -> None:
    result = agreement([_talk("a", YES, YES, NO, NO)], [_talk("a", YES, NO, NO, NO)])
    assert _of(result, "options") == (None, 2)


def test_what_one_person_did_not_label_is_left_out() -> None:
    one = [_talk("a", YES, NO, YES), _talk("mine", YES)]
    two = [_talk("a", YES, NO), _talk("yours", YES)]
    result = agreement(one, two)
    assert (result.conversations, result.turns) == (1, 2)


def test_interval_holds_the_value_and_is_the_same_each_time() -> None:
    one = [_talk(str(i), YES, NO, NO, YES) for i in range(30)]
    two = [_talk(str(i), YES, NO, YES if i % 3 else NO, YES) for i in range(30)]
    figure = next(f for f in agreement(one, two).labels if f.name == "options")
    assert figure.low < figure.value < figure.high
    assert figure in agreement(one, two).labels


def test_nobody_labelled_the_same() -> None:
    result = agreement([_talk("a", YES)], [_talk("b", YES)])
    assert (result.conversations, result.turns) == (0, 0)
    assert result.labels == ()
