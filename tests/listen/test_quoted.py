"""What a mail repeats is parted from what it says, in three languages and many programs."""

import pytest

from ascolto.listen.quoted import part

STARTS = [
    "On Mon, Mar 2, 2026 at 10:02 AM Ana Pop <ana@x.ro> wrote:",
    "On Mon, Mar 2, 2026 at 10:02 AM Ana Pop <\nana@x.ro> wrote:",
    "Il giorno lun 2 mar 2026 alle ore 10:02 Ana Pop <ana@x.ro> ha scritto:",
    "Il 02/03/2026 10:02, Ana Pop ha scritto:",
    "În lun., 2 mar. 2026 la 10:02, Ana Pop <ana@x.ro> a scris:",
    "Pe 2 mar. 2026, la 10:02, Ana Pop <ana@x.ro> a scris:",
    "Lunedì 2 marzo 2026 alle ore 10:02:03 CET, Ana Pop <ana@x.ro> ha scritto:",
    "luni, 2 martie 2026, 10:02:03 EET, Ana Pop <ana@x.ro> a scris:",
    "-----Original Message-----",
    "-----Messaggio originale-----",
    "-----Mesaj original-----",
    "---------- Forwarded message ---------",
    "---------- Messaggio inoltrato ---------",
    "Begin forwarded message:",
    "Inizio messaggio inoltrato:",
    "From: Ana Pop\nSent: Monday, March 2, 2026 10:02\nTo: Tom\nSubject: x",
    "Da: Ana Pop\nInviato: lunedì 2 marzo 2026 10:02\nA: Tom\nOggetto: x",
    "De la: Ana Pop\nTrimis: luni, 2 martie 2026 10:02\nCătre: Tom\nSubiect: x",
    "________________________________\nDa: Ana Pop\nInviato: lunedì\nA: Tom\nOggetto: x",
]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("quoted", ["old words", "> old words"])
def test_quoted_mail_is_set_aside(start: str, quoted: str) -> None:
    own, aside = part(f"My words.\nMore.\n\n{start}\n\n{quoted}\n")
    assert own == "My words.\nMore."
    assert aside is not None
    assert "old words" in aside
    assert start.split("\n")[-1] in aside


@pytest.mark.parametrize("start", STARTS[:6])
def test_answers_under_and_between_quotes_are_the_writer_s(start: str) -> None:
    own, _ = part(f"{start}\n> one?\n\nYes.\n\n> two?\nNo.")
    assert own == "Yes.\n\nNo."


@pytest.mark.parametrize(
    "said",
    [
        "On Friday your colleague wrote:\nsend it back. So I did.",
        "Il 3 marzo il suo collega mi ha scritto:\naspetti. Aspetto ancora.",
        "Pe 3 martie colegul mi-a scris:\nașteptați. Încă aștept.",
        "From: Milan\nI came by train.",
        "Da: niente.\nNon va.",
        "5 > 3 and a <- b",
        "thanks to you\nall works",
    ],
)
def test_sentences_that_look_like_headings_stay(said: str) -> None:
    assert part(said) == (said, None)


@pytest.mark.parametrize(
    "tail",
    [
        "-- \nAna Pop\nActa SRL",
        "--\nAna",
        "Sent from my iPhone",
        "Inviato da iPhone",
        "Trimis de pe iPhone-ul meu",
        "Get Outlook for iOS",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "Questo messaggio e i suoi allegati sono riservati al destinatario.",
        "Acest mesaj și fișierele atașate sunt confidențiale.",
    ],
)
def test_signatures_and_notices_are_set_aside(tail: str) -> None:
    own, aside = part(f"My words.\n\n{tail}")
    assert (own, aside) == ("My words.", tail)


@pytest.mark.parametrize("closing", ["Kind regards,", "Regards", "Cordiali saluti,", "Distinti saluti", "Grazie mille", "Cu stimă,", "Mulțumesc anticipat!", "O zi bună,"])  # fmt: skip
def test_a_closing_formula_stays_and_the_card_under_it_goes(closing: str) -> None:
    own, aside = part(f"My words.\n\n{closing}\nAna Pop\nTel. 0720 000 000")
    assert own == f"My words.\n\n{closing}"
    assert aside == "Ana Pop\nTel. 0720 000 000"


def test_a_question_after_a_thank_you_stays() -> None:
    text = "Grazie\nE il rimborso quando arriva?"
    assert part(text) == (text, None)


def test_only_quotes_leave_no_words_of_ones_own() -> None:
    assert part("> a\n> b") == ("", "> a\n> b")
    assert part("") == ("", None)
