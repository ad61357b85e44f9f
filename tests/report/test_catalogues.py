"""The product speaks Italian and Romanian completely, and well-formed."""

import re
import time
from datetime import UTC, datetime, timedelta, timezone
from importlib import resources
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import ascolto.report
from ascolto.report import i18n, phrases
from ascolto.report.i18n import Catalogue, catalogue

TRANSLATED = ["it", "ro"]
# The same word in the other language, not a forgotten one.
SAME = {"Bot", "Chat", "Email", "Self-service"}
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")


def _in_code() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(
        Path(ascolto.report.__file__).parents[1],
        method_map=[
            ("report/**.py", "python"),
            ("cli/**.py", "python"),
            ("report/**/templates/**.html", "jinja2.ext:babel_extract"),
        ],
        options_map={"report/**/templates/**.html": {"silent": "false"}},
    )
    return {message for _, _, message, _, _ in found}


def _written(lang: str) -> Catalog:
    path = resources.files("ascolto") / f"locales/{lang}/LC_MESSAGES/ascolto.po"
    with path.open("rb") as file:
        return read_po(file, locale=lang)


@pytest.mark.parametrize("lang", ["en", *TRANSLATED])
def test_a_catalogue_holds_the_messages_of_the_code_and_no_others(lang: str) -> None:
    ids = {m.id for m in _written(lang) if m.id}
    assert len(ids) > 70
    assert ids == _in_code()


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_is_translated_in_all_its_forms(lang: str) -> None:
    written = _written(lang)
    for message in written:
        if not message.id:
            continue
        forms = message.string if message.pluralizable else (message.string,)
        assert len(forms) == (written.num_plurals if message.pluralizable else 1)
        assert all(forms), message.id
        assert not message.fuzzy
        source = message.id[0] if message.pluralizable else message.id
        assert source in SAME or source not in forms, message.id


@pytest.mark.parametrize("lang", TRANSLATED)
def test_placeholders_survive_translation(lang: str) -> None:
    for message in _written(lang):
        sources = message.id if message.pluralizable else (message.id,)
        forms = message.string if message.pluralizable else (message.string,)
        wanted = set(PLACE.findall(sources[-1]))
        assert all(set(PLACE.findall(form)) == wanted for form in forms), message.id


def test_romanian_is_written_with_commas_below() -> None:
    text = "".join(str(m.string) for m in _written("ro"))
    assert "ș" in text
    assert "ț" in text
    assert not set("şţŞŢãõ") & set(text)


@pytest.mark.parametrize(
    ("lang", "count", "told"),
    [
        ("en", 1, "1 turn"),
        ("en", 0, "0 turns"),
        ("it", 1, "1 intervento"),
        ("it", 1_000_000, "1000000 interventi"),
        ("ro", 1, "1 intervenție"),
        ("ro", 0, "0 intervenții"),
        ("ro", 19, "19 intervenții"),
        ("ro", 20, "20 de intervenții"),
        ("ro", 101, "101 intervenții"),
    ],
)
def test_numbers_take_their_form(lang: str, count: int, told: str) -> None:
    c = catalogue(lang)
    assert c.ngettext("%(num)s turn", "%(num)s turns", count) % {"num": count} == told


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("it", "it"), ("it-IT", "it"), ("ro_MD", "ro"), ("de", "en"), ("??", "en"), ("", "en")],
)
def test_any_tag_gives_one_language(tag: str, lang: str) -> None:
    assert Catalogue(tag).lang == lang


def test_times_stay_in_the_zone_they_were_said_in() -> None:
    due = datetime(2026, 9, 17, 23, 59, tzinfo=timezone(timedelta(hours=3)))
    assert catalogue("ro").moment(due) == "joi, 17 sept. 2026, 23:59"
    assert catalogue("it").moment(due) == "gio 17 set 2026, 23:59"
    assert catalogue("en").moment(due) == "Thu, 17 Sept 2026, 23:59"
    assert catalogue("en_US").time(datetime(2026, 1, 1, 15, tzinfo=UTC)) == "3:00\u202fPM"


def test_numbers_are_written_as_readers_write_them() -> None:
    assert catalogue("it").number(-0.5, signed=True) == "\N{MINUS SIGN}0,5"
    assert catalogue("en").number(1.25, signed=True) == "+1.25"
    assert catalogue("ro").number(-0.004, signed=True) == "0"
    assert catalogue("it").listed(["1", "3", "5"]) == "1, 3 e 5"


@pytest.mark.parametrize(
    ("duration", "told"),
    [("PT4H", "ogni 4 ore"), ("P1DT12H", "ogni 1 giorno e 12 ore"), ("soon", "soon"), ("P", "P")],
)
def test_rhythms_are_said(duration: str, told: str) -> None:
    assert phrases.every(catalogue("it"), duration) == told


def test_loading_a_catalogue_costs_next_to_nothing() -> None:
    best = 1.0
    for _ in range(5):
        i18n._messages.cache_clear()
        start = time.perf_counter()
        Catalogue("ro")
        best = min(best, time.perf_counter() - start)
    assert best < 0.03
