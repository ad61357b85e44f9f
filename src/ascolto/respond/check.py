"""A draft held against the conversation: what it meets, what it leaves, what is wrong with it."""

from collections.abc import Sequence

from ascolto.playbook import Playbook
from ascolto.respond.draft import Draft
from ascolto.respond.failures import add_failures
from ascolto.respond.left import add_needs, add_promises, add_question
from ascolto.respond.situation import Situation
from ascolto.respond.texts import findings_of
from ascolto.respond.verdict import Verdict
from ascolto.respond.whole import add_length, add_personal, add_steps
from ascolto.words import AgentReading, DraftCheck, Need, TurnReading


def check(
    text: str,
    reading: TurnReading,
    situation: Situation,
    *,
    met: Sequence[Need],
    opened: Sequence[Need],
    playbook: Playbook,
) -> DraftCheck:
    """The check of a draft.

    `situation` is the one before the draft, `reading` the draft's, `met` and `opened` what it
    does to the needs. A draft in a language that the playbook does not hold is checked for its
    length alone; one that is empty has no findings.
    """
    left = _left(situation, met, opened)
    pack = playbook.languages.get(situation.lang)
    if pack is None:
        return DraftCheck(meets=tuple(met), leaves=left, findings=())
    texts = findings_of(pack)
    verdict = Verdict(texts)
    if isinstance(reading, AgentReading) and text.strip():
        draft = Draft(text, reading, situation, left, pack, playbook)
        add_failures(draft, verdict)
        if not draft.in_between:
            add_question(draft, verdict)
            add_needs(draft, verdict)
            add_promises(draft, verdict)
            add_personal(draft, verdict)
            add_steps(draft, verdict)
    add_length(text, situation, texts, verdict)
    return DraftCheck(meets=tuple(met), leaves=left, findings=verdict.findings())


def _left(situation: Situation, met: Sequence[Need], opened: Sequence[Need]) -> tuple[Need, ...]:
    """The needs still open after the draft; a promise counts once its time has passed."""
    done = {(n.need, n.turn, n.words) for n in met}
    own = [n for n in opened if n.need == "wait"]
    return tuple(
        n
        for n in (*situation.open, *own)
        if (n.need, n.turn, n.words) not in done and (n.need != "promise" or situation.overdue(n))
    )
