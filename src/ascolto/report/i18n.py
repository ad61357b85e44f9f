"""The product's own words in the reader's language, with dates and numbers to match."""

import gettext
from datetime import datetime
from functools import lru_cache
from importlib import resources
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from ascolto.words.terms import LANGUAGES

# Plain "en" would write dates the American way; our readers are in Europe.
_EUROPEAN = {"en": "en_150"}


class Catalogue:
    """One language for a reader: messages by gettext, dates and numbers by Babel.

    `locale` is any tag ("it", "ro-RO", "en_GB"). Where the messages do not exist in its
    language they are English, dates and numbers with them, so that a page speaks one language.
    """

    def __init__(self, locale: str) -> None:
        self.locale = _parsed(locale)
        self.lang = self.locale.language
        messages = _messages(self.lang)
        self.gettext = messages.gettext
        self.ngettext = messages.ngettext

    @property
    def direction(self) -> str:
        """The direction of the reader's own script: `ltr` or `rtl`."""
        return self.locale.text_direction

    def day(self, at: datetime) -> str:
        """Write a date with its weekday, in the zone that `at` carries: "gio 17 set 2026"."""
        return format_skeleton("yMMMEd", at, locale=self.locale)

    def time(self, at: datetime) -> str:
        """Write hours and minutes, in the zone that `at` carries: "14:00"."""
        return format_time(at, "short", locale=self.locale)

    def moment(self, at: datetime) -> str:
        """Write date and time together."""
        return f"{self.day(at)}, {self.time(at)}"

    def number(self, value: float, *, digits: int = 2, signed: bool = False) -> str:
        """Write a number with at most `digits` decimals; `signed` adds + to what is above zero."""
        rounded = round(value, digits) + 0.0  # adding zero turns -0.0 into 0.0
        plain = format_decimal(abs(rounded), f"#,##0.{'#' * digits}", locale=self.locale)
        if rounded < 0:
            return f"\N{MINUS SIGN}{plain}"
        return f"+{plain}" if signed and rounded > 0 else plain

    def listed(self, items: list[str]) -> str:
        """Write items as a person lists them: "1, 3 e 5"."""
        return format_list(items, locale=self.locale)

    def language(self, tag: str) -> str:
        """Name a language in the reader's language; the tag itself where it has no name."""
        if tag == "und":  # Babel takes it for the likeliest of all languages
            return str(self.locale.languages.get(tag, tag))
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag


@lru_cache(maxsize=32)
def catalogue(locale: str) -> Catalogue:
    """Give the catalogue of a locale, made once."""
    return Catalogue(locale)


def _parsed(tag: str) -> Locale:
    try:
        found = Locale.parse(_EUROPEAN.get(tag, tag).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = None
    if found is None or found.language not in LANGUAGES:
        return Locale.parse(_EUROPEAN["en"])
    return found


@lru_cache(maxsize=len(LANGUAGES))
def _messages(lang: str) -> gettext.NullTranslations:
    # Compiled in memory from the .po file: there is no build step, hence no .mo to forget.
    folder = resources.files("ascolto") / "locales" / lang / "LC_MESSAGES"
    with (folder / "ascolto.po").open("rb") as written:
        messages = read_po(written, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
