"""A language model as a second opinion on a turn, from any OpenAI-compatible endpoint.

ear = make_ear(playbook, LlmSettings(base_url="http://localhost:8080/v1", model="any"))
opinions, past = ear.hear([("customer", "The parcel never came. Where is it?")])
opinions[0].odds            # log-odds of ear.labels["customer"]; None where there is no opinion
trusted = Trusted(ear, {speaker: set_trust(judge, speaker) for speaker, judge in ...})

Off unless somebody makes one; it needs `pip install 'ascolto[llm]'`. What leaves is redacted.
"""

from typing import TYPE_CHECKING

from ascolto.engines.llm.labels import AGENT, CUSTOMER, LABELS
from ascolto.engines.llm.settings import LlmSettings
from ascolto.engines.llm.trust import set_trust
from ascolto.errors import AscoltoError
from ascolto.playbook import Playbook

if TYPE_CHECKING:
    from ascolto.engines.llm.ear import LlmEar

__all__ = ["AGENT", "CUSTOMER", "LABELS", "LlmSettings", "make_ear", "set_trust"]


def make_ear(playbook: Playbook, settings: LlmSettings) -> "LlmEar":
    """An ear that asks the endpoint of these settings. Nothing is sent before it hears a turn.

    Raises AscoltoError where the client's library is not installed.
    """
    try:
        from ascolto.engines.llm.ear import LlmEar
    except ImportError as error:
        raise AscoltoError(
            "To ask a language model, install its client: pip install 'ascolto[llm]'"
        ) from error
    return LlmEar(playbook, settings)
