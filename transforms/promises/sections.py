"""Which part of a page each block stands in, and who speaks: what is neither quoted nor a contact goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.promises import words
from transforms.promises.page import Block
from transforms.redaction import bundled

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"–])")
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class Section:
    """Blocks under one heading. `slag`: lofte, titel (a promise by the page's title alone), mal, ovrigt or vid_sidan.

    `numrerad` = the heading itself is one promise, as in "Löfte 2: Trygg trafik"; `ar` the year it names, else 0.
    """

    slag: str
    rubrik: Block | None
    block: tuple[Block, ...]
    numrerad: bool = False
    ar: int = 0


def sections(blocks: list[Block]) -> list[Section]:
    """The page's sections in order. A heading that says nothing of its own belongs to the section above it."""
    found: list[Section] = []
    body: list[Block] = []
    head = Section("ovrigt", None, ())
    first = True
    for block in blocks:
        if not _opens(block):
            body.append(block)
            continue
        # The sentences before the one that leads in to a list are text as well.
        body += [block] if block.slag == "stycke" and len(sentences(block.text)) > 1 else []
        found.append(replace(head, block=tuple(body)))
        body = []
        head = _headed(block, head, first=first)
        first = False
    return [*found, replace(head, block=tuple(body))]


def _opens(block: Block) -> bool:
    """A heading, or a line that leads in to a list: "Detta gör vi genom att:"."""
    return block.slag == "rubrik" or (block.slag == "stycke" and block.text.endswith(":"))


def _headed(block: Block, above: Section, *, first: bool) -> Section:
    text = block.text if block.slag == "rubrik" else sentences(block.text)[-1]
    years = {int(y) for y in _YEAR.findall(text)}
    year = years.pop() if len(years) == 1 else above.ar
    if words.NUMBERED.match(text):
        return Section("lofte", block, (), numrerad=True, ar=year)
    if words.CONTACT.search(text):
        slag = "vid_sidan"
    elif words.GOAL.search(text):
        slag = "mal"
    elif words.ASIDE.search(text):
        slag = "vid_sidan"
    elif words.COMMITMENTS.search(text) and block.slag == "rubrik" and first:
        slag = "titel"
    elif words.COMMITMENTS.search(text):
        slag = "lofte"
    elif above.slag in ("lofte", "titel") and (not above.numrerad or block.niva == 0 or _deeper(block, above)):
        slag = above.slag
    elif above.slag == "vid_sidan" and _deeper(block, above):
        slag = "vid_sidan"
    else:
        slag = "ovrigt"
    return Section(slag, block, (), numrerad=above.numrerad and block.slag != "rubrik", ar=year)


def _deeper(block: Block, above: Section) -> bool:
    return above.rubrik is not None and above.rubrik.niva > 0 and block.niva > above.rubrik.niva


def sentences(text: str) -> list[str]:
    """The sentences of one block; abbreviations are not told apart, a capital letter has to follow the full stop."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def spoken(block: Block) -> bool:
    """True for somebody's words, a contact line or a link: nothing the parties have put down as theirs."""
    text = block.text
    speech = words.SPEECH.search(text) and (block.streck or text[:1] in "-–—”\"»“'")
    first_person = block.streck and re.match(r"jag\b|det är\b|vi har\b|nu har\b", text.lstrip("-–— "), re.IGNORECASE)
    return bool(speech or first_person or words.LINK.match(text) or words.ADDRESS.search(text)
                or words.SIGNATURE.fullmatch(text))


def own_sentences(block: Block) -> Iterator[str]:
    """The sentences of a block that nobody says and no address stands in."""
    if not spoken(block):
        for sentence in sentences(block.text):
            if not words.SPEECH.search(sentence) and not words.ADDRESS.search(sentence):
                yield sentence


def nameless(text: str) -> str:
    """`text` without the names that stand beside a title, which stays; a mark for any other person in it."""
    return bundled().redact(words.NAMED.sub("", words.TITLED.sub(r"\1", text))).text
