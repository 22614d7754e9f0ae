"""A published page to the draft of its promise file."""

import re
from dataclasses import replace
from pathlib import Path

from transforms.deliveries.kinds import refuse_others
from transforms.deliveries.text import UnreadableError, decode, unified
from transforms.gazetteer import gazetteer_of
from transforms.promises import markup
from transforms.promises.agreement import kommuner_of, name_of, parties_of, period_of
from transforms.promises.details import promise, we_of
from transforms.promises.page import Block, plain
from transforms.promises.record import Draft, Field
from transforms.promises.sections import nameless, sections, spoken
from transforms.promises.units import Unit, commitments, goals
from transforms.registry import Registry

_NO_WORD = re.compile(r"\S{200,}")  # data, not words; and words that long would make the search for stems slow
_MOST_BYTES = 5_000_000


def read(path: Path) -> str:
    """The text of a page, decoded by the door's rule.

    Raises:
        UnreadableError: it is a PDF, a picture or the like, too large, or of a broken encoding.
        OSError: it cannot be opened.
    """
    refuse_others(path, "ar_webbsida")
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableError("for_stor_anteckning", megabyte=_MOST_BYTES // 1_000_000)
    return unified(decode(path.read_bytes())[0].removeprefix("\ufeff"))


def blocks_of(text: str) -> list[Block]:
    """The blocks of a page, whichever form it has."""
    blocks = markup.blocks_of(text) if markup.is_html(text) else plain(text)
    return [replace(block, rader=tuple((n, _NO_WORD.sub(" ", part)) for n, part in block.rader),
                    celler=tuple(_NO_WORD.sub(" ", cell) for cell in block.celler)) for block in blocks]


def draft(text: str, registry: Registry) -> Draft:
    """What the page promises, in its own words. Never raises: a page without promises gives an empty draft."""
    blocks = blocks_of(text)
    parts = sections(blocks)
    units, others = _newest(commitments(parts))
    kommuner = kommuner_of(blocks, registry.kommuner)
    codes = kommuner.varde if isinstance(kommuner.varde, tuple) else ()
    names = [registry.kommuner[code].namn for code in codes]
    year = units[0].ar if others else 0
    fran, till = period_of(blocks, " ".join(u.text for u in units), year)
    named = name_of(blocks, names, str(getattr(fran.varde, "year", "")))
    gazetteers = [gazetteer_of(code, registry) for code in codes]
    we = we_of(blocks)
    found = tuple(promise(unit, registry.lexikon, gazetteers, we) for unit in units)
    return Draft(
        namn=replace(named, varde=nameless(str(named.varde))),
        kommuner=kommuner,
        parter=parties_of(blocks, names[0] if names else ""),
        fran=fran,
        till=till,
        fokusomraden=tuple(Field(nameless(g.mal), g.rader) for g in goals(parts, units)) if found else (),
        loften=found,
        anmarkningar=tuple(_remarks(blocks, units, others)),
    )


def _newest(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The promises of the last year that headings name, and those of earlier years: a file holds one agreement."""
    years = {unit.ar for unit in units if unit.ar}
    if len(years) < 2:
        return units, []
    return [u for u in units if u.ar == max(years)], [u for u in units if u.ar != max(years)]


def _remarks(blocks: list[Block], units: list[Unit], others: list[Unit]) -> list[tuple[str, dict[str, str]]]:
    if not units:
        return [("inga_loften", {})]
    said: list[tuple[str, dict[str, str]]] = [("antal", {"antal": str(len(units))})]
    if others:
        lines = sorted({line for unit in others for line in unit.rader})
        years = sorted({str(unit.ar) if unit.ar else "utan år" for unit in others})
        said.append(("flera_ar", {"ar": ", ".join(years), "rader": ", ".join(map(str, lines))}))
    if left := [line for block in blocks if spoken(block) for line, _ in block.rader]:
        said.append(("talade", {"rader": ", ".join(str(line) for line in dict.fromkeys(left))}))
    return said
