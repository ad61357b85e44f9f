"""Remarks on a draft, gathered so that no thing is reproached twice."""

from collections.abc import Iterable, Mapping

from ascolto.respond.fill import first
from ascolto.respond.texts import Findings
from ascolto.words import Finding
from ascolto.words.terms import Severity

SEVERITIES: Mapping[str, Severity] = {
    "blame": "high",
    "dismissal": "high",
    "rushing": "high",
    "leaves_heat": "high",
    "leaves_promise": "high",
    "question_unanswered": "high",
    "ignored_question": "high",
    "early_upsell": "high",
    "leaves_emotion": "medium",
    "leaves_complaint": "medium",
    "leaves_problem": "medium",
    "repeat_ask": "medium",
    "empty_empathy": "medium",
    "canned": "medium",
    "assumption": "medium",
    "vague_promise": "medium",
    "promise_without_time": "medium",
    "nothing_personal": "medium",
}
_ORDER: Mapping[Severity, int] = {"high": 0, "medium": 1, "low": 2}
MOST = 4  # more than this and nothing of it is read


class Verdict:
    """The findings so far, and the things that they are about."""

    def __init__(self, texts: Findings) -> None:
        self._texts = texts
        self._found: list[Finding] = []
        self._about: set[str] = set()

    def add(
        self,
        ident: str,
        *,
        about: Iterable[str],
        slots: Mapping[str, str],
        span: tuple[int, int] | None = None,
        severity: Severity | None = None,
    ) -> None:
        """A finding, unless what it is `about` has been found wrong already."""
        things = set(about)
        text = self._texts.findings.get(ident)
        if text is None or things & self._about:
            return
        self._about |= things
        start, end = span if span else (None, None)
        self._found.append(
            Finding(
                id=ident,
                severity=severity or SEVERITIES.get(ident, "low"),
                start=start,
                end=end,
                reason=first(text.reason, slots),
                remedy=first(text.remedy, slots),
            )
        )

    def findings(self) -> tuple[Finding, ...]:
        """The findings that matter most, most severe first."""
        return tuple(sorted(self._found, key=lambda f: _ORDER[f.severity])[:MOST])
