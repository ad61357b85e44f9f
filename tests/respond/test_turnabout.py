import pytest

from ascolto.respond.texts import moves_of
from ascolto.respond.turnabout import turned
from tests.respond.made import PLAYBOOK

RULES = moves_of(PLAYBOOK.languages["en"]).turnabout

SURE = {
    "my picture turns to mosaic": "your picture turns to mosaic",
    "I've never owed a penny in my life": "you've never owed a penny in your life",
    "I was told it had shipped": "you were told it had shipped",
    "I am calling from Portugal": "you are calling from Portugal",
    "I'm getting 429 after hardly 60": "you're getting 429 after hardly 60",
    "our table came on Friday": "your table came on Friday",
    "we couldn't push a hotfix to a hospital": "you couldn't push a hotfix to a hospital",
    "the label on my new bottle says NO REFILLS": "the label on your new bottle says NO REFILLS",
    "nobody on my end has opened the tax settings": "nobody on your end has opened the tax settings",
    "the man blocked me 10 minutes ago": "the man blocked you 10 minutes ago",
    "i need to change the depth": "you need to change the depth",
    "my boss is asking me each five minutes": "your boss is asking you each five minutes",
    "I don’t want it cancelled": "you don't want it cancelled",
    "my daughter left for Aberdeen on 12 September": "your daughter left for Aberdeen on 12 September",
    "the glass in the oven door just exploded": "the glass in the oven door just exploded",
    "he knew my name and I've read him the code": "he knew your name and you've read him the code",
}
UNSURE = [
    "your driver marked it as delivered",  # whose "your"
    "you never told me",
    "I think the modem is broken",  # an opinion handed back sounds like a verdict
    "I said it was late",  # whose "was"
    "what I was promised is missing",
    "and then it stopped",
    "six breakages and four refused claims",  # no verb: a heading
    "flew 11 hrs to Edinburgh with two kids",  # no subject
    "why am I paying for it",
    "",
]


@pytest.mark.parametrize(("clause", "wanted"), SURE.items())
def test_first_person_becomes_second(clause, wanted):
    assert turned(clause, RULES) == wanted


@pytest.mark.parametrize("clause", UNSURE)
def test_what_is_not_sure_is_left_alone(clause):
    assert turned(clause, RULES) == ""


def test_no_language_but_english_turns_words_about():
    for lang in ("it", "ro"):
        rules = moves_of(PLAYBOOK.languages[lang]).turnabout
        assert turned("la mia linea non va", rules) == ""
