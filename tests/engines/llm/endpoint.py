"""A small server that speaks the chat-completions protocol, well or badly, and keeps what it gets."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[["Got"], "Reply"]


class Got:
    """One request: its headers, its raw body, and the turn that it asks about."""

    def __init__(self, headers: dict[str, str], raw: bytes) -> None:
        self.headers = headers
        self.raw = raw
        self.body: dict[str, Any] = json.loads(raw)
        self.data = json.loads(self.body["messages"][1]["content"])
        self.text: str = self.data["turn"]["text"]


class Reply:
    """What the server says: a status, headers, pieces of a body, and how long it takes over each."""

    def __init__(self, *pieces: bytes, status: int = 200, wait: float = 0.0, **headers: str):
        self.pieces, self.status, self.wait, self.headers = pieces, status, wait, headers


class Endpoint:
    """A running server. `say` makes its replies; `got` has all requests."""

    def __init__(self) -> None:
        self.say: Say = hears_nothing
        self.got: list[Got] = []
        self.url = ""

    def answers(self, answer: object) -> None:
        self.say = lambda got: content(json.dumps(answer))


def hears_nothing(got: Got) -> Reply:
    nothing: dict[str, Any] = {"labels": []}
    if got.data["turn"]["speaker"] == "customer":
        nothing = {"emotion": {"label": "neutral", "quote": ""}, "intensity": 0, **nothing}
    return content(json.dumps(nothing))


def content(text: str | None, finish: str = "stop") -> Reply:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


@contextmanager
def running() -> Iterator[Endpoint]:
    endpoint = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))
            got = Got({k.lower(): v for k, v in self.headers.items()}, raw)
            endpoint.got.append(got)
            reply = endpoint.say(got)
            with suppress(ConnectionError):  # whoever asked has hung up: that is what it may do
                self.send_response(reply.status)
                for name, value in {"content-type": "application/json", **reply.headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                for piece in reply.pieces:
                    time.sleep(reply.wait)
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
