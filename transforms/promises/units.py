"""The commitments and the goals of a page, each as the block it stands in and the sentences that state it."""

import re
from dataclasses import dataclass

from transforms.promises import words
from transforms.promises.page import Block
from transforms.promises.sections import Section, own_sentences, sentences

_ACTIVITY_COLUMN = re.compile(r"löfte|aktivitet|åtgärd|insats|vad ska|activity|commitment", re.IGNORECASE)
_GOAL_COLUMN = re.compile(r"^(?:mål|syfte|fokus)|goal", re.IGNORECASE)
_WHO_COLUMN = re.compile(r"ansvar|vem|utför|responsible|who", re.IGNORECASE)
_FEW_WORDS = 2


@dataclass(frozen=True)
class Unit:
    """One commitment: its own sentences, the block(s) they stand in, the heading over it and the year it names.

    `mal` = what of it is only an aim; `etikett` = the promise's own heading, `vem` = the cell of a table that says who;
    each empty when there is none.
    """

    meningar: tuple[tuple[str, Block], ...]
    rubrik: Block | None
    ar: int = 0
    etikett: str = ""
    vem: str = ""
    mal: tuple[tuple[str, Block], ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(sentence for sentence, _ in (*self.mal, *self.meningar))

    @property
    def rader(self) -> tuple[int, ...]:
        """The lines it stands on."""
        lines = {n for sentence, block in (*self.mal, *self.meningar) for n in block.lines_of(sentence)}
        if self.etikett and self.rubrik:
            lines |= set(self.rubrik.lines_of(self.etikett))
        return tuple(sorted(lines))


@dataclass(frozen=True)
class Goal:
    """A goal of the agreement, in the text's words."""

    mal: str
    rader: tuple[int, ...]


def commitments(parts: list[Section]) -> list[Unit]:
    """What the page promises: what it lists under a heading of promises, else what it says there in sentences.

    Only when no heading speaks of promises is the whole page read under its title, and then only for what police or
    kommun say that they will do.
    """
    page = " ".join(b.text for p in parts for b in (*((p.rubrik,) if p.rubrik else ()), *p.block))
    if not words.SPEAKS_OF_PROMISE.search(page):
        return []
    tables = [u for part in parts for u in _table(part)]
    if tables:
        return tables
    strong = [p for p in parts if p.slag == "lofte"]
    listed = [u for p in strong for u in (_numbered(p) if p.numrerad else _items(p, strict=False))]
    if listed:
        return listed + [u for p in strong if not p.numrerad and not _has_items(p) for u in _labelled(p)]
    told = [u for p in strong for u in _prose(p)]
    if told:
        return told
    titled = [p for p in parts if p.slag == "titel"]
    listed = [u for p in titled for u in _items(p, strict=True)]
    return listed or [u for p in titled for u in _prose(p)] or [u for p in parts for u in _vows(p)]


def goals(parts: list[Section], promised: list[Unit]) -> list[Goal]:
    """Goals under their own heading, labelled lines, and sentences that tell of a purpose or only of an outcome."""
    found = [Goal(s.rstrip(" ."), block.lines_of(s)) for unit in promised for s, block in unit.mal]
    held = {sentence for unit in promised for sentence, _ in (*unit.mal, *unit.meningar)}
    for part in parts:
        for block in part.block:
            if block.slag == "rad":
                continue
            for sentence in own_sentences(block):
                for aim in _aims(part, block, sentence) if sentence not in held else ():
                    found.append(Goal(aim, block.lines_of(aim)))
    found += _goal_cells(parts)
    return list({goal.mal: goal for goal in found}.values())


def _aims(part: Section, block: Block, sentence: str) -> list[str]:
    if label := words.GOAL_LABEL.match(sentence):
        return [sentence[label.end():].rstrip(" .")] if sentence[label.end():].strip() else []
    if re.search(r"\bhuvudbudskapet\b", sentence):
        before = sentences(block.text)
        return [before[before.index(sentence) - 1].rstrip(" .")] if before.index(sentence) else []
    if purpose := words.PURPOSE.search(sentence):
        named = next((group for group in purpose.groups() if group), "")
        return [piece.strip(" .") for piece in re.split(r"\bsamt att\b|^att\b|;", named) if piece.strip(" .")]
    expected = part.slag == "mal" and (block.slag == "punkt" or re.search(r"förväntas|\bska\b|vill", sentence))
    stated = block.slag == "punkt" or words.MODAL.search(sentence)
    aims = part.slag in ("lofte", "titel") and _is_aim(sentence) and stated
    vow = part.slag != "vid_sidan" and re.search(r"\blovar att arbeta för\b", sentence)
    return [sentence.rstrip(" .")] if expected or aims or vow else []


def _is_aim(sentence: str) -> bool:
    return bool(words.AIM.search(sentence)) and not words.MEANS.search(sentence)


def _is_commitment(sentence: str) -> bool:
    """A sentence of prose in which police or kommun bind themselves to do something."""
    return bool((words.COMMITS.search(sentence) or words.SET_APART.search(sentence))
                and not words.ABOUT.search(sentence) and not _is_aim(sentence)
                and not re.search(r"\blovar att arbeta för\b", sentence))


def _past(text: str) -> bool:
    return bool(words.PAST.search(text)) and not words.MODAL.search(text)


def _items(part: Section, *, strict: bool) -> list[Unit]:
    found = []
    for block in part.block:
        if block.slag != "punkt":
            continue
        own = [s for s in own_sentences(block)
               if not _past(s) and not words.ABOUT.search(s) and not words.GOAL_LABEL.match(s)]
        text = " ".join(own)
        binds = not strict or words.MODAL.search(text) or words.DOES.search(text)
        if len(text.split()) >= _FEW_WORDS and binds and not all(_is_aim(s) for s in own):
            aims = [s for s in own if _is_aim(s) or re.search(r"\bfokusområde\b", s)]
            aims = aims if len(aims) < len(own) else []
            does = tuple((s, block) for s in own if s not in aims)
            found.append(Unit(does, part.rubrik, part.ar, mal=tuple((s, block) for s in aims)))
    return found


def _has_items(part: Section) -> bool:
    return any(block.slag == "punkt" for block in part.block)


def _numbered(part: Section) -> list[Unit]:
    """The heading is the promise; what stands under it is how it is kept."""
    if part.rubrik is None:
        return []
    label = words.NUMBERED.sub("", part.rubrik.text).strip(" .:")
    own = [(s, block) for block in part.block for s in own_sentences(block)
           if not _past(s) and not words.ABOUT.search(s) and not words.GOAL_LABEL.match(s) and not _is_aim(s)
           and (block.slag == "punkt" or _is_commitment(s) or words.MODAL.search(s))]
    own = own or ([(label, part.rubrik)] if len(label.split()) > _FEW_WORDS else [])
    return [Unit(tuple(own), part.rubrik, part.ar, label)] if own else []


def _labelled(part: Section) -> list[Unit]:
    """Paragraphs that begin "Löfte 1:"."""
    return [Unit(tuple((words.NUMBERED.sub("", s), b) for s in own_sentences(b)), part.rubrik, part.ar)
            for b in part.block if words.NUMBERED.match(b.text)]


def _prose(part: Section) -> list[Unit]:
    """Each sentence with its own actor begins a commitment; the sentences after it in its paragraph belong to it."""
    found: list[Unit] = []
    for block in part.block:
        current: list[tuple[str, Block]] = []
        for sentence in own_sentences(block):
            plain = words.NUMBERED.sub("", sentence)
            if _is_commitment(plain):
                if current:
                    found.append(Unit(tuple(current), part.rubrik, part.ar))
                current = [(plain, block)]
            elif current and not _past(plain) and not words.ABOUT.search(plain) and not _is_aim(plain):
                current.append((plain, block))
        if current:
            found.append(Unit(tuple(current), part.rubrik, part.ar))
    return found


def _vows(part: Section) -> list[Unit]:
    """Outside every heading of promises only "lovar" and "åtar sig" bind, with what their paragraph goes on to say."""
    if part.slag not in ("ovrigt", "titel"):
        return []
    vowing = tuple(b for b in part.block if re.search(r"\b(?:lovar|åtar (?:sig|oss))\b|löfte\w* (?:är|"
                                                      r"innebär)", b.text))
    return _prose(Section(part.slag, part.rubrik, vowing, ar=part.ar))


def _rows(part: Section) -> tuple[tuple[str, ...], list[Block]]:
    rows = [block for block in part.block if block.slag == "rad"]
    return (rows[0].celler, rows[1:]) if len(rows) > 1 else ((), [])


def _table(part: Section) -> list[Unit]:
    """Rows of a table that has a column of promises or activities."""
    header, rows = _rows(part)
    column = _column(header, _ACTIVITY_COLUMN)
    if column is None or part.slag == "vid_sidan":
        return []
    who = _column(header, _WHO_COLUMN)
    found = []
    for row in rows:
        text = row.celler[column] if column < len(row.celler) else ""
        if len(text.split()) >= _FEW_WORDS and not _past(text) and not words.ADDRESS.search(text):
            vem = row.celler[who] if who is not None and who < len(row.celler) else ""
            found.append(Unit(((text, row),), part.rubrik, part.ar, vem=vem))
    return found


def _goal_cells(parts: list[Section]) -> list[Goal]:
    found = []
    for part in parts:
        header, rows = _rows(part)
        column = _column(header, _GOAL_COLUMN)
        if column is not None and _column(header, _ACTIVITY_COLUMN) is not None:
            found += [Goal(row.celler[column], row.lines_of(row.celler[column])) for row in rows
                      if column < len(row.celler) and row.celler[column]]
    return found


def _column(header: tuple[str, ...], kind: re.Pattern[str]) -> int | None:
    return next((i for i, cell in enumerate(header) if kind.search(cell)), None)
