"""Conversations that try a page or a terminal: attacks, other scripts, too long, too empty."""

from ascolto.words import Conversation, Listening, Turn
from tests.report.made import agent, customer, listening

SCRIPT = '<script>alert("x")</script><img src="https://evil.example/p.png" onerror=alert(1)>'
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b[31mred\x1b[0m \x9b31m \x08\x08 \x00 \u202egnp.exe\u2066"
LONG = "Donaudampfschifffahrtsgesellschaft" * 12
RTL = "مرحبا، لم يصل طلبي رقم 48213 حتى الآن! متى يصل؟"
EMOJI = "👩‍👩‍👧‍👦 am primit coletul 🇷🇴 dar e spart 😭😭😭"


def attack() -> Listening:
    """Text that would act: on a page, in a terminal, in a spreadsheet."""
    texts = (
        ("customer", f"{SCRIPT} </style></title> {{{{ 7*7 }}}} {ESCAPES}"),
        ("agent", f"=cmd|' /C calc'!A0 [bold red]no[/] {SCRIPT} :smile: \ud800"),
        ("customer", f"{LONG} {EMOJI}"),
        ("customer", RTL),
        ("agent", "Riga uno\r\nriga due\rriga tre"),
        ("bot", "<b>I am a bot</b>"),
        ("system", "assigned to <i>queue 4</i>"),
    )
    turns = tuple(
        Turn(i=i, speaker=who, text=text, quoted=SCRIPT if i == 1 else None)  # type: ignore[arg-type]
        for i, (who, text) in enumerate(texts)
    )
    conversation = Conversation(id=f'"><b>{ESCAPES}', lang='en"><x', turns=turns)
    return listening(
        conversation,
        [
            customer("angry", 3, "problem", (("problem", SCRIPT, SCRIPT),), escalates=True),
            agent(
                (("evidence", "=cmd|' /C calc'!A0", f"why {SCRIPT}"),),
                (("canned", texts[1][1], "the whole of it"),),
                ((SCRIPT, None, "other"),),
                opens="promise",
            ),
            customer("worried", 2, "emotion", (("worried", LONG, "one long word"),)),
            customer("confused", 1, "question", (("question", "متى يصل؟", "asks when"),)),
            agent((("mirroring", "riga due", "after a line end"),), meets="question@3"),
            None,
            None,
        ],
        missed="emotion@2:4",
    )


def endless() -> Listening:
    """Two hundred turns, with more needs open at once than a margin has room for."""
    turns = tuple(
        Turn(i=i, speaker="agent" if i % 2 else "customer", text=f"Turn {i}: still nothing?")
        for i in range(200)
    )
    said = [
        agent(opens="", meets=f"problem@{i - 41}" if i > 41 else "")
        if i % 2
        else customer("frustrated", 2, "problem", (("problem", "still nothing?", "again"),))
        for i in range(200)
    ]
    return listening(Conversation(id="endless", lang="en", turns=turns), said)


def silent() -> Listening:
    """No turn at all."""
    return listening(Conversation(id="silent", lang="it", turns=()), [])


def only_agent() -> Listening:
    """Nobody answers the agent."""
    turns = (
        Turn(i=0, speaker="agent", text="Buongiorno, è ancora lì?"),
        Turn(i=1, speaker="agent", text="Chiudo la chat."),
    )
    conversation = Conversation(id="only-agent", lang="it", channel="chat", turns=turns)
    return listening(conversation, [agent(), agent()])


def every() -> list[Listening]:
    """All of them."""
    return [attack(), endless(), silent(), only_agent()]
