"""The identifiers of `TERMS`: stable, English, the same in code, data, API and documents."""

from typing import Literal, get_args

Speaker = Literal["customer", "agent", "bot", "system"]
Channel = Literal["chat", "phone", "email", "social", "meeting", "self_service"]
Emotion = Literal[
    "neutral", "satisfied", "confused", "worried", "disappointed", "frustrated", "angry"
]
NeedId = Literal[
    "problem", "emotion", "question", "complaint", "heat", "wait", "closing", "promise"
]
NeedStatus = Literal["open", "met", "missed"]
Moment = Literal["opening", "diagnosis", "complaint", "update", "upsell", "closing", "follow_up"]
PromiseKind = Literal["update", "callback", "resolution", "refund", "other"]
Step = Literal["picture", "promise", "prove", "push"]
Severity = Literal["high", "medium", "low"]

SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
EMOTIONS: tuple[Emotion, ...] = get_args(Emotion)
NEGATIVE: frozenset[Emotion] = frozenset(EMOTIONS[2:])
CLEAR, STRONG = 2, 3  # intensities: from CLEAR on a feeling opens a need, STRONG is heat
NEEDS: tuple[NeedId, ...] = get_args(NeedId)
MOMENTS: tuple[Moment, ...] = get_args(Moment)
STEPS: tuple[Step, ...] = get_args(Step)
TECHNIQUES = (
    "mirroring", "clarification", "summary", "validation", "expectation", "guidance",
    "ownership", "evidence", "deescalation", "options", "feedback", "callback",
)  # fmt: skip
FAILURES = (
    "canned", "empty_empathy", "blame", "dismissal", "assumption", "repeat_ask",
    "vague_promise", "rushing", "early_upsell", "ignored_question",
)  # fmt: skip
LANGUAGES = ("en", "it", "ro")
