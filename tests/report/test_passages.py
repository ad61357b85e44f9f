"""Cutting a text at its marks loses nothing and misplaces nothing."""

from hypothesis import given
from hypothesis import strategies as st

from ascolto.report.passages import notes, passages
from ascolto.report.plain import lines_made_plain, visible
from ascolto.words import Mark

marks = st.builds(
    Mark,
    id=st.sampled_from(["mirroring", "canned"]),
    start=st.integers(-3, 60),
    end=st.integers(-3, 60),
    confidence=st.just(1.0),
    why=st.just("Because."),
)


@given(
    st.text(max_size=50).filter(lambda t: "\r" not in t),
    st.lists(st.tuples(st.sampled_from(["technique", "failure"]), marks), max_size=6),
)
def test_every_text_comes_out_whole(text: str, marked: list[tuple[str, Mark]]) -> None:
    noted = notes(text, marked)  # type: ignore[arg-type]
    cut = passages(text, noted)
    assert "".join(p.text for passage in cut for p in passage.pieces) == visible(text)
    assert sorted(n.label for p in cut for n in p.notes) == sorted(
        n.label for n in noted if not n.whole
    )
    for passage in cut:
        shown = "".join(p.text for p in passage.pieces)
        assert all(n.words in shown for n in passage.notes)


def _mark(text: str, quote: str, ident: str = "mirroring") -> Mark:
    start = text.index(quote)
    return Mark(id=ident, start=start, end=start + len(quote), confidence=1, why="")


def test_marks_that_overlap_share_a_passage_and_its_pieces_tell_them_apart() -> None:
    text = "one two three four"
    noted = notes(
        text,
        [("technique", _mark(text, "one two")), ("failure", _mark(text, "two three", "canned"))],
    )
    (marked, rest) = passages(text, noted)
    assert [(p.text, p.kinds) for p in marked.pieces] == [
        ("one ", ("technique",)),
        ("two", ("failure", "technique")),
        (" three", ("failure",)),
    ]
    assert rest.notes == ()


def test_marks_side_by_side_stay_two_passages() -> None:
    text = "one two"
    noted = notes(text, [("technique", _mark(text, "one ")), ("technique", _mark(text, "two"))])
    assert len(passages(text, noted)) == 2


def test_letters_follow_the_text_not_the_reader() -> None:
    text = "first then second"
    noted = notes(text, [("technique", _mark(text, "second")), ("technique", _mark(text, "first"))])
    assert [(n.label, n.words) for n in noted] == [("a", "first"), ("b", "second")]


def test_a_long_turn_marked_from_end_to_end_is_not_underlined() -> None:
    text = "word " * 60
    (note,) = notes(text, [("failure", Mark(id="canned", start=0, end=299, confidence=1, why=""))])
    assert note.whole
    assert all(p.notes == () for p in passages(text, (note,)))


def test_a_short_turn_marked_from_end_to_end_is() -> None:
    (note,) = notes("Calm down.", [("failure", _mark("Calm down.", "Calm down.", "dismissal"))])
    assert not note.whole


def test_windows_line_ends_are_one_line_end_after_the_offsets_are_used() -> None:
    text = "one\r\ntwo\rthree"
    noted = notes(text, [("technique", _mark(text, "two"))])
    cut = passages(text, noted)
    assert [p.text for passage in cut for p in passage.pieces] == ["one\n", "two", "\nthree"]
    assert lines_made_plain(text) == "one\ntwo\nthree"


def test_the_twenty_seventh_letter_is_two() -> None:
    text = "x" * 40
    noted = notes(
        text,
        [("technique", Mark(id="m", start=i, end=i + 1, confidence=1, why="")) for i in range(28)],
    )
    assert [n.label for n in noted[25:]] == ["z", "aa", "ab"]
