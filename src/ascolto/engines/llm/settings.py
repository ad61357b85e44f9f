"""Which endpoint and model to ask, and how much patience to have."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ascolto.errors import AscoltoError

KEY = "ASCOLTO_LLM_KEY"  # the environment variable that holds the key: never another product's


def key_from(environ: Mapping[str, str] = os.environ) -> str:
    """The API key out of the environment; empty where there is none, as for a local server."""
    return environ.get(KEY, "").strip()


@dataclass(frozen=True, kw_only=True)
class LlmSettings:
    """What the caller decides.

    `timeout` is in seconds, for one turn with all that is tried for it; `history` counts turns.
    `temperature` and `most_tokens` are left out of the request where None: some models refuse them.
    Raises AscoltoError where a value cannot be used.
    """

    base_url: str
    model: str
    api_key: str = field(default_factory=key_from, repr=False)
    timeout: float = 10.0
    history: int = 6
    temperature: float | None = 0.0
    most_tokens: int | None = 800

    def __post_init__(self) -> None:
        if not self._is_http():
            raise AscoltoError(
                "The language model's base URL must begin with http:// or https:// and name a host, "
                "as in https://llm.example.com/v1"
            )
        if not self.model.strip():
            raise AscoltoError("Name the language model: the endpoint's /models lists them.")
        if not self.timeout > 0 or self.history < 0:
            raise AscoltoError("timeout must be above 0 seconds, history 0 turns or more.")
        if not self.api_key.isascii() or not self.api_key.isprintable():
            raise AscoltoError(f"The key in {KEY} holds signs that no key has. Copy it again.")

    def _is_http(self) -> bool:
        try:
            parts = urlsplit(self.base_url)
            return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            return False
