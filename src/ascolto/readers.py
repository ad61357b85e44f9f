"""The readers there are, and what each is made of.

fast   words, cues and context: always there, for archives and keystrokes
deep   the same with our small encoder beside it: for the desk, for reviews
llm    the same with a language model beside it, for whoever runs one; never chosen by itself
"""

import os
from functools import cache
from importlib.util import find_spec

from ascolto.errors import AscoltoError
from ascolto.playbook import Playbook
from ascolto.understand import CONTEXTS, Reader, Trusted, load_judge, load_trust

READERS = ("deep", "fast", "llm")
URL, MODEL = "ASCOLTO_LLM_URL", "ASCOLTO_LLM_MODEL"  # the environment names the endpoint
_NEEDS = ("onnxruntime", "tokenizers")


def make_reader(name: str, playbook: Playbook) -> Reader:
    """The reader of a name out of READERS.

    Raises AscoltoError where the name is none of them, or its parts are missing or damaged; the
    message says what to do.
    """
    match name:
        case "fast":
            return Reader(playbook)
        case "deep":
            return Reader(playbook, _encoder())
        case "llm":
            return Reader(playbook, _language_model(playbook))
    raise AscoltoError(f"There is no reader {name!r}. Choose one of {', '.join(READERS)}.")


def usual_reader() -> str:
    """The reader for whoever names none: `deep` where its parts are installed."""
    return "deep" if all(find_spec(x) for x in _NEEDS) else "fast"


@cache
def _encoder() -> Trusted:
    missing = [x for x in _NEEDS if not find_spec(x)]
    if missing:
        raise AscoltoError(
            f"The deep reader needs {' and '.join(missing)}: pip install 'ascolto[deep]', "
            "or read with the fast one."
        )
    from ascolto.engines.encoder import load_encoder

    trust = {what: load_trust(f"{what}-deep") for what in ("customer", "agent", "promise")}
    return Trusted(load_encoder(), trust)


def _language_model(playbook: Playbook) -> Trusted:
    from ascolto.engines.llm import LlmSettings, make_ear, set_trust

    url, model = os.environ.get(URL, ""), os.environ.get(MODEL, "")
    if not (url and model):
        raise AscoltoError(
            f"The llm reader asks an endpoint that you name: set {URL} (as in "
            f"http://localhost:8080/v1) and {MODEL}. Redacted text of the conversations goes there."
        )
    ear = make_ear(playbook, LlmSettings(base_url=url, model=model))
    judges = {x: load_judge(x, CONTEXTS[x]) for x in ("customer", "agent")}
    return Trusted(ear, {x: set_trust(judge, x) for x, judge in judges.items()})
