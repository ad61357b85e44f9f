"""The English sample, read by hand."""

from ascolto.words import Listening
from tests.report.made import agent, customer, listening, sample


def read() -> Listening:
    return listening(
        sample("en"),
        [
            customer(
                "worried",
                2,
                "problem emotion question",
                (
                    ("problem", "won't export, third time this week", "Says what does not work."),
                    ("worried", "23 people get paid tomorrow", "Says what is at stake for them."),
                    ("question", "Will the run still go through?", "Asks a direct question."),
                ),
                (("error_code", "PX-4102"), ("tried", "I've already tried Chrome and Firefox")),
            ),
            agent(
                failures=(
                    (
                        "empty_empathy",
                        "I understand your frustration.",
                        "Empathy by formula: nothing in it belongs to this customer.",
                    ),
                    (
                        "assumption",
                        "Please clear your browser cache and try again",
                        "Jumps to a solution before the problem was taken up.",
                    ),
                    (
                        "ignored_question",
                        "Please clear your browser cache and try again, that usually fixes export issues.",
                        "The customer asked whether the run will go through; nothing here says so.",
                    ),
                ),
            ),
            customer(
                "frustrated",
                2,
                "emotion complaint",
                (
                    ("complaint", "Like I said", "Says that this was said before."),
                    ("frustrated", "you haven't told me", "Says what is still missing."),
                ),
                (("tried", "I cleared it on Monday"),),
            ),
            agent(
                failures=(
                    (
                        "repeat_ask",
                        "which browser you're using and the error code",
                        "The customer gave both in their first message.",
                    ),
                    (
                        "vague_promise",
                        "as soon as possible",
                        "An action is promised without any time.",
                    ),
                ),
                promises=(("We'll look into it as soon as possible.", None, "resolution"),),
                opens="wait promise",
            ),
            customer(
                "angry",
                3,
                "emotion complaint heat",
                (
                    (
                        "complaint",
                        "I've given you BOTH already!!",
                        "Blames the company for asking again.",
                    ),
                    ("angry", "BOTH already!!", "Capitals and double exclamation marks."),
                    ("heat", "do I have to ask for a manager?", "Asks for somebody above."),
                ),
                escalates=True,
            ),
            agent(
                (
                    (
                        "mirroring",
                        "PX-4102, in Chrome and in Firefox, three times this week",
                        "Says back what this customer said.",
                    ),
                    (
                        "ownership",
                        "I asked you for it all over again. That was my mistake, and I'm sorry.",
                        "Takes responsibility for a failure of the team.",
                    ),
                    (
                        "validation",
                        "With 23 people waiting to be paid and the bank closing at 3 pm, no wonder you're alarmed.",
                        "Names what this was like for the customer, in terms of their own case.",
                    ),
                    (
                        "expectation",
                        "the run can still go out today",
                        "Says what will happen, and when.",
                    ),
                    (
                        "options",
                        "I can stay here with you until it has, or ring you if you'd rather talk it through. Which would you prefer?",
                        "Lets the customer choose the next step.",
                    ),
                    (
                        "deescalation",
                        "I can stay here with you until it has",
                        "Slows down and stays with a heated customer.",
                    ),
                ),
                meets="problem@0 question@0 complaint@2 complaint@4 emotion@4 heat@4 wait@3",
            ),
            customer(
                opens="question",
                marks=(("question", "What's actually wrong with it?", "Asks a direct question."),),
            ),
            agent(
                (
                    (
                        "evidence",
                        "It stops at person 19 of 23, a starter added on Monday: her sort code has five digits instead of six",
                        "Says what was looked at and what was found.",
                    ),
                    (
                        "clarification",
                        "Do you have her starter form to hand, to check the number against?",
                        "Asks for the one thing that is still unclear.",
                    ),
                ),
                meets="question@6 promise@3",
            ),
            customer(
                "worried",
                1,
                "question",
                (("question", "do I have to redo the whole run?", "Asks a direct question."),),
            ),
            agent(
                (
                    (
                        "guidance",
                        "First open Ola's record under People, put 004173 in Sort code and save. Then go to Pay runs, September, and press Rebuild bank file",
                        "Gives the steps in order.",
                    ),
                    (
                        "ownership",
                        "our form should have stopped a five-digit sort code there and then",
                        "Takes responsibility for a failure of the product.",
                    ),
                    (
                        "expectation",
                        "I'll write to you by 12:00 with what they say.",
                        "Says what will happen, and when.",
                    ),
                ),
                promises=(
                    (
                        "I'll write to you by 12:00 with what they say.",
                        "2026-09-17T12:00:00+01:00",
                        "update",
                    ),
                ),
                meets="question@8 wait@9",
                opens="wait promise",
            ),
            customer("satisfied", 2, confirms=True),
            agent(
                (
                    (
                        "evidence",
                        "the bank accepted the file at 09:27, all 23 payments, £31,840.16",
                        "Says what was looked at and what was found.",
                    ),
                    (
                        "summary",
                        "the cause was Ola's sort code, it's corrected, the September run is through, and there's nothing left for you to do today",
                        "Recaps what was done and what is left.",
                    ),
                    (
                        "feedback",
                        "How was this for you, after a start like that?",
                        "Asks how the help was, openly.",
                    ),
                ),
                promises=(
                    (
                        "I still owe you the payroll team's answer by 12:00.",
                        "2026-09-17T12:00:00+01:00",
                        "update",
                    ),
                ),
                meets="closing@11",
                opens="closing promise",
            ),
            customer("satisfied", 2, confirms=True),
            agent(
                (
                    (
                        "expectation",
                        "From Tuesday 22 September the form won't accept a sort code with fewer than six digits",
                        "Says what will happen, and when.",
                    ),
                    (
                        "ownership",
                        "I've also added PX-4102 to our guide",
                        "Says what was changed so that it does not happen again.",
                    ),
                ),
                meets="promise@9 promise@11",
            ),
        ],
        missed="emotion@0:1 emotion@2:3",
    )
