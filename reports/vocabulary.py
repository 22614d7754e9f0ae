"""What a row, column or section is about, so that a choice of problem, source or place is followed everywhere.

Read off the words that the reader sees: the names in the columns headed Problem, Plats, Löfte and so on. A table made
by any chapter follows; what names nothing stays whatever is chosen.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

PROBLEM, KALLA, PLATS, LOFTE = "problem", "kalla", "plats", "lofte"
LABELS = {PROBLEM: "Problem", KALLA: "Källa", PLATS: "Plats"}
_HEADED = {
    "Problem": (PROBLEM,), "Serie": (PROBLEM,), "Problem och område": (PROBLEM, PLATS), "Gäller": (PROBLEM, LOFTE),
    "Plats": (PLATS,), "Område": (PLATS,), "Var": (PLATS,), "Källslag": (KALLA,), "Slag": (KALLA,), "Löfte": (LOFTE,),
    "Tal": (PROBLEM, PLATS), "Löften": (LOFTE,), "Används i": (LOFTE,),
}
_OF_PROMISE = re.compile(r"(?:lofte|uppfoljning)-(.+)")
About = dict[str, tuple[str, ...]]  # dimension to ids; an absent dimension stays whatever is chosen of it


@dataclass(frozen=True)
class Vocabulary:
    """Names by dimension: `names[dimension][name]` = the ids it stands for; `promises[lofte_id]` = what it is about.

    An id may have several names (a source kind is Enkät in a heading), and a place stands for its area as well.
    """

    names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    promises: Mapping[str, About] = field(default_factory=dict)

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        """One pattern per dimension, longest name first: Narkotika bland unga is not Narkotika."""
        return {dimension: re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?!\w)", re.I)
            for dimension, names in self.names.items() if names}

    def found(self, dimension: str, text: str) -> tuple[str, ...]:
        """The ids whose names stand in the text, in the order of the text."""
        pattern = self._patterns.get(dimension)
        names = {name.casefold(): ids for name, ids in self.names.get(dimension, {}).items()}
        hits = pattern.findall(text) if pattern else []
        return tuple(dict.fromkeys(i for hit in hits for i in names[hit.casefold()]))

    def row(self, header: Iterable[str], cells: Iterable[str]) -> About:
        """What a row of a table is about."""
        about: dict[str, tuple[str, ...]] = {}
        for head, cell in zip(header, cells, strict=True):
            for dimension in _HEADED.get(head, ()):
                ids = self.found(dimension, cell)
                _add(about, self._promised(ids) if dimension == LOFTE else {dimension: ids})
        return about

    def columns(self, header: tuple[str, ...]) -> list[About]:
        """What each column is about: names, when all headings but the first are names. "Händelser" alone is a count."""
        for dimension in (PROBLEM, KALLA):
            ids = [self.found(dimension, head) for head in header[1:]]
            if len(ids) > 1 and all(ids):
                return [{}, *({dimension: found} for found in ids)]
        return [{} for _ in header]

    def section(self, anchor: str) -> About:
        """What a promise's own part is about."""
        hit = _OF_PROMISE.fullmatch(anchor)
        return self.promises.get(hit[1], {}) if hit else {}

    def _promised(self, ids: Iterable[str]) -> About:
        about: dict[str, tuple[str, ...]] = {}
        for lofte_id in ids:
            _add(about, self.promises[lofte_id])
        return about


def _add(about: dict[str, tuple[str, ...]], more: About) -> None:
    for dimension, ids in more.items():
        if ids:
            about[dimension] = tuple(dict.fromkeys((*about.get(dimension, ()), *ids)))
