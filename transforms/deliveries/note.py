"""A dialog note to numbered lines: text or Markdown by line, DOCX by paragraph."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from transforms.deliveries.archive import BROKEN_ARCHIVE, TooLargeError, blocks
from transforms.deliveries.kinds import ZIP, refuse_others
from transforms.deliveries.text import UnreadableError, decode, unified

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
MAX_NOTE = 20_000_000  # bytes of text or of unpacked XML: thousands of pages


def read_lines(path: Path) -> tuple[list[tuple[int, str]], str, set[int]]:
    """(number, line) in order, the encoding, and the numbers of lines that are not of it.

    Raises:
        UnreadableError: too large, empty, of another kind, no text, or a document that cannot be opened.
    """
    if path.stat().st_size > MAX_NOTE:
        raise UnreadableError("for_stor_anteckning", megabyte=MAX_NOTE // 1_000_000)
    refuse_others(path, "ar_word")
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableError("helt_tom")
    if data.startswith(ZIP):
        return _paragraphs(path), "docx", set()
    text, encoding, bad = decode(data)
    return list(enumerate(unified(text).split("\n"), start=1)), encoding, set(bad)


def _paragraphs(path: Path) -> list[tuple[int, str]]:
    """Each paragraph with an empty line after it, so that none is joined with the next."""
    try:
        with zipfile.ZipFile(path) as archive:
            document = b"".join(blocks(archive, archive.getinfo(_DOCUMENT), MAX_NOTE))
        root = ElementTree.fromstring(document)
    except TooLargeError:
        raise UnreadableError("for_stor_anteckning", megabyte=MAX_NOTE // 1_000_000) from None
    except (*BROKEN_ARCHIVE, ElementTree.ParseError):
        raise UnreadableError("trasig_anteckning") from None
    lines = []
    for number, paragraph in enumerate(root.iter(f"{_W}p"), start=1):
        text = "".join(run.text or "" if run.tag == f"{_W}t" else "\n" for run in paragraph.iter()
                       if run.tag in (f"{_W}t", f"{_W}br"))
        lines += [(number, line) for line in unified(text).split("\n")] + [(number, "")]
    return lines
