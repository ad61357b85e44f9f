"""Facts somebody gives: identifiers, amounts, dates, contacts, names, devices, what was tried.

They are what `repeat_ask` is judged by, and what a customer's memory will hold. The shapes are
the same in all languages; the few words needed (currencies, "my name is") stand here because
they are shapes too, not cues about listening.
"""

import re
from itertools import islice

import re2

from ascolto.words import Known

_FIGURE = re.compile(r"[0-9@]")
_NAMING = ("chiamo", "name", "numesc", "numele", "nome")
_MONEY = r"(?:€|\$|£|eur(?:o|i)?\b|gbp\b|usd\b|ron\b|lei\b|pounds?\b|dollars?\b|quid\b|sterline?\b)"
_NUMBER = r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SHAPES = (
    ("email", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    ("phone", r"\+\d{2,3}[ .-]?\d[\d .-]{6,12}\d|\b0\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}\b|\b3\d{2}[ .-]?\d{3}[ .-]?\d{4}\b"),
    ("amount", rf"[€$£] ?(?:{_NUMBER})|\b(?:{_NUMBER}) ?{_MONEY}"),
    ("date", r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}[.-]\d{1,2}[.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"),
    ("time", r"\b\d{1,2}[:.]\d{2}\b"),
    ("error_code", r"\b(?:error|errore|eroare|eroarea|cod|code|codice)\s(?:code |codice )?[a-z]{0,4}-?\d{1,6}\b|\b[ef]\d{2,3}\b"),
    ("identifier", r"\b[a-z]{1,5}-?\d{3,}(?:[-/]\d+)*\b|\b\d{2,}(?:[-/]\d{2,})+\b|\b\d{4,}\b|\b(?:[a-z]+\d|\d+[a-z])[a-z\d]{3,}\b"),
    ("device", r"\b(?:iphone|ipad|galaxy|pixel|macbook|thinkpad|windows|android|ios|samsung|xiaomi|huawei|router|modem) ?\d{1,4}[a-z]{0,3}\b"),
    ("number", r"\b\d+(?:[.,]\d+)?\b"),
)  # fmt: skip
_NAME = re.compile(
    r"\b(?:mi chiamo|my name is|my name's|ma numesc|numele meu (?:e|este)|il mio nome e'?)\s+"
    r"([^\W\d_]+(?: [^\W\d_]+)?)"
)
_ALONE_NAME = re.compile(
    r"^[A-ZÀ-ÖØ-ÞĂÂÎȘȚŞŢ][\w'’-]+(?: [A-ZÀ-ÖØ-ÞĂÂÎȘȚŞŢ][\w'’-]+){1,2}(?=$|[,.]| e | și | si | and )"
)
# One pass finds every stretch that is a fact (at one place the first shape that fits wins); which
# kind it is, is asked only of those: short and few, so that Python's own engine may tell.
_ANY = re2.compile("|".join(f"(?:{shape})" for _, shape in _SHAPES))
_KIND = re.compile("|".join(f"(?P<{kind}>{shape})" for kind, shape in _SHAPES), re.ASCII)
_DIGITS = re.compile(r"\D")
LONG_NUMBER = 4  # digits from which a bare number is taken for an identifier
SHORT = 60  # characters of a turn that may be a name and little more
MOST = 200  # facts kept of one turn


def find_facts(text: str, folded: str, *, names: bool = False) -> tuple[Known, ...]:
    """The facts in a text, in order, none inside another; `folded` is the same text folded.

    With `names`, a short text that begins with a person's name gives it ("Leah Brandt, 5580").
    """
    found: list[Known] = []
    if _FIGURE.search(folded):
        # In a plain text bytes are characters, and RE2 need not tell one from the other.
        matches = _ANY.finditer(folded.encode() if folded.isascii() else folded)
        spans = [m.span() for m in islice(matches, MOST)]
        found = [_known(folded[start:end], start, end) for start, end in spans]
    if names and len(text) <= SHORT and (name := _ALONE_NAME.match(text)):
        found.append(Known(kind="name", value=folded[: name.end()], start=0, end=name.end()))
    if any(word in folded for word in _NAMING):
        found += [
            Known(kind="name", value=m[1], start=m.start(1), end=m.end(1))
            for m in _NAME.finditer(folded)
        ]
    return tuple(sorted(found, key=lambda f: f.start)) if len(found) > 1 else tuple(found)


def _known(words: str, start: int, end: int) -> Known:
    if words.isdigit() and len(words) < LONG_NUMBER:
        kind = "number"
    else:
        m = _KIND.fullmatch(words)
        kind = str(m.lastgroup) if m else "identifier"
    return Known(kind=kind, value=comparable(kind, words), start=start, end=end)


def comparable(kind: str, words: str) -> str:
    """A fact's text in the form in which two tellings of it are equal."""
    if kind in ("phone", "amount", "number"):
        return _DIGITS.sub("", words).lstrip("0") or "0"
    return re.sub(r"[\s./-]", "", words)
