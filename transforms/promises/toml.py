"""The draft as TOML: each field with its source lines, or with what the text leaves open, as a comment."""

from collections.abc import Iterator
from datetime import date

from transforms.promises.record import Activity, Draft, Field, Outcome, Promise, Value
from transforms.swedish import promises as words

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def toml(draft: Draft, name: str) -> str:
    """The promise file; `name` is the file the text was read from."""
    return "\n".join(_lines(draft, name)) + "\n"


def _lines(draft: Draft, name: str) -> Iterator[str]:
    yield f"# {words.HEADER}"
    yield "[overenskommelse]"
    yield _pair("namn", draft.namn)
    yield _pair("kommuner", draft.kommuner)
    yield _pair("parter", draft.parter)
    yield from (_pair(key, field) for key, field in (("fran", draft.fran), ("till", draft.till)))
    yield f"kalla = {_value(name)}"
    codes = draft.kommuner.varde if isinstance(draft.kommuner.varde, tuple) else ()
    kod = codes[0] if codes else "0000"
    goals = {goal.varde: f"{kod}-f{n}" for n, goal in enumerate(draft.fokusomraden, start=1)}
    for number, goal in enumerate(draft.fokusomraden, start=1):
        yield from ("", "[[overenskommelse.fokusomrade]]", f'id = "{kod}-f{number}"', _pair("mal", goal))
    year = f"-{draft.fran.varde.year}" if isinstance(draft.fran.varde, date) else ""
    for number, promise in enumerate(draft.loften, start=1):
        yield from _promise(promise, f"{kod}{year}-{number}", goals.get(promise.fokusomrade, ""))


def _promise(promise: Promise, promise_id: str, goal_id: str) -> Iterator[str]:
    yield from ("", "[[lofte]]", f'id = "{promise_id}"')
    yield f'fokusomrade = "{goal_id}"' if goal_id else f"# fokusomrade: {words.GAPS['inget_fokusomrade']}"
    for key in ("slag", "rubrik", "problem", "platser"):
        yield _pair(key, getattr(promise, key))
    if promise.okanda_platser.varde:
        yield f"# {_comment(promise.okanda_platser)}"
    for key in ("malgrupp", "orsak", "ansvarig"):
        yield _pair(key, getattr(promise, key))
    yield f"kallrad = {_value(words.lines(promise.rader))}"
    for letter, activity in zip(_letters(), promise.aktiviteter, strict=False):
        yield from _activity(activity, f"{promise_id}{letter}")
    for outcome in promise.mal:
        yield from _outcome(outcome)
    if not promise.mal:
        yield f"# mal: {words.GAPS['inget_mal']}"


def _activity(activity: Activity, activity_id: str) -> Iterator[str]:
    yield from ("[[lofte.aktivitet]]", f'id = "{activity_id}"')
    yield from (_pair(key, getattr(activity, key)) for key in ("vad", "antal", "frekvens"))


def _outcome(outcome: Outcome) -> Iterator[str]:
    yield "[[lofte.mal]]"
    yield from (_pair(key, getattr(outcome, key)) for key in ("indikator", "riktning", "varde"))


def _letters() -> Iterator[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)


def _pair(key: str, field: Field) -> str:
    """`key = value  # comment`; a field without a value is the comment alone."""
    if field.varde is None:
        return f"# {key}: {_comment(field)}"
    comment = _comment(field)
    return f"{key} = {_value(field.varde)}" + (f"  # {comment}" if comment else "")


def _comment(field: Field) -> str:
    return _plain(words.source(field.rader, field.ord, field.lucka))


def _value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(part) for part in value)}]"
    if isinstance(value, str):
        return f'"{"".join(_ESCAPES.get(c, c) for c in value if c in _ESCAPES or not _steers(c))}"'
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(text: str) -> str:
    return "".join(" " if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    """True for what TOML forbids or no file can hold: control characters and lone surrogates."""
    return ord(character) < 32 or 127 <= ord(character) < 160 or 0xD800 <= ord(character) <= 0xDFFF
