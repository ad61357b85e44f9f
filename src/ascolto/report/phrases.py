"""What the product says of its own identifiers: speakers, channels, states, rhythms."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from babel.dates import format_timedelta

from ascolto.report.i18n import Catalogue
from ascolto.report.story import NeedShown

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS: tuple[Literal["week", "day", "hour", "minute"], ...] = ("week", "day", "hour", "minute")


def name(ident: str, names: Mapping[str, str]) -> str:
    """Name a technique, failure, need or emotion as the playbook does; else the bare identifier."""
    return names.get(ident) or ident.replace("_", " ").replace("-", " ").capitalize()


def speaker(c: Catalogue, ident: str) -> str:
    """Name who speaks. Agents stay unnamed: a score beside a name needs a legal basis."""
    _ = c.gettext
    return {
        "customer": _("Customer"),
        "agent": _("Agent"),
        "bot": _("Bot"),
        "system": _("System"),
    }.get(ident, ident)


def channel(c: Catalogue, ident: str) -> str:
    """Name where the conversation took place."""
    _ = c.gettext
    return {
        "chat": _("Chat"),
        "phone": _("Phone call"),
        "email": _("Email"),
        "social": _("Social media"),
        "meeting": _("Meeting"),
        "self_service": _("Self-service"),
    }.get(ident, ident)


def ending(c: Catalogue, need: NeedShown) -> tuple[str, int | None]:
    """Say how a need ends, seen from where it begins, and the turn for its `%(turn)s`, if any."""
    _ = c.gettext
    promise = need.id == "promise"
    if need.status == "open":
        return _("still to be kept") if promise else _("still open"), None
    if need.ends in (None, need.opened):
        at_once = {"met": _("met at once"), "missed": _("missed")}
        return (kept(c, need.status) if promise else at_once[need.status]), None
    message = {
        ("met", False): _("met in turn %(turn)s"),
        ("missed", False): _("missed by turn %(turn)s"),
        ("met", True): _("kept in turn %(turn)s"),
        ("missed", True): _("not kept by turn %(turn)s"),
    }[need.status, promise]
    return message, need.ends


def origin(c: Catalogue, need: NeedShown) -> tuple[str, int]:
    """Say how a need ends, seen from its end, and the turn for its `%(turn)s`."""
    _ = c.gettext
    message = {
        ("met", False): _("met, from turn %(turn)s"),
        ("missed", False): _("missed, from turn %(turn)s"),
        ("met", True): _("kept, from turn %(turn)s"),
        ("missed", True): _("not kept, from turn %(turn)s"),
    }[need.status, need.id == "promise"]
    return message, need.opened


def kind(c: Catalogue, ident: str) -> str:
    """Name what sort of mark this is."""
    _ = c.gettext
    return {
        "technique": _("technique"),
        "failure": _("failure"),
        "heard": _("heard from the customer"),
    }[ident]


def intensity(c: Catalogue, level: int) -> str:
    """Say how strongly a feeling shows: 1 mild, 2 clear, 3 strong, else nothing."""
    _ = c.gettext
    return {1: _("mild"), 2: _("clear"), 3: _("strong")}.get(level, "")


def kept(c: Catalogue, state: str | None) -> str:
    """Say what became of a promise; nothing where nobody followed it."""
    _ = c.gettext
    return {"met": _("kept"), "missed": _("not kept"), "open": _("still to be kept")}.get(
        state or "", ""
    )


def every(c: Catalogue, duration: str) -> str:
    """Say an ISO 8601 duration as a rhythm ("every 4 hours"); the bare duration if it is none."""
    found = _DURATION.fullmatch(duration)
    parts = [
        format_timedelta(
            timedelta(**{f"{unit}s": int(n)}), granularity=unit, threshold=1e9, locale=c.locale
        )
        for n, unit in zip(found.groups() if found else (), _UNITS, strict=False)
        if n
    ]
    if not parts:
        return duration
    return c.gettext("every %(time)s") % {"time": c.listed(parts)}


def clock(seconds: float) -> str:
    """Write a place in a recording as minutes and seconds: "3:01"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
