"""A company lays its own folder over the playbook: it adds, changes, silences."""

import pytest

import ascolto
from ascolto.bootstrap import bootstrap
from ascolto.errors import PlaybookError
from ascolto.playbook import load

CUE = """
cues:
  - id: {id}
    pattern: '{pattern}'
    must: [a, b, c]
    must_not: [d, e, f]
"""


def write(folder, path, text):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_it_changes_a_field_and_leaves_the_rest(tmp_path):
    over = write(tmp_path, "languages/it/techniques/mirroring.yaml", "id: mirroring\nname: Eco\n")
    mine, ours = load(over).languages["it"], load().languages["it"]
    assert mine.techniques["mirroring"].name == "Eco"
    assert mine.techniques["mirroring"].definition == ours.techniques["mirroring"].definition
    assert len(mine.techniques["mirroring"].cues) == len(ours.techniques["mirroring"].cues)


def test_it_adds_a_cue_that_is_heard_at_once(tmp_path):
    text = "id: blame\n" + CUE.format(id="manual", pattern=r"\bread the manual\b")
    over = write(tmp_path, "languages/en/failures/blame.yaml", text)
    conversation = ascolto.Conversation(
        id="1",
        turns=(
            ascolto.Turn(i=0, speaker="customer", text="The mixer stopped again, what now?"),
            ascolto.Turn(i=1, speaker="agent", text="Read the manual, page forty."),
        ),
    )
    found = bootstrap(over).listen(conversation).turns[1].reading.failures
    assert "manual" in [f.cue for f in found if f.id == "blame"]


def test_it_silences_a_cue_and_a_whole_thing(tmp_path):
    ours = load().languages["en"].techniques["options"]
    first = ours.cues[0].id
    text = f"id: options\nsilence: [{first}]\n"
    write(tmp_path, "languages/en/techniques/options.yaml", text)
    over = write(tmp_path, "languages/en/myths/face_to_face.yaml", "silence: true\n")
    mine = load(over).languages["en"]
    assert first not in [c.id for c in mine.techniques["options"].cues]
    assert len(mine.techniques["options"].cues) == len(ours.cues) - 1


def test_a_new_technique_is_one_file_in_all_languages(tmp_path):
    text = """
id: gift
meets: [heat]
languages:
  en:
    name: A gift
    why: Gives something for the trouble.
    cues:
      - id: voucher
        pattern: '\\bvoucher\\b'
        must: [a voucher, my voucher, one voucher]
        must_not: [vouch, couch, touch]
  it:
    name: Un dono
    why: Offre qualcosa per il disturbo.
    cues:
      - id: buono
        pattern: '\\bun buono\\b'
        must: [un buono, ecco un buono, è un buono]
        must_not: [buono, molto buono, buona]
"""
    over = write(tmp_path, "techniques/gift.yaml", text)
    turn = ascolto.Turn(i=0, speaker="agent", text="Ecco un buono da dieci euro per voi, signora.")
    heard = bootstrap(over).listen(ascolto.Conversation(id="1", turns=(turn,)))
    assert "gift" in [t.id for t in heard.turns[0].reading.techniques]


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(PlaybookError, match="is not a folder"):
        load(tmp_path / "nowhere")


def test_a_broken_file_is_told_with_what_to_do(tmp_path):
    over = write(tmp_path, "techniques/mirroring.yaml", "id: [unclosed\n")
    with pytest.raises(PlaybookError, match="ascolto playbook check"):
        load(over)


def test_its_own_cue_counts_whatever_was_learned_wherever_it_stands(tmp_path):
    text = "id: blame\nweight: 1\nlanguages:\n  en:" + CUE.format(
        id="tide", pattern=r"\bthe tide\b"
    ).replace("\n", "\n    ")
    over = write(tmp_path, "failures/blame.yaml", text)
    turn = ascolto.Turn(i=0, speaker="agent", text="It was the tide.")
    reading = bootstrap(over).listen(ascolto.Conversation(id="1", turns=(turn,))).turns[0].reading
    assert "tide" in [f.cue for f in reading.failures]
