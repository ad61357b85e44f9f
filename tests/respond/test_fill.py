import pytest

from ascolto.respond.fill import by_chance, fill, fillable, first


def test_address_and_slots_are_filled_in_one_pass():
    template = "<Le|Ti> scrivo: {quote}"
    assert fill(template, {"quote": "«{name} <a|b>»"}) == "Le scrivo: «{name} <a|b>»"
    assert fill(template, {"quote": "x"}, formal=False) == "Ti scrivo: x"


def test_a_template_whose_slot_is_unknown_is_not_offered():
    assert fillable(["{a} and {b}", "{a}", "plain"], {"a": "x"}) == ["{a}", "plain"]
    assert first(["{b}"], {"a": "x"}) == ""
    with pytest.raises(KeyError):
        fill("{b}", {"a": "x"})


def test_their_words_come_first_and_the_order_is_the_conversations_own():
    templates = ["none", "{quote} 1", "{quote} 2", "{said} 1", "{said} 2"]
    slots = {"quote": "q", "said": "s"}
    orders = {tuple(by_chance(templates, slots, str(seed))) for seed in range(20)}
    assert len(orders) > 1
    for order in orders:
        assert {order[0], order[1]} == {"{said} 1", "{said} 2"}
        assert order[-1] == "none"
    assert by_chance(templates, slots, "a") == by_chance(templates, slots, "a")
