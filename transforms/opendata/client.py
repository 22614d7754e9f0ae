"""A polite HTTP client: says who it is, keeps the pace, asks conditionally, tries again only where that helps."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx

from transforms.errors import CallError
from transforms.opendata.errors import FetchError
from transforms.opendata.pace import Pace
from transforms.swedish import fetch as words

# Seconds before the second and the third try.
BACKOFF_S = (2.0, 8.0)
_MAX_BYTES = 200_000_000
_MAX_REDIRECTS = 5
_SERVER_FAULTS = (500, 502, 503, 504)
_REFUSED = {400: "fragan_avvisad", 401: "nekad", 403: "nekad", 404: "adress_borta", 410: "adress_borta"}


@dataclass(frozen=True)
class Reply:
    """A whole answer; `body` None = not changed since the one we have (304)."""

    body: bytes | None
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class _TemporaryError(Exception):
    """Worth another try, after `wait` seconds when the service named a time."""

    def __init__(self, failure: FetchError, wait: float | None = None) -> None:
        super().__init__(failure.code)
        self.failure, self.wait = failure, wait


def user_agent(contact: str) -> str:
    """`lagesbild/<version>`, with the contact that the user chose to give.

    Raises:
        CallError: a contact that cannot stand in a header.
    """
    if not (contact.isascii() and contact.isprintable()):
        raise CallError(words.CONTACT)
    return f"lagesbild/{version('lagesbild')}" + (f" ({contact})" if contact else "")


@dataclass
class Client:
    """Calls to one service. `patience` is seconds of silence, `longest` seconds for a whole answer."""

    pace: Pace
    agent: str
    patience: float = 60.0
    longest: float = 300.0
    stopwatch: Callable[[], float] = field(default=time.monotonic)

    def __post_init__(self) -> None:
        timeout = httpx.Timeout(self.patience, connect=min(10.0, self.patience))
        self._http = httpx.Client(headers={"User-Agent": self.agent, "Accept": "application/json"}, timeout=timeout)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, address: str, etag: str = "", last_modified: str = "") -> Reply:
        """The answer to `address`; with a known `etag` or `last_modified` only if it has changed.

        Raises:
            FetchError: with a code that says why there is no answer.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in known.items() if value}
        failure = FetchError("nar_inte")
        for pause in (*BACKOFF_S, 0.0):
            self.pace.wait()
            try:
                return self._follow(address, headers)
            except _TemporaryError as error:
                failure = error.failure
                self.pace.hold(pause if error.wait is None else error.wait)
        raise failure

    def _follow(self, address: str, headers: dict[str, str]) -> Reply:
        for _ in range(_MAX_REDIRECTS):
            target = self._send(address, headers)
            if isinstance(target, Reply):
                return target
            if address.startswith("https:") and not target.startswith("https:"):
                raise FetchError("okrypterad", adress=target)
            address = target
            self.pace.wait()  # the hop is a call like any other
        raise FetchError("omdirigering")

    def _send(self, address: str, headers: dict[str, str]) -> Reply | str:
        """The answer, or the address that it points to."""
        try:
            with self._http.stream("GET", address, headers=headers) as response:
                if response.next_request is not None:
                    return str(response.next_request.url)
                if response.status_code == 200:
                    return self._reply(response)
                if response.status_code == 304 and headers:
                    return Reply(None)
                raise _failure(response, self.pace.clock())
        except httpx.TimeoutException:
            raise _TemporaryError(FetchError("langsam")) from None
        except httpx.DecodingError:
            raise FetchError("trasigt_svar") from None
        except httpx.ConnectError:
            raise _TemporaryError(FetchError("nar_inte")) from None
        except (httpx.UnsupportedProtocol, httpx.InvalidURL):
            raise FetchError("omdirigering") from None
        except httpx.HTTPError:
            raise _TemporaryError(FetchError("avbrutet")) from None

    def _reply(self, response: httpx.Response) -> Reply:
        begun, size, chunks = self.stopwatch(), 0, []
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > _MAX_BYTES:
                raise FetchError("for_stort", megabyte=_MAX_BYTES // 1_000_000)
            if self.stopwatch() - begun > self.longest:
                raise _TemporaryError(FetchError("langsam"))
            chunks.append(chunk)
        named = {name: response.headers.get(name, "") for name in ("content-type", "etag", "last-modified")}
        return Reply(b"".join(chunks), *named.values())


def _failure(response: httpx.Response, now: float) -> Exception:
    status = response.status_code
    if status == 429:
        return _TemporaryError(FetchError("for_manga"), _retry_after(response, now))
    if status in _SERVER_FAULTS:
        return _TemporaryError(FetchError("serverfel", status=status), _retry_after(response, now))
    return FetchError(_REFUSED.get(status, "ovantat_svar"), status=status)


def _retry_after(response: httpx.Response, now: float) -> float | None:
    """Seconds to wait, stated as a number or as a date (RFC 9110); None when nothing readable is stated."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return None
