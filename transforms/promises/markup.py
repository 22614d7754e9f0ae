"""An HTML page as blocks. Menus, cookie boxes, footers, forms and scripts are no part of the text."""

import re
from html.parser import HTMLParser

from transforms.promises.page import Block

_PASSED = frozenset({"nav", "footer", "script", "style", "noscript", "form", "button", "svg", "aside", "template",
                     "select", "iframe", "dialog", "title", "figure"})
_ROLES = frozenset({"navigation", "contentinfo", "search", "dialog", "alertdialog", "complementary"})
_JUNK = re.compile(r"cookie|consent|breadcrumb|brodsmul|(?:^|[-_ ])(?:nav|menu|meny|footer|sidfot|share|dela)", re.I)
_VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "wbr", "source", "col", "area", "base", "embed"})
_BLOCKS = frozenset({"p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dd", "dt", "blockquote",
                     "table", "body", "tbody", "thead"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def is_html(text: str) -> bool:
    """True when the text is a page of HTML or a piece of one."""
    return bool(re.search(r"<!doctype html|<(?:html|body|main|article|div|p|ul|h[1-6]|"
                          r"table)\b[^>]*>", text[:20_000], re.I))


def blocks_of(text: str) -> list[Block]:
    """The blocks of an HTML page, with the line of the HTML that each piece stands on."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end()
    return page.blocks


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._rows: list[tuple[int, str]] = []
        self._slag, self._niva = "stycke", 0
        self._passed: list[str] = []  # open elements from the one that is passed over, inward
        self._cells: list[list[tuple[int, str]]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br" and not self._passed and self._cells is None:
                self._line_break()
            return
        if self._passed or self._is_passed(tag, dict(attrs)):
            self._passed.append(tag)
        elif tag == "tr":
            self.end()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append([])
        elif self._cells is None and (tag in _BLOCKS or tag == "li" or tag in _HEADINGS):
            inside_item = self._slag == "punkt" and tag in ("p", "div", "dd") and not self._rows
            if not inside_item:
                self.end()
            if tag == "li" or tag in _HEADINGS:
                self._slag, self._niva = ("punkt", 0) if tag == "li" else ("rubrik", _HEADINGS[tag])

    def handle_endtag(self, tag: str) -> None:
        if self._passed:
            if tag in self._passed:
                del self._passed[len(self._passed) - 1 - self._passed[::-1].index(tag):]
        elif tag == "tr" and self._cells is not None:
            self._row()
        elif self._cells is None and (tag in _BLOCKS or tag == "li" or tag in _HEADINGS):
            self.end()

    def handle_data(self, data: str) -> None:
        if self._passed:
            return
        rows = self._rows if self._cells is None else self._cells[-1] if self._cells else []
        for number, part in enumerate(data.split("\n"), start=self.getpos()[0]):
            if rows and rows[-1][0] == number:
                rows[-1] = (number, rows[-1][1] + part)
            elif part.strip():
                rows.append((number, part))

    def end(self) -> None:
        """Close the block that is open."""
        if self._cells is not None:
            self._row()
        if any(part.strip() for _, part in self._rows):
            text = " ".join(part for _, part in self._rows).strip()
            dash = self._slag == "stycke" and text[:1] in "-–—"
            self.blocks.append(Block(self._slag, tuple(self._rows), self._niva, dash))
        self._rows, self._slag, self._niva = [], "stycke", 0

    def _line_break(self) -> None:
        slag, niva = self._slag, self._niva
        if slag == "stycke":
            self.end()
        elif self._rows:
            number, part = self._rows[-1]
            self._rows[-1] = (number, part + " ")
        self._slag, self._niva = slag, niva

    def _row(self) -> None:
        cells, self._cells = self._cells or [], None
        texts = tuple(" ".join(" ".join(part for _, part in cell).split()) for cell in cells)
        rows = tuple(row for cell in cells for row in cell)
        if any(texts):
            self.blocks.append(Block("rad", rows, celler=texts))

    @staticmethod
    def _is_passed(tag: str, attrs: dict[str, str | None]) -> bool:
        names = f"{attrs.get('class') or ''} {attrs.get('id') or ''}"
        return (tag in _PASSED or (attrs.get("role") or "") in _ROLES or "hidden" in attrs
                or attrs.get("aria-hidden") == "true"
                or (tag not in ("body", "html", "main", "article") and bool(_JUNK.search(names))))
