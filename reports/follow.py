"""The choices a reader has: what the rows, columns and parts of the report are about, found once for all."""

from collections.abc import Iterable

from reports.model import Section, Table
from reports.vocabulary import LABELS, About, Vocabulary


def choices(sections: Iterable[Section], vocabulary: Vocabulary) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(dimension, label, [(id, name)]) of what the sections hold something about, names in order."""
    used: dict[str, set[str]] = {d: set() for d in LABELS}
    for about in _everything(sections, vocabulary):
        for dimension, ids in about.items():
            used[dimension].update(ids)
    return [(d, label, sorted(((i, vocabulary.titles[d][i]) for i in used[d]), key=lambda pair: pair[1].casefold()))
            for d, label in LABELS.items() if len(used[d]) > 1]


def _everything(sections: Iterable[Section], vocabulary: Vocabulary) -> Iterable[About]:
    for section in sections:
        yield vocabulary.section(section.id)
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (vocabulary.row(block.header, row) for row in block.rows)
                yield from vocabulary.columns(block.header)
        yield from _everything(section.parts, vocabulary)
