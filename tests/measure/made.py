"""Readings made out of labels: right, and wrong in known ways."""

import random
from typing import Any

from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, TECHNIQUES

Json = dict[str, Any]


def right(conversation: Json) -> Json:
    """The reading that agrees with every label."""
    turns = [_turn(t) for t in conversation["turns"] if t["speaker"] in ("customer", "agent")]
    return {"id": conversation["id"], "turns": turns}


def blurred(conversation: Json, seed: int) -> Json:
    """A reading that is often wrong: labels lost and made up, times shifted, turns left out."""
    dice = random.Random(f"{seed} {conversation['id']}")  # noqa: S311 (no secret hangs on it)
    turns = [_blur(turn, dice) for turn in right(conversation)["turns"]]
    return {"id": conversation["id"], "turns": [t for t in turns if dice.random() > 0.02]}


def _turn(said: Json) -> Json:
    if said["speaker"] == "customer":
        return {
            "i": said["i"],
            "emotion": said["emotion"],
            "intensity": said["intensity"],
            "opens": list(said["needs"]),
        }
    return {
        "i": said["i"],
        "techniques": [{"id": x, "start": 0, "end": 1} for x in said["techniques"]],
        "failures": [{"id": x, "start": 0, "end": 1} for x in said["failures"]],
        "promises": [dict(p) for p in said.get("promises", ())],
        "meets": [dict(m) for m in said.get("meets", ())],
    }


def _blur(turn: Json, dice: random.Random) -> Json:
    if "emotion" in turn:
        if dice.random() < 0.3:
            turn |= {"emotion": dice.choice(EMOTIONS), "intensity": dice.randrange(4)}
        turn["opens"] = _some(turn["opens"], NEEDS, dice)
        return turn
    turn["techniques"] = [
        {"id": x} for x in _some([t["id"] for t in turn["techniques"]], (*TECHNIQUES, "own"), dice)
    ]
    turn["failures"] = _some([f["id"] for f in turn["failures"]], FAILURES, dice)
    turn["promises"] = [_blur_promise(p, dice) for p in turn["promises"] if dice.random() > 0.2]
    if dice.random() < 0.1:
        turn["promises"].append({"text": "words that are not there", "due": None})
    if turn["meets"] and dice.random() < 0.3:
        turn["meets"][0]["turn"] += 1
    return turn


def _some(labels: list[str], among: tuple[str, ...], dice: random.Random) -> list[str]:
    kept = [x for x in labels if dice.random() > 0.25]
    return [*kept, dice.choice(among)] if dice.random() < 0.2 else kept


def _blur_promise(promise: Json, dice: random.Random) -> Json:
    text, due = promise["text"], promise["due"]
    if dice.random() < 0.4:
        text = text[len(text) // 2 :]
    if due is not None and dice.random() < 0.4:
        due = due[:11] + dice.choice(("09:30:00", "23:59:00")) + due[19:]
    return promise | {"text": text, "due": due}
