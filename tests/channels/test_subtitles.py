"""WebVTT and SRT: who speaks, what is joined, and the odd files of the world."""

import pytest

from .reading import only, parted, sides

VTT = "WEBVTT\n\n"


def texts(data: str, name: str) -> list[str]:
    return [turn.text for turn in only(data, name).turns]


def test_cues_of_one_speaker_are_one_turn_until_a_pause() -> None:
    said = (
        VTT
        + "00:01.000 --> 00:02.000\n<v Agent>one\n\n00:02.100 --> 00:03.000\n<v Agent>two\n\n00:20.000 --> 00:21.000\n<v Agent>three"
    )
    made = only(said, "x.vtt")
    assert [(turn.text, turn.start, turn.end) for turn in made.turns] == [
        ("one two", 1.0, 3.0),
        ("three", 20.0, 21.0),
    ]


def test_line_ends_and_marks_of_every_kind() -> None:
    said = VTT + "00:01.000 --> 00:02.000\n<v Agent>one\n\n00:02.000 --> 00:03.000\n<v Client>two\n"
    for odd in (
        said.replace("\n", "\r\n"),
        said.replace("\n", "\r"),
        "\ufeff" + said,
        said.replace("\n\n", "\n \n"),
    ):
        assert texts(odd, "x.vtt") == ["one", "two"]
    assert [turn.text for turn in only(said.encode("utf-16"), "x.vtt").turns] == ["one", "two"]


def test_hours_may_be_missing_or_long() -> None:
    said = (
        VTT
        + "59:59.000 --> 01:00:00.000\n<v Agent>a\n\n100:00:00.500 --> 100:00:01.000\n<v Agent>b"
    )
    assert [turn.start for turn in only(said, "x.vtt").turns] == [3599.0, 360000.5]


def test_tags_go_and_what_only_looks_like_one_stays() -> None:
    said = (
        VTT
        + "00:01.000 --> 00:02.000\n<v.loud Agent X><c.red>a</c> <00:01.500><b>b</b> &lt;i&gt; 1 < 2 <3 &amp;"
    )
    made = only(said, "x.vtt")
    assert (made.turns[0].text, made.turns[0].author) == ("a b <i> 1 < 2 <3 &", "Agent X")


def test_notes_styles_and_regions_are_no_words() -> None:
    said = (
        VTT
        + "NOTE Agent: no\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\nAgent: yes"
    )
    made, faults = parted(said, "x.vtt")
    assert [turn.text for one in made for turn in one.turns] == ["yes"]
    assert faults == []


@pytest.mark.parametrize("name", ["x.vtt", "x.srt"])
def test_a_colon_in_what_is_said_is_no_speaker(name: str) -> None:
    head = VTT if name == "x.vtt" else ""
    said = head + "".join(
        f"{i}\n00:00:0{i}.000 --> 00:00:0{i}.900\n{text}\n\n"
        for i, text in enumerate(["Agent: the code", "Code: 12:30 or so", "Customer: thanks"])
    )
    assert texts(said, name) == ["the code Code: 12:30 or so", "thanks"]


def test_srt_without_numbers_empty_lines_or_commas() -> None:
    said = "00:00:01.000 --> 00:00:02.000\nAgent: a\n00:00:03,000 --> 00:00:04,000\nClient: b\nc"
    made = only(said, "x.srt")
    assert [turn.text for turn in made.turns] == ["a", "b c"]
    assert sides(made) == "ac"


def test_a_number_said_alone_is_kept_and_the_next_one_s_number_is_not() -> None:
    said = "1\n00:00:01,000 --> 00:00:02,000\nClient: my number is\n\n2\n00:00:02,100 --> 00:00:03,000\n4711\n\n3\n00:00:09,000 --> 00:00:10,000\nAgent: noted\n"
    assert texts(said, "x.srt") == ["my number is 4711", "noted"]


def test_meetings_are_told_by_the_name_of_the_file() -> None:
    said = VTT + "00:01.000 --> 00:02.000\n<v Agent>x"
    assert only(said, "call.vtt").channel == "phone"
    assert only(said, "Zoom 12.vtt").channel == "meeting"
    zoom = only(said, "GMT20260302-091500_Recording.transcript.vtt")
    assert str(zoom.started_at) == "2026-03-02 09:15:00+00:00"
    assert only(said, "GMT20261399-999999_x.vtt").started_at is None


def test_a_speaker_of_a_cue_without_a_name_is_the_one_before() -> None:
    said = (
        VTT
        + "00:01.000 --> 00:02.000\nAgent: one\n\n00:09.000 --> 00:10.000\ntwo\n\n00:11.000 --> 00:12.000\nCustomer: three"
    )
    assert sides(only(said, "x.vtt")) == "aac"
