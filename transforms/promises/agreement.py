"""What a page says of the agreement as a whole: its name, its kommuner and parties, and the time it holds for."""

import re
from collections import Counter
from datetime import date

from transforms.promises import words
from transforms.promises.page import Block
from transforms.promises.record import Field
from transforms.promises.sections import own_sentences, spoken
from transforms.registry import Kommun

_MONTHS = {name: n for n, names in enumerate((
    ("januari", "jan", "january"), ("februari", "feb", "february"), ("mars", "mar", "march"), ("april", "apr"),
    ("maj", "may"), ("juni", "jun", "june"), ("juli", "jul", "july"), ("augusti", "aug", "august"),
    ("september", "sep", "sept"), ("oktober", "okt", "oct", "october"), ("november", "nov"),
    ("december", "dec")), start=1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = (rf"(?:(?P<iso{{0}}>20\d\d-\d\d-\d\d)|(?P<d{{0}}>\d{{{{1,2}}}})\s+(?P<m{{0}}>{_MONTH})"
        rf"(?:\s+(?P<y{{0}}>20\d\d))?|"
        rf"(?P<m2{{0}}>{_MONTH})\s+(?P<d2{{0}}>\d{{{{1,2}}}}),?\s+(?P<y2{{0}}>20\d\d))")
_SPAN = re.compile(rf"{_DAY.format('a')}\s*"
                   rf"(?:till och med|t\.?o\.?m\.?|till|–|—|-)\s*(?:den\s+)?{_DAY.format('b')}", re.I)
_ONE = re.compile(_DAY.format("a"), re.I)
_YEARS = re.compile(rf"(?:{words.PROMISE})(?:(?!{_MONTH}|överenskommelse|teckna|sedan)[^.:]){{0,70}}?\b(20\d\d)"
                    r"(?:\s*(?:[–—/-]|till|och)\s*(20\d\d|\d\d)\b)?", re.I)
_BEFORE = re.compile(rf"\b(20\d\d)(?:\s*[–—-]\s*(20\d\d|\d\d)\b)?\s*(?:års\s+)?(?:{words.PROMISE})", re.I)
_BINDING = re.compile(r"\b(?:under|för)\s+(?:åren?\s+)?(20\d\d)(?:\s*[–—-]\s*(20\d\d|\d\d)\b)?", re.I)
_RELEASE = re.compile(r"pressmeddelande|publicera[dt]", re.I)
# Names that are words of their own, or somebody's name: only "Vara kommun" is the kommun.
_COMMON = frozenset({"Vara", "Mark", "Berg", "Ale", "Lund", "Nora", "Mora", "Eda", "Sala", "Boden", "Kil", "Åre"})
_LIST = re.compile(r"((?:[A-ZÅÄÖ]\w+, )*[A-ZÅÄÖ]\w+ och [A-ZÅÄÖ]\w+) kommuner\b")
_AREA = re.compile(r"\b[Ll]okalpolisområdet? [A-ZÅÄÖ][\w-]+|\b[A-ZÅÄÖ][\w-]+ lokalpolisområde\b")


def kommuner_of(blocks: list[Block], kommuner: dict[str, Kommun]) -> Field:
    """The kommuner that the page speaks for: named with the word kommun or in the title, most often named first.

    Several only where one sentence names them together with the promise; a partner of another agreement is none.
    """
    codes = {k.namn: k.kod for k in kommuner.values()}
    together = _together(blocks, codes)
    if together.varde:
        return together
    weight: Counter[str] = Counter()
    lines: dict[str, tuple[tuple[int, ...], str]] = {}
    for place, block in enumerate(blocks):
        if spoken(block):
            continue
        for hit in re.finditer(r"\b[A-ZÅÄÖ][a-zåäöé]+(?: [A-ZÅÄÖ][a-zåäöé]+)?(?P<k> [Kk]ommuns?)?\b", block.text):
            name, titled = _known(hit[0], codes), place < 2 or (block.slag == "rubrik" and block.niva == 1)
            said = hit["k"] is not None
            if name and (said or name not in _COMMON):
                weight[name] += 5 if said else 3 if titled else 1
                lines.setdefault(name, (block.lines_of(hit[0]), hit[0]))
    if not weight:
        return Field((), lucka="ingen_kommun")
    name = weight.most_common(1)[0][0]
    return Field((codes[name],), lines[name][0], (lines[name][1],))


def _together(blocks: list[Block], codes: dict[str, str]) -> Field:
    for block in blocks:
        for sentence in own_sentences(block):
            hit = _LIST.search(sentence)
            if hit and re.search(words.PROMISE, sentence, re.I) and "överenskommelse" not in sentence:
                named = [_known(part, codes) for part in re.split(r", | och ", hit[1])]
                if all(named):
                    return Field(tuple(codes[n] for n in named if n), block.lines_of(hit[0]), (hit[0],))
    return Field(())


def _known(text: str, codes: dict[str, str]) -> str:
    """The kommun's name in a text that may have "kommun" after it, a word before or after it, or a genitive s."""
    parts = re.sub(r" [Kk]ommuns?$", "", text).split()
    tries = [" ".join(parts), *reversed(parts)]
    return next((name for t in tries for name in (t, t.removesuffix("s"), t + "s") if name in codes and
                 (name != t + "s" or text.lower().endswith("kommun"))), "")


def name_of(blocks: list[Block], kommuner: list[str], year: str) -> Field:
    """The first heading that speaks of the promise and says whose or for when; else a name of ours, marked as such."""
    for block in blocks:
        text = block.text
        own = any(part and part in text for part in (*kommuner, year))
        if own and block.slag == "rubrik" and re.search(r"medborgar?e?\s?-?l[öo]ft", text, re.I):
            return Field(text.strip(" .:"), block.lines_of(text))
    return Field(" ".join(part for part in ("Medborgarlöfte", " och ".join(kommuner), year) if part), lucka="namn_satt")


def parties_of(blocks: list[Block], kommun: str) -> Field:
    """The kommun and the police as the page names them."""
    found: dict[str, tuple[int, ...]] = {}
    for form in (re.compile(rf"\b{re.escape(kommun)}s? [Kk]ommun\b") if kommun else None, _AREA):
        hits = [(hit[0], b.lines_of(hit[0])) for b in blocks if form and not spoken(b) for hit in form.finditer(b.text)]
        if hits:
            found.setdefault(*hits[0])
    if not any("olisområde" in part for part in found):
        hits = [(hit[0], b.lines_of(hit[0])) for b in blocks if not spoken(b)
                for hit in re.finditer(r"\b[Pp]olisen\b|\bPolis(?=\b)", b.text)]
        if hits:
            found.setdefault(*hits[0])
    if not found:
        return Field((), lucka="inga_parter")
    return Field(tuple(found), tuple(sorted({n for lines in found.values() for n in lines})), tuple(found))


def period_of(blocks: list[Block], promised: str, year: int) -> tuple[Field, Field]:
    """From and to: dates that the text joins, else the year(s) beside the word for the promise, else a press date."""
    if year:
        heading = next(b for b in blocks if str(year) in b.text)
        return _whole(str(year), None, heading.lines_of(str(year)), str(year))
    said = [(sentence, block) for block in blocks for sentence in own_sentences(block)]
    for sentence, block in said:
        if re.search(rf"gäll|{words.PROMISE}|period", sentence, re.I) and (span := _span(sentence, block)):
            return span
    if stated := _beside_the_word(said):
        return stated
    for block in blocks:
        hit = _BINDING.search(block.text)
        if hit and not spoken(block) and any(s in promised for s in own_sentences(block) if hit[0] in s):
            return _whole(hit[1], hit[2], block.lines_of(hit[0]), hit[0])
    return _released(blocks), Field(None, lucka="inget_slut")


def _beside_the_word(said: list[tuple[str, Block]]) -> tuple[Field, Field] | None:
    for form in (_YEARS, _BEFORE):
        for sentence, block in said:
            if (hit := form.search(sentence)) and not re.search(r"följ|\bgenomför[dt]", sentence[: hit.end()], re.I):
                return _whole(hit[1], hit[2], block.lines_of(hit[0]), hit[0])
    return None


def _whole(first: str, last: str | None, lines: tuple[int, ...], quoted: str) -> tuple[Field, Field]:
    end = int(first) if not last else int(last) if len(last) == 4 else int(first[:2] + last)
    end = max(end, int(first))
    return Field(date(int(first), 1, 1), lines, (quoted,)), Field(date(end, 12, 31), lines, (quoted,))


def _span(sentence: str, block: Block) -> tuple[Field, Field] | None:
    hit = _SPAN.search(sentence)
    if not hit:
        return None
    last = _date(hit, "b", None)
    first = _date(hit, "a", last.year if last else None)
    if not first or not last or first > last:
        return None
    lines = block.lines_of(hit[0])
    return Field(first, lines, (hit[0],)), Field(last, lines, (hit[0],))


def _released(blocks: list[Block]) -> Field:
    for block in blocks:
        hit = _ONE.search(block.text) if _RELEASE.search(block.text) else None
        if hit and (day := _date(hit, "a", None)):
            return Field(day, block.lines_of(hit[0]), (hit[0],), "publicerad")
    return Field(None, lucka="ingen_period")


def _date(hit: re.Match[str], key: str, year: int | None) -> date | None:
    part = hit.groupdict()
    try:
        if iso := part[f"iso{key}"]:
            return date.fromisoformat(iso)
        if part[f"d{key}"]:
            number = part[f"y{key}"] or year
            return date(int(number), _MONTHS[part[f"m{key}"].casefold()], int(part[f"d{key}"])) if number else None
        return date(int(part[f"y2{key}"]), _MONTHS[part[f"m2{key}"].casefold()], int(part[f"d2{key}"]))
    except ValueError:
        return None
