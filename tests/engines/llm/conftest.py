from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ascolto.engines.llm import LlmSettings, make_ear
from ascolto.engines.llm.ear import LlmEar
from ascolto.playbook import load

from .endpoint import Endpoint, running


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as server:
        yield server


Making = Callable[..., LlmEar]


@pytest.fixture
def made(endpoint: Endpoint) -> Making:
    def make(**settings: Any) -> LlmEar:
        given = {"base_url": endpoint.url, "model": "m", "api_key": "sk-of-the-test", "timeout": 5}
        return make_ear(load(), LlmSettings(**{**given, **settings}))

    return make


@pytest.fixture
def ear(made: Making) -> LlmEar:
    return made()
