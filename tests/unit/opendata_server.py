"""A service on loopback that replays answers, and a clock that passes only when somebody sleeps."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Answer:
    """One answer. `cut` states a longer body than is sent; `drip` is seconds between the bytes."""

    body: bytes = b"[]"
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    drip: float = 0.0


def as_json(value, **more):
    return Answer(json.dumps(value, ensure_ascii=False).encode("utf-8"), **more)


class Service:
    """What is asked and what is answered: the answers of a path in turn, the last one for ever."""

    def __init__(self):
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def on(self, path, *answers):
        self.answers[path] = list(answers)

    def queries(self):
        """The parameters of every call, by name."""
        return [{k: v[0] for k, v in parse_qs(urlsplit(path).query).items()} for path, _ in self.asked]

    def answer(self, path, headers):
        self.asked.append((path, {k.lower(): v for k, v in headers.items()}))
        plain = urlsplit(path).path
        # The longest path that fits: a whole address with its parameters before the plain one.
        known = next((p for p in sorted(self.answers, key=len, reverse=True) if p in (path, plain)), None)
        if known is None:
            return Answer(b"no such path", 404, "text/plain")
        queue = self.answers[known]
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        if answer.status == 200 and answer.headers.get("ETag", "-") == headers.get("If-None-Match"):
            return Answer(b"", 304)
        return answer


@contextmanager
def serving(service=None):
    service = service or Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = service.answer(self.path, self.headers)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body) + 10 * answer.cut))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for i in range(len(answer.body)) if answer.drip else ():
                    time.sleep(answer.drip)
                    self.wfile.write(answer.body[i : i + 1])
                    self.wfile.flush()
                if not answer.drip:
                    self.wfile.write(answer.body)
            except OSError:  # the caller hung up
                pass

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    service.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def closed_port():
    """An address on loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class Clock:
    """Time that passes only in `sleep`."""

    def __init__(self, now=1_795_000_000.0):
        self.now, self.slept = now, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds
