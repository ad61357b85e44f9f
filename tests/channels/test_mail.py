"""Mail: its text whatever the wrapping, its threads, its sides."""

import base64
import quopri

import pytest

from ascolto.channels.mail.encoded import decode

from .reading import only, parted, sides

HEAD = "From: Ana Pop <ana@gmail.com>\nTo: support@acme.example\nSubject: s\nMessage-ID: <1@x>\n"


def body(rest: str | bytes, head: str = HEAD) -> str:
    raw = head.encode() + (rest.encode() if isinstance(rest, str) else rest)
    return only(raw, "x.eml").turns[0].text


TEXT = "Bună ziua, è così – șț"


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "utf-16", "bogus", ""])
@pytest.mark.parametrize("way", ["8bit", "base64", "quoted-printable", "BASE64"])
def test_charsets_and_transfer_encodings(charset: str, way: str) -> None:
    data = TEXT.encode("utf-16" if charset == "utf-16" else "utf-8")
    if charset == "utf-16" and way == "8bit":
        return  # RFC 2046: not allowed as lines of text, and no program sends it
    encode = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(
        way.lower(), bytes
    )
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {way}\n\n"
    assert body(head.encode() + encode(data)) == TEXT


def test_latin_1_is_what_programs_say_for_anything() -> None:
    head = b"Content-Type: text/plain; charset=iso-8859-1\n\n"
    assert body(head + TEXT.encode()) == TEXT
    assert body(head + "è “così” – 20 €".encode("cp1252")) == "è “così” – 20 €"


def test_leading_empty_lines_marks_and_old_line_ends() -> None:
    whole = HEAD + "\n\ufeffhello\nyou"
    assert only("\r\n\n" + whole, "x.eml").turns[0].text == "hello\nyou"
    assert only(whole.replace("\n", "\r"), "x.eml").turns[0].text == "hello\nyou"


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1250", "iso-8859-16"])
def test_romanian_legacy_charsets(charset: str) -> None:
    text = "Bună ziua, întârzie"
    assert (
        body(f"Content-Type: text/plain; charset={charset}\n\n".encode() + text.encode(charset))
        == text
    )


@pytest.mark.parametrize(
    "charset", ["rot13", "zip", "hex", "punycode", "idna", "unicode_escape", "utf-7"]
)
def test_an_encoding_that_is_no_charset_is_not_used(charset: str) -> None:
    assert (
        body(f"Content-Type: text/plain; charset={charset}\n\nuryyb \\u0041 +AGE-")
        == "uryyb \\u0041 +AGE-"
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Bun=C4=83?= x", "Bună x"),
        ("=?UTF-8?B?w6g=?= =?utf-8?b?w6g?=", "èè"),
        ("=?iso-8859-2?Q?factur=E3_dubl=E3?=", "factură dublă"),
        ("=?utf-8*ro?q?a?=", "a"),
        ("=?utf-8?q?a", "=?utf-8?q?a"),
        ("=?bogus?q?=E3a?=", "ăa"),
        ("=?utf-8?b?????=", "=?utf-8?b?????="),
    ],
)
def test_encoded_words(raw: str, text: str) -> None:
    assert decode(raw) == text


def test_parts_within_parts_give_the_text_and_no_attachment() -> None:
    inner = 'Content-Type: multipart/alternative; boundary="in ner"\n\n--in ner\nContent-Type: text/plain\n\nhello\n--in ner\nContent-Type: text/html\n\n<b>no</b>\n--in ner--\n'
    rest = f"Content-Type: multipart/mixed; boundary=out\n\npreamble\n--out\n{inner}--out  \nContent-Type: text/plain; name=a.txt\n\nattached\n--outer\n--out\nContent-Disposition: attachment\n\nalso\n--out--\nepilogue"
    assert body(rest) == "hello"


def test_a_missing_end_and_a_missing_boundary_are_no_obstacle() -> None:
    assert body("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello") == "hello"
    assert body("Content-Type: multipart/mixed\n\nhello") == "hello"


def test_html_alone_becomes_text_and_nothing_of_its_code() -> None:
    page = "<html><head><title>t</title></head><body onload=x()><p>One</p>two<br>three<script>evil()</script><!-- no --> 1 &lt; 2<blockquote>old</blockquote></body>"
    assert body(f"Content-Type: text/html\n\n{page}") == "One\n\ntwo\nthree 1 < 2"


def test_flowed_text_is_joined() -> None:
    text = "a long \nline\n> q \n> r\n\n-- \nname"
    made = only(f"{HEAD}Content-Type: text/plain; format=flowed\n\n{text}", "x.eml")
    assert made.turns[0].text == "a long line"
    assert made.turns[0].quoted == "> q r\n-- \nname"


def message(n: int, sender: str, to: str, **fields: str) -> str:
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items())
    day = f"Mon, {n + 1} Mar 2026 10:00:00 +0100"
    return f"From x@y Mon Mar  2 10:00:00 2026\nMessage-ID: <{n}@x>\nFrom: {sender}\nTo: {to}\nDate: {day}\n{more}\ntext {n}\n\n"


def test_threads_go_by_references_whatever_the_subject() -> None:
    box = message(1, "a@gmail.com", "help@c.it", Subject="x") + message(
        2, "b@gmail.com", "help@c.it", Subject="x"
    )
    box += message(3, "tom@c.it", "a@gmail.com", Subject="other", In_Reply_To="<1@x>") + message(
        4, "a@gmail.com", "help@c.it", Subject="y", References="<gone@x> <3@x>"
    )
    made, _ = parted(box, "a.mbox")
    assert [[turn.text for turn in one.turns] for one in made] == [
        ["text 1", "text 3", "text 4"],
        ["text 2"],
    ]
    assert [sides(one) for one in made] == ["cac", "c"]


def test_a_reply_without_references_goes_by_subject_and_person() -> None:
    box = message(1, "a@gmail.com", "help@c.it", Subject="Fattura") + message(
        2, "b@gmail.com", "help@c.it", Subject="Fattura"
    )
    box += (
        message(3, "a@gmail.com", "help@c.it", Subject="R: Fattura")
        + message(4, "a@gmail.com", "help@c.it", Subject="Fattura")
        + message(5, "z@gmail.com", "help@c.it", Subject="Re: Fattura")
    )
    made, _ = parted(box, "a.mbox")
    assert [[turn.text for turn in one.turns] for one in made] == [
        ["text 1", "text 3"],
        ["text 2"],
        ["text 4"],
        ["text 5"],
    ]


def test_messages_of_a_thread_are_in_order_of_time() -> None:
    box = message(2, "tom@c.it", "a@gmail.com", In_Reply_To="<1@x>") + message(
        1, "a@gmail.com", "help@c.it"
    )
    assert [turn.text for turn in only(box, "a.mbox").turns] == ["text 1", "text 2"]


@pytest.mark.parametrize(
    "address",
    [
        "support@c.it",
        "help@c.it",
        "info@c.it",
        "assistenza@c.it",
        "suport@c.ro",
        "relatii.clienti@c.ro",
        "servizio-clienti@c.it",
        "support+42@c.it",
    ],
)
def test_the_side_of_a_support_address_is_the_agents(address: str) -> None:
    colleague = "tom@" + address.partition("@")[2]
    box = (
        message(1, colleague, "a@gmail.com")
        + message(2, "a@gmail.com", address, In_Reply_To="<1@x>")
        + message(3, address, "a@gmail.com", In_Reply_To="<2@x>")
    )
    made = only(box, "a.mbox")
    assert sides(made) == "aca"
    assert made.customer == "a@gmail.com"


def test_without_a_support_address_the_first_sender_is_the_customer() -> None:
    box = message(1, "a@x.it", "b@y.it") + message(2, "b@y.it", "a@x.it", In_Reply_To="<1@x>")
    made, faults = parted(box, "a.mbox")
    assert sides(made[0]) == "ca"
    assert ["guessed" in fault.reason for fault in faults] == [True]


def test_two_companies_with_support_addresses() -> None:
    box = message(1, "info@client.it", "support@acme.it") + message(
        2, "support@acme.it", "info@client.it", In_Reply_To="<1@x>"
    )
    assert sides(only(box, "a.mbox")) == "ca"


def test_machines_are_bots_and_daemons_the_system() -> None:
    box = (
        message(1, "a@gmail.com", "help@c.it")
        + message(2, "help@c.it", "a@gmail.com", In_Reply_To="<1@x>", Auto_Submitted="auto-replied")
        + message(3, "MAILER-DAEMON@c.it", "a@gmail.com", In_Reply_To="<1@x>")
    )
    assert sides(only(box, "a.mbox")) == "cbs"


def test_a_from_line_inside_a_message_parts_nothing() -> None:
    text = "Hello,\n\nFrom January on I pay by card.\n\n>From here on too.\n"
    made, _ = parted(message(1, "a@gmail.com", "help@c.it").replace("text 1\n", text), "a.mbox")
    assert [one.turns[0].text for one in made] == [
        "Hello,\n\nFrom January on I pay by card.\n\nFrom here on too."
    ]


def test_a_subject_is_carried_and_speaks_where_there_is_no_text() -> None:
    made = only(f"{HEAD}\n", "x.eml")
    assert (made.turns[0].text, made.carried) == ("s", {"subject": "s"})


@pytest.mark.parametrize(
    "shown",
    [
        "Ana Pop <ana@gmail.com>",
        '"Ana Pop" <ana@gmail.com>',
        "ana@gmail.com (Ana Pop)",
        "=?utf-8?q?Ana_Pop?= <Ana@Gmail.com>",
    ],
)
def test_names_of_senders(shown: str) -> None:
    made = only(HEAD.replace("Ana Pop <ana@gmail.com>", shown) + "\nhi", "x.eml")
    assert (made.turns[0].author, made.customer) == ("Ana Pop", "ana@gmail.com")
