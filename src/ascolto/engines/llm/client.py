"""The endpoint, asked through the `openai` client: one answer, or the reason why there is none.

This file alone imports that client and its HTTP library, and it is imported when an ear is made.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
import msgspec
import openai

from ascolto.engines.llm.answer import NoAnswer
from ascolto.engines.llm.settings import LlmSettings
from ascolto.engines.llm.wire import Narrow, TooMuch

ONCE_MORE = frozenset((408, 409, 429, 500, 502, 503, 504))  # statuses that may pass by themselves
REFUSED = frozenset((400, 422, 501))  # statuses by which endpoints refuse a parameter
WAIT = 0.5  # seconds before the one retry, where the endpoint names no time

Connection = openai.AsyncOpenAI


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class Client:
    """Asks one endpoint. Serves any number of threads, each in a connection of its own."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._wire = Narrow(settings.api_key)
        # One for all connections: to load the certificates takes longer than all else in making one.
        self._tls = httpx2.create_ssl_context()
        self._takes_schema = True

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Connection]:
        """A connection to ask over; turns of one conversation share it."""
        settings = self._settings
        async with httpx2.AsyncClient(
            verify=self._tls,
            timeout=settings.timeout,
            follow_redirects=False,  # what is sent goes where it was meant to go, or nowhere
            event_hooks={"request": [self._wire.sending], "response": [self._wire.receiving]},
        ) as http:
            yield Connection(
                base_url=settings.base_url,
                api_key=settings.api_key or "none",  # else it looks for another product's key
                max_retries=0,  # ours knows how much time is left
                http_client=http,
            )

    async def ask(
        self, api: Connection, messages: list[dict[str, str]], schema: dict[str, Any]
    ) -> str:
        """The content of the model's answer. Raises NoAnswer, at the latest when time is up."""
        timeout = self._settings.timeout
        try:
            with anyio.fail_after(timeout) as scope:
                body = await self._with_or_without(api, messages, schema, scope.deadline)
        # `from None` everywhere: the library's errors hold what was sent and answered.
        except (TimeoutError, openai.APITimeoutError):
            raise NoAnswer(f"no answer within {timeout:g} seconds") from None
        except openai.APIStatusError as error:
            raise NoAnswer(f"the endpoint answered with status {error.status_code}") from None
        except openai.APIConnectionError as error:
            if isinstance(error.__cause__, TooMuch):
                raise NoAnswer(str(error.__cause__)) from None
            raise NoAnswer("the endpoint cannot be reached") from None
        return _content(body)

    async def _with_or_without(
        self,
        api: Connection,
        messages: list[dict[str, str]],
        schema: dict[str, Any],
        deadline: float,
    ) -> bytes:
        """With the schema as a parameter; where that is refused, without any but the messages."""
        if not self._takes_schema:
            return await self._patiently(api, self._plain(messages), deadline)
        try:
            return await self._patiently(api, self._full(messages, schema), deadline)
        except openai.APIStatusError as error:
            if error.status_code not in REFUSED:
                raise
        body = await self._patiently(api, self._plain(messages), deadline)
        self._takes_schema = False  # only now is it known that the parameter was what it refused
        return body

    def _full(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> dict[str, Any]:
        asked = self._plain(messages)
        form = {"name": "labels", "strict": True, "schema": schema}
        asked["response_format"] = {"type": "json_schema", "json_schema": form}
        return asked

    def _plain(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        settings = self._settings
        extra = {"temperature": settings.temperature, "max_tokens": settings.most_tokens}
        given = {name: value for name, value in extra.items() if value is not None}
        return {"model": settings.model, "messages": messages, **given}

    async def _patiently(self, api: Connection, asked: dict[str, Any], deadline: float) -> bytes:
        """The body of the answer; what may pass by itself is tried once more, if time allows."""
        try:
            return await _post(api, asked)
        except openai.APIStatusError as error:
            wait = _seconds(error.response.headers.get("retry-after"))
            if error.status_code not in ONCE_MORE or anyio.current_time() + wait >= deadline:
                raise
        except openai.APIConnectionError as error:
            if isinstance(error, openai.APITimeoutError) or isinstance(error.__cause__, TooMuch):
                raise
            wait = WAIT
        await anyio.sleep(wait)
        return await _post(api, asked)


async def _post(api: Connection, asked: dict[str, Any]) -> bytes:
    # Not through `chat.completions`: that believes whatever shape an answer has.
    response = await api.post("/chat/completions", cast_to=httpx2.Response, body=asked)
    return response.content


def _seconds(header: str | None) -> float:
    try:
        return max(0.0, float(header)) if header else WAIT
    except ValueError:
        return WAIT  # it may be a date: rare, and then the one retry comes too soon


def _content(body: bytes) -> str:
    try:
        choice = msgspec.json.decode(body, type=_Completion).choices[0]
    except (msgspec.MsgspecError, IndexError, RecursionError, UnicodeError):
        raise NoAnswer("the endpoint did not answer as chat completions do") from None
    if choice.finish_reason == "length":
        raise NoAnswer("the answer was cut short at the greatest number of tokens")
    if choice.finish_reason == "content_filter" or not choice.message.content:
        raise NoAnswer("the model declined to answer")
    return choice.message.content
