"""A note cut into statements: each paragraph, list item, quotation and table row with its first and last line.

What only names a theme or a place is context and no statement: a Markdown heading (`#`, a line underlined with `===`
or `---`), a short line that ends with a colon, the first row of a table, and a rule. Lines are numbers of text lines,
of DOCX paragraphs where the note is a document.
"""

import re
from collections.abc import Iterator

_ITEM = re.compile(r"^\s*(?:[-*+•‣◦·▪–—]|\(?\d{1,3}[.)]|[a-zåäö][.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*$")
_LABEL = re.compile(r"^[^.!?:]{1,60}:$")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_LONGEST_TITLE = 60
_LETTER = re.compile(r"[^\W\d_]")

Lines = list[tuple[int, str]]


def statements(lines: Lines) -> list[tuple[int, int, str]]:
    """(first line, last line, statement) of numbered lines, in order; consecutive lines of a paragraph are joined."""
    found = (one for block in _blocks(lines) for one in _of_block(block))
    return [(first, last, text) for first, last, raw in found if _LETTER.search(text := _bare(raw))]


def _blocks(lines: Lines) -> Iterator[Lines]:
    """Runs of lines without an empty one between them."""
    block: Lines = []
    for number, line in lines:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _of_block(block: Lines) -> Iterator[tuple[int, int, str]]:
    if len(block) > 1 and "|" in block[0][1] and _TABLE_RULE.match(block[1][1]):
        yield from _rows(block[2:])
        return
    said: tuple[int, int, str] | None = None
    for number, line in block:
        quoted = _QUOTE.sub("", line)
        ruled = _RULE.match(line)
        ends = ruled or _HEADING.match(quoted) or _LABEL.match(quoted.strip())
        begins = _ITEM.match(quoted) or not said
        if said and (ends or begins) and not (ruled and _is_title(said)):
            yield said
        if ends:
            said = None
        elif begins:
            said = (number, number, _ITEM.sub("", quoted, count=1).strip())
        elif said:
            said = (said[0], number, f"{said[2]} {quoted.strip()}".strip())
    if said:
        yield said


def _is_title(one: tuple[int, int, str]) -> bool:
    """Whether what a line is drawn under is a heading: one short line that does not end as a sentence does."""
    first, last, text = one
    return first == last and len(text) <= _LONGEST_TITLE and not text.endswith((".", "!", "?"))


def _rows(rows: Lines) -> Iterator[tuple[int, int, str]]:
    """A row is one statement: its line is what it is known by, and one cell often says where the other happens."""
    for number, line in rows:
        cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        yield number, number, ", ".join(cell for cell in cells if cell)


def _bare(text: str) -> str:
    """The text without marks of emphasis."""
    return _MARKS.sub("", text).strip()
