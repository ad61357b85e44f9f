import json
import logging

from hypothesis import given
from hypothesis import strategies as st

from ascolto.engines.llm import LABELS
from ascolto.engines.llm.redact import Book, redact
from ascolto.playbook import load

SECRETS = (
    "leah.brandt+shop@mail.example.com", "5580123", "AB-99120/7", "+39 333 123 4567", "0722 123 456",
    "07700 900318", "4111 1111 1111 1111", "IT60 X054 2811 1010 0000 0123 456", "@leahb",
    "RO49 AAAA 1B31 0075 9384 0000", "€ 1.249,00", "49.90 lei", "12/04/1981", "ana@例え.jp",
    "https://shop.example.com/track?t=Zk3fQ", "Leah Brandt", "Anne-Marie Duval", "7730_v2", "4471B", "3 4 5 6 7 8 9 0",
)  # fmt: skip
TURNS = [
    ("customer", "Leah Brandt, 5580123"),
    ("customer", "My name is Leah Brandt and my mail is leah.brandt+shop@mail.example.com, @leahb"),
    (
        "agent",
        "Thank you leah. Is AB-99120/7 yours, Mrs Brandt? We owe you € 1.249,00, or 49.90 lei.",
    ),
    ("customer", "ring +39 333 123 4567 or 0722 123 456 or 07700 900318. Born 12/04/1981"),
    ("customer", "card 4111 1111 1111 1111, account IT60 X054 2811 1010 0000 0123 456"),
    ("customer", "or RO49 AAAA 1B31 0075 9384 0000, ana@例え.jp, spelt out 3 4 5 6 7 8 9 0"),
    ("agent", "See https://shop.example.com/track?t=Zk3fQ by Friday 12/05 at 10:30, room 214."),
    ("customer", "Mi chiamo Anne-Marie Duval, grazie"),
    ("agent", "LEAH'S order 5580123 and Anne-Marie's are on their way, Ms Duval: 7730_v2, 4471B."),
]
PIECES = (
    "Leah",
    "LEAH",
    "Brandt",
    "Marie",
    "Duval",
    "Zk3fQ",
    "1111",
    "9120",
    "4567",
    "0318",
    "AAAA",
)


def test_no_original_value_leaves(endpoint, ear):
    ear.hear(TURNS)
    assert len(endpoint.got) == len(TURNS)
    sent = "".join(g.body["messages"][1]["content"] for g in endpoint.got)
    everything = "".join(g.raw.decode() for g in endpoint.got)
    for secret in (*SECRETS, *PIECES):
        assert any(secret.lower() in text.lower() for _, text in TURNS), secret
        assert secret.lower() not in sent.lower(), secret
        assert json.dumps(secret)[1:-1].lower() not in everything.lower(), secret


def test_what_is_needed_to_judge_a_turn_stays(endpoint, ear):
    ear.hear(TURNS)
    assert endpoint.got[6].text == "See [link-1] by Friday 12/05 at 10:30, room 214."


def test_the_same_value_has_the_same_placeholder_all_along(endpoint, ear):
    ear.hear(TURNS)
    texts = [g.text for g in endpoint.got]
    assert texts[0] == "[name-1], [identifier-1]"
    assert texts[1].startswith("My name is [name-1] and my mail is [email-1]")
    assert texts[2].startswith("Thank you [name-1]. Is [identifier-2] yours, Mrs [name-1]?")
    assert "[name-1]'S order [identifier-1]" in texts[8]


def test_a_quote_of_a_placeholder_is_shown_as_the_original(endpoint, ear):
    text = "I have looked: order 5580123 left Turin, Leah."
    endpoint.answers(
        {"labels": [{"label": "evidence", "quote": "order [identifier-1] left Turin"}]}
    )
    _, past = ear.hear([("customer", "My name is Leah")])
    (opinion,), _ = ear.hear([("agent", text)], past)
    start, end = opinion.evidence(LABELS["agent"].index("evidence"))
    assert text[start:end] == "order 5580123 left Turin"


def test_a_secret_after_hundreds_of_figures_does_not_leave():
    text = f"{', '.join('7' for _ in range(450))}, paid 49 lei"
    assert "49" not in redact(text, Book())[0].text


def test_a_name_that_is_a_word_is_one_with_a_capital():
    common = frozenset(load().languages["en"].itself.stopwords)
    redacted, book = redact("My name is Will", Book(common=common))
    assert redacted.text == "My name is [name-1]"
    assert redact("Will you wait, Will?", book)[0].text == "[name-1] you wait, [name-1]?"
    assert redact("You will, Will.", book)[0].text == "You will, [name-1]."


@given(
    st.lists(st.sampled_from((*SECRETS, "so", "?", "\n", "my name is", "12/05", "Žižkov", "😀")))
)
def test_places_in_what_leaves_are_places_in_what_was_said(words):
    text = " ".join(words)
    redacted, _ = redact(text, Book(), names=True)
    assert redacted.origin(0, len(redacted.text)) == (0, len(text))
    before = 0
    for p in redacted.placed:
        assert redacted.origin(p.start, p.end) == (p.from_start, p.from_end)
        assert redacted.origin(p.start + 1, p.end - 1) == (p.from_start, p.from_end)
        start, end = redacted.origin(before, p.start)
        assert text[start:end] == redacted.text[before : p.start]
        before = p.end


def test_few_headers_leave_and_none_of_another_product(endpoint, made, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-of-another: 1")
    made().hear([("agent", "Hello")])
    made(api_key="").hear([("agent", "Hello")])
    with_key, without = (g.headers for g in endpoint.got)
    assert with_key["authorization"] == "Bearer sk-of-the-test"
    assert with_key["user-agent"] == "ascolto"
    assert not [x for x in with_key if x.startswith(("x-", "openai"))]
    assert set(with_key) - set(without) == {"authorization"}
    assert "of-another" not in str([with_key, without])


def test_no_key_and_no_text_are_logged_or_shown(endpoint, made, caplog):
    caplog.set_level(logging.DEBUG, logger="ascolto")
    ear = made()
    endpoint.say = lambda got: (_ for _ in ()).throw(ConnectionError)
    ear.hear([("customer", "My rabbit is lost"), ("agent", "Your rabbit is lost")])
    assert caplog.records
    assert "rabbit" not in caplog.text
    assert "sk-of" not in caplog.text
    assert "sk-of" not in repr(ear._settings)
