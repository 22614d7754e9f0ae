"""What is hidden beside the small counts, so that none follows from sums that are shown; tried against the bounds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from transforms.disclosure.bounds import Sum, exposed, ranges
from transforms.disclosure.rules import Cell, cell, cell_of_month, small
from transforms.disclosure.told import Told
from transforms.evidence import Row
from transforms.statistics.display import TOO_FEW

ASSESSED = ("avviker", "over_gransen", "inom_gransen")
LOCATED = "lagda:"  # a sum that no row tells: an area's expected count and share do, or the reports of other periods
NOTHING = Told()
_NOT_IN_FULL = ".handelser"  # most incidents lie at no named place, and some have no known point


@dataclass(frozen=True)
class Pattern:
    """Which counts of one kommun an edition hides, and what a reader could set up against it.

    Attributes:
        counts: every count; guarded: the hidden ones that nobody may work out; beside: hidden for their sake, or since
            a report of another period hides them.
        before: counts that a reader has from a report of another period.
        floor: the least that a reader knows of each count if all are hidden, from the rows that are there.
        sums: how the counts hang together.
    """

    counts: Mapping[Cell, int]
    guarded: AbstractSet[Cell]
    beside: AbstractSet[Cell]
    floor: Mapping[Cell, int]
    sums: Sequence[Sum]
    before: AbstractSet[Cell] = frozenset()


@dataclass
class _Known:
    counts: dict[Cell, int] = field(default_factory=dict)
    guarded: set[Cell] = field(default_factory=set)
    closed: set[Cell] = field(default_factory=set)
    floor: dict[Cell, int] = field(default_factory=dict)

    def add(self, key: Cell, count: int, guarded: bool, closed: bool, floor: int) -> None:
        self.counts[key] = count
        self.floor[key] = floor
        if guarded:
            self.guarded.add(key)
        elif closed:
            self.closed.add(key)


def pattern(
    rows: Iterable[Row], months: Iterable[Row], kommun: str, types: Mapping[str, Sequence[str]],
    layers: Mapping[str, Sequence[str]], told: Told = NOTHING,
) -> Pattern:
    """The counts of indicators and months, how they add up, and what has to be hidden of them.

    Of a survey the answers are counted, and guarded where they are too few for a share. `types` = places of each type,
    `layers` = areas of each layer. A month that was not assessed shows no count. `told` = what reports of other periods
    tell: what they hide stays hidden, and what they show hides nothing else.
    """
    known = _Known()
    for r in rows:
        if r["antal"] is None or not (r["matt"] == "andel_pct" or (r["matt"] == "antal" and r["antal"])):
            continue
        guarded = small(r["antal"]) or TOO_FEW in r.get("flaggor", ())
        known.add(cell(r, r["ar"]), r["antal"], guarded, "brett_intervall" in r.get("flaggor", ())
                  and r["matt"] == "andel_pct", min(1, r["antal"]))
    for m in months:
        if m["antal"] is not None:
            assessed = m["flagga"] in ASSESSED
            known.add(cell_of_month(m), m["antal"], assessed and small(m["antal"]), not assessed,
                      min(1, m["antal"]) * assessed)
    sums = _sums(known, kommun, types, layers)
    before = {c for c, count in told.shown.items() if known.counts.get(c) == count} - known.guarded
    kept = {c for c in told.hidden if c in known.counts} - known.guarded - before
    beside = hide(sums, known.counts, known.guarded, (known.closed | kept) - before, known.floor, before) | kept
    return Pattern(known.counts, known.guarded, beside, known.floor, sums, before)


def _sums(known: _Known, kommun: str, types: Mapping[str, Sequence[str]],
          layers: Mapping[str, Sequence[str]]) -> list[Sum]:
    """Kommun, types of places and places; kommun and its areas; kommun and its months. Parts stand before their sums.

    Incidents lie mostly at no named place, and how many do is told nowhere: places are some of a kommun's incidents.
    """
    found: list[Sum] = []
    for measure, year, origin in sorted({(c[0], c[2], c[3]) for c in known.counts}):
        def those(areas: Iterable[str], at: tuple[str, int, bool] = (measure, year, origin)) -> tuple[Cell, ...]:
            return tuple(c for a in areas if (c := (at[0], a, at[1], at[2])) in known.counts)

        whole, at = not measure.endswith(_NOT_IN_FULL), (measure, kommun, year, origin)
        found += [Sum((measure, kind, year, origin), those(places)) for kind, places in types.items()]
        found.append(Sum(at, those(types), whole))
        for layer, areas in layers.items():
            found += [Sum(at, those(areas))] if whole else _located(known, at, layer, those(areas))
        months = those(f"{year}-{month:02d}" for month in range(1, 13))
        found += [Sum(at, months)] if len(months) == 12 else _located(known, at, str(year), months)
    told = [s for s in found if s.parts and s.total in known.counts]
    zeros = {c: 0 for c, count in known.counts.items() if not count and c not in known.closed}
    known.floor |= {c: int(lo) for c, (lo, _) in ranges(told, zeros, known.floor).items()}
    return told


def _located(known: _Known, kommun: Cell, name: str, parts: tuple[Cell, ...]) -> list[Sum]:
    """Parts whose sum is known without a row of its own, and is at most the kommun's count."""
    if not parts:
        return []
    total = kommun[0], LOCATED + name, *kommun[2:]
    known.counts[total], known.floor[total] = sum(known.counts[p] for p in parts), 0
    return [Sum(total, parts), Sum(kommun, (total,), False)]


def shown_of(sums: Sequence[Sum], counts: Mapping[Cell, int], hidden: AbstractSet[Cell]) -> dict[Cell, int]:
    """The counts a reader has. All located incidents are known as soon as one area of the layer is shown."""
    shown = {c: n for c, n in counts.items() if c not in hidden and not c[1].startswith(LOCATED)}
    for one in sums:
        if one.total[1].startswith(LOCATED) and any(counts[p] and p in shown for p in one.parts):
            shown[one.total] = counts[one.total]
    return shown


def hide(sums: Sequence[Sum], counts: Mapping[Cell, int], guarded: AbstractSet[Cell], closed: AbstractSet[Cell],
         floor: Mapping[Cell, int], before: AbstractSet[Cell] = frozenset()) -> set[Cell]:
    """Counts to hide beside the guarded ones until none of them can be worked out; the smallest near ones first.

    Parts go before sums, since a sum tells a reader more. Every measure, year and origin is a problem of its
    own. `before` = counts that a reader has already.
    """
    groups: dict[tuple[str, int, bool], list[Sum]] = defaultdict(list)
    for one in sums:
        groups[one.total[0], one.total[2], one.total[3]].append(one)
    return {c for own in groups.values() for c in _hidden_in(own, counts, guarded, closed, floor, before)}


def _hidden_in(sums: Sequence[Sum], counts: Mapping[Cell, int], guarded: AbstractSet[Cell], closed: AbstractSet[Cell],
               floor: Mapping[Cell, int], before: AbstractSet[Cell]) -> list[Cell]:
    cells = {c for s in sums for c in (s.total, *s.parts)}
    mine = {c: counts[c] for c in cells}
    watched, closed = cells & guarded, cells & (guarded | closed)
    found: list[Cell] = []

    def open_cells(beside: Sequence[Cell]) -> list[Cell]:
        return exposed(watched, ranges(sums, shown_of(sums, mine, {*closed, *beside}), floor), floor)

    while watched and (told := open_cells(found)):
        shown = {c: n for c, n in shown_of(sums, mine, {*closed, *found}).items() if c not in before}
        extra = next((c for o in told if (c := _near(o, sums, shown)) is not None), None)
        if extra is None:
            break
        found.append(extra)
    for cell_ in sorted(found, key=lambda c: (-counts[c], c)):  # what turned out to be needless, the largest first
        without = [c for c in found if c != cell_]
        found = found if open_cells(without) else without
    return found


def _near(start: Cell, sums: Sequence[Sum], shown: Mapping[Cell, int]) -> Cell | None:
    """The smallest part shown in the nearest sums around a count, or where they have none, their smallest total."""
    reached, edge = {start}, [start]
    while edge:
        touching = [s for s in sums if any(c == s.total or c in s.parts for c in edge)]
        parts = {p for s in touching for p in s.parts if shown.get(p) and not p[1].startswith(LOCATED)} - {start}
        totals = {s.total for s in touching if shown.get(s.total) and not s.total[1].startswith(LOCATED)} - {start}
        for group in (parts, totals):
            if group:
                return min(group, key=lambda c: (shown[c], c))
        edge = [c for c in {c for s in touching for c in (s.total, *s.parts)} if c not in reached]
        reached.update(edge)
    return None
