"""What a customer gives: so that it need not be asked again."""

import pytest

from ascolto.playbook import fold
from ascolto.understand.facts import MOST, comparable, find_facts


def facts(text):
    return {(f.kind, text[f.start : f.end]) for f in find_facts(text, fold(text), names=True)}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Leah Brandt, 5580", "name", "Leah Brandt"),
        ("Mi chiamo Anna Rossi", "name", "Anna Rossi"),
        ("mă numesc Popescu Matei", "name", "Popescu Matei"),
        ("Ordine 301-7745, grazie", "identifier", "301-7745"),
        ("codul e QX7PLM", "identifier", "QX7PLM"),
        ("am platit 1.212 lei", "amount", "1.212 lei"),
        ("they took £9,400 off me", "amount", "£9,400"),
        ("mi costa 24,40 euro", "amount", "24,40 euro"),
        ("write to ann@example.com", "email", "ann@example.com"),
        ("sunați la 0722 123 456", "phone", "0722 123 456"),
        ("si ferma con E18", "error_code", "E18"),
        ("ho un iPhone 12", "device", "iPhone 12"),
        ("il 3/5/2026", "date", "3/5/2026"),
    ],
)
def test_a_fact_is_found_in_its_place(text, kind, words):
    assert (kind, words) in facts(text)


@pytest.mark.parametrize("text", ["", "niente da dire", "😡😡", "\x00", "no numbers here"])
def test_nothing_is_found_where_nothing_is(text):
    assert facts(text) == set()


def test_two_tellings_of_one_fact_are_equal():
    assert comparable("amount", "1.212 lei") == comparable("amount", "lei 1212")
    assert comparable("identifier", "301-7745") == comparable("identifier", "301 7745")


def test_a_text_of_nothing_but_figures_is_cut_short():
    text = "12 " * 6000
    assert len(find_facts(text, fold(text))) == MOST
