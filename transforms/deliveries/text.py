"""Bytes to text: decoded by rule, never by statistics, and the rule is named."""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 22
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # bytes to which Windows-1252 gives no character
_LINE_END = re.compile(rb"\r\n|\r|\n")
MAX_BYTES = 2_000_000_000


class UnreadableError(Exception):
    """The file cannot be read as a table; `code` and `params` name the Swedish reason."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True)
class Head:
    """How a file begins, for telling its form: its path, its first 64 KB, and those as text by the usual rule."""

    path: Path
    data: bytes
    text: str

    @property
    def is_workbook(self) -> bool:
        """True for XLSX, whatever the file is called."""
        return self.data.startswith(b"PK\x03\x04") and self.path.suffix.casefold() != ".docx"

    @property
    def is_json(self) -> bool:
        """True when the first character that is no space opens a JSON object or array."""
        return self.text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def head(path: Path) -> Head:
    """The beginning of a file; a letter cut in two at its end does not change the encoding."""
    with path.open("rb") as handle:
        data = handle.read(65_536)
    whole = data[: data.rfind(b"\n") + 1] or data if len(data) == 65_536 else data
    try:
        return Head(path, data, decode(whole)[0])
    except UnreadableError:
        return Head(path, data, "")


@dataclass(frozen=True)
class Encoding:
    """The name of an encoding, Python's codec for it, and the numbers of the lines that are not of it.

    `lines` is how many there are at most when all end alike, None when they do not; `quoted` = there are quotation
    marks, so that a record may go over several lines.
    """

    name: str
    codec: str
    bad: frozenset[int] = frozenset()
    lines: int | None = None
    quoted: bool = False

    @property
    def errors(self) -> str:
        """How to decode: a line that is not of a mixed file's encoding is marked, and quarantined by its number."""
        return "replace" if self.bad else "strict"


def encoding_of(data: BinaryIO) -> Encoding:
    """The encoding by rule. Reads block by block and leaves the position at the beginning.

    A byte-order mark decides; else UTF-8 if every byte is; else, when some lines are UTF-8 beyond ASCII, the file
    mixes encodings and the other lines are named; else Windows-1252 (ISO-8859-1 where that has no character).
    """
    start = data.read(3)
    data.seek(0)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Encoding("utf-16", "utf-16")
    marked = start == b"\xef\xbb\xbf"
    all_utf8, lines, quoted = _scanned(data)
    data.seek(0)
    found = Encoding("utf-8-sig" if marked else "utf-8", "utf-8-sig") if all_utf8 else _mixed(data, marked)
    data.seek(0)
    return replace(found, lines=lines, quoted=quoted)


def _scanned(data: BinaryIO) -> tuple[bool, int | None, bool]:
    """Whether every byte is UTF-8, the number of lines when they all end alike, and whether there are quotations."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    good, quoted, lines, returns, both, last = True, False, 1, 0, 0, b""
    while block := data.read(_BLOCK):
        lines += block.count(b"\n")
        quoted = quoted or b'"' in block
        if b"\r" in block or last == b"\r":
            returns += block.count(b"\r")
            both += block.count(b"\r\n") + (last == b"\r" and block[:1] == b"\n")
        last = block[-1:]
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            good = False
            decoder.reset()
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        good = False
    return good, lines if returns in (0, both) and both in (0, lines - 1) else None, quoted


def _mixed(data: BinaryIO, marked: bool) -> Encoding:
    """The encoding of bytes that are not all UTF-8."""
    bad, some_utf8, cp1252 = [], marked, True
    for number, line in enumerate(_byte_lines(data), start=1):
        if line.isascii():
            continue
        if _is_utf8(line):
            some_utf8 = True
        else:
            bad.append(number)
            cp1252 = cp1252 and not _NOT_1252.search(line)
    if some_utf8:
        return Encoding("utf-8 (blandad)", "utf-8-sig", frozenset(bad))
    return Encoding("windows-1252", "cp1252") if cp1252 else Encoding("iso-8859-1", "latin-1")


def _byte_lines(data: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while block := data.read(_BLOCK):
        # A block may end between \r and \n: what follows the last line end waits for the next one.
        *lines, rest = _LINE_END.split(rest + block) if not block.endswith(b"\r") else [rest + block]
        yield from lines
    yield from _LINE_END.split(rest)


def decode(data: bytes) -> tuple[str, str, frozenset[int]]:
    """Text, name of the encoding, and the numbers of lines that are not of it (`encoding_of`)."""
    encoding = encoding_of(io.BytesIO(data))
    try:
        return data.decode(encoding.codec, encoding.errors), encoding.name, encoding.bad
    except UnicodeDecodeError:
        raise UnreadableError("trasig_kodning", kodning=encoding.name) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def header_key(text: str) -> str:
    """A header as it is compared: case, surrounding space, å ä ö and `_` against space do not matter."""
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "_").replace("\ufeff", "")


def printable(text: str) -> str:
    """`text` as one line that steers no screen: control characters and the like become `?`."""
    return "".join(c if c.isprintable() else "?" for c in text)


def unified(text: str) -> str:
    """One kind of line end, and letters in one piece (`å` may come as a and a ring)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
