"""The kinds of words that a `times.yaml` may use, and those around which a time can stand.

With a value: `number`, `article` ("an"), `few` (how many are meant), `ordinal`, `unit`, `period` (a
unit that is not counted: "lunii"), `weekday` (0 is Monday), `month_name`, `day` (from today),
`part` (morning, noon, afternoon, evening, night, midnight, overnight, close, end), `meridiem`.
Small words: `at` (before an hour), `hours` (the article of hours: "le 9"), `by`, `until`, `in` (also
"after ..."), `on` (before a day's bare number: "pe 25"), `date_the` ("il 25"), `upon` ("on" before
names of days), `from`, `since`, `out` ("da", "de": from, since or of), `between`, `for`, `about`,
`after`, `max`, `the`, `of`. Others: `half`, `quarter`, `working`, `every`, `alternate` ("every other"),
`next`, `this`, `last`, `ago`, `ago_before`, `later`, `and`, `to`, `minutes_past`, `minus`, `oclock`,
`suffix` ("3rd"), `end` ("end of"), `weekend`, `same` ("that day"), `first` ("the first time"), `thing`
(what is counted that is no time), `stop` (phrases that only look like time). Under `joined`, one
text stands for several [kind, value].
"""

from typing import Final

_COUNTED: Final = frozenset({"unit", "working", "of", "out", "half", "quarter"})
# Only at these can a time begin (the small words before them are looked back for): without
# more ado where nothing stands, else before one of these kinds or behind a small word.
CORE: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        ("every", "clock", "date", "day", "weekday", "month_name", "same", "weekend", "end"),
        frozenset[str](),
    ),
    **dict.fromkeys(("this", "next", "last"), frozenset({"weekday", "unit", "working", "part",
                                                         "weekend", "few", "next", "number"})),
    "number": _COUNTED | {"number", "article", "month_name", "meridiem", "oclock", "and", "to",
                          "minutes_past", "minus", "part", "for", "at"},
    "ordinal": frozenset({"of", "month_name"}),
    "article": frozenset({"unit", "half", "quarter", "few", "working", "end"}),
    "few": frozenset({"unit", "of", "out", "working"}),
    "half": _COUNTED | {"article", "number", "minutes_past"},
    "quarter": _COUNTED | {"article", "minutes_past", "to"},
    "unit": frozenset({"next", "this", "last", "number", "clock", "working"}),
    "period": frozenset({"next", "this", "last"}),
    "part": frozenset({"this"}),
}  # fmt: skip
