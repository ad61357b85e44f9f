"""Which addresses are the company's and which the customer's."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ascolto.channels.mail.message import Mail
from ascolto.listen.labels import pattern, role_of
from ascolto.playbook.fold import fold
from ascolto.words.terms import Speaker

_DAEMONS = ("mailer-daemon", "postmaster")


def side(address: str) -> str:
    """Give what stands for an address's owner: its domain, or all of it at a private provider."""
    local, _, domain = address.rpartition("@")
    if pattern("private_domains").match(fold(domain)):
        return f"{local}@{domain}"
    return domain


def is_support(address: str) -> bool:
    """Whether an address is one to which customers write: support@, assistenza@, suport@."""
    return pattern("support_addresses").match(fold(address.rpartition("@")[0])) is not None


def support_sides(mails: Iterable[Mail]) -> Counter[str]:
    """Count, for each side with a support address, the messages that it is part of."""
    counts: Counter[str] = Counter()
    for mail in mails:
        addresses = {mail.sender, *mail.receivers} - {""}
        counts.update({side(one) for one in addresses if is_support(one)})
    return counts


def speakers(thread: Sequence[Mail], known: Counter[str]) -> tuple[list[Speaker], bool]:
    """Give each message of a thread its speaker, and whether that was a guess.

    The company is the side with a support address; of two, the one better known in the file, then
    the one first written to. Without any, the name shown may tell a role; else the first sender is
    the customer.
    """
    company = _company(thread, known)
    if company:
        return [_speaker(mail, agent=side(mail.sender) == company) for mail in thread], False
    told = [role_of(mail.name) for mail in thread]
    first = next((m.sender or m.name for m in thread if not _is_machine(m)), "")
    agents = [
        role == "agent" if role in ("agent", "customer") else (mail.sender or mail.name) != first
        for role, mail in zip(told, thread, strict=True)
    ]
    if any(told):
        agents = [role == "agent" for role in told] if "agent" in told else agents
    return [_speaker(mail, agent=one) for mail, one in zip(thread, agents, strict=True)], True


def _company(thread: Sequence[Mail], known: Counter[str]) -> str:
    here = [side(one) for mail in thread for one in (*mail.receivers, mail.sender) if one]
    ranked = [one for one in dict.fromkeys(here) if one in known]
    return max(ranked, key=lambda one: known[one], default="")  # the first of equals


def _is_machine(mail: Mail) -> bool:
    return mail.automatic or mail.sender.startswith(_DAEMONS)


def _speaker(mail: Mail, *, agent: bool) -> Speaker:
    if mail.sender.startswith(_DAEMONS):
        return "system"
    if mail.automatic:
        return "bot"
    return "agent" if agent else "customer"
