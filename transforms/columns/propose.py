"""From the headers and values of an export to a proposed column map, with what is doubtful said of each column."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import permutations
from pathlib import Path
from typing import Any

from transforms.columns.values import Profile, profile
from transforms.columns.words import EAST, EITHER, NORTH, WORDS
from transforms.deliveries.csv_file import parse_csv
from transforms.deliveries.personal import shown_header
from transforms.deliveries.read import read_table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, decode, head, header_key
from transforms.geography.coordinates import system_of
from transforms.sources.handelser import TABLE

_ALIKE = 0.84  # header and word as alike as "sluttid" and "slutid"
_SAMPLE = 2_000  # rows
_MOST_COLUMNS = 500
_MOST_PAIRED = 40
Doubt = tuple[str, dict[str, Any]]  # reason code and its parameters; the words are `transforms/swedish/columns.py`


@dataclass
class Proposal:
    """Our column -> their header or fixed value, columns that were not found, doubts per column, and unused headers."""

    kolumner: dict[str, str] = field(default_factory=dict)
    varden: dict[str, int] = field(default_factory=dict)
    saknas: list[str] = field(default_factory=list)
    tvivel: dict[str, list[Doubt]] = field(default_factory=dict)
    oanvanda: list[str] = field(default_factory=list)
    teckenkod: str = ""

    @property
    def redan_vara(self) -> bool:
        """True when the file has our own headers, so that it needs no map."""
        ours = all(header_key(their) == our for our, their in self.kolumner.items())
        return ours and not self.saknas and not self.varden

    def doubt(self, column: str, code: str, **params: object) -> None:
        """Say something of a column that the reader of the proposal has to look at."""
        self.tvivel.setdefault(column, []).append((code, params))


def propose(path: Path) -> Proposal:
    """The map that the headers and the first rows of `path` speak for. No value of the file is in the answer.

    Raises:
        UnreadableError: the file is no table.
    """
    raw = _sample(path)
    headers = {h: profile([cells[i] for _, cells in raw.rows[:_SAMPLE]])
               for i, h in enumerate(raw.header[:_MOST_COLUMNS]) if h and shown_header(h) == h}
    keys = [header_key(h) for h in raw.header]
    headers = {h: p for h, p in headers.items() if keys.count(header_key(h)) == 1}
    proposal = Proposal(teckenkod=raw.encoding)
    _points(headers, proposal)
    _by_name(headers, proposal)
    _by_value(headers, proposal)
    for ours, theirs in proposal.kolumner.items():
        _doubts(ours, headers[theirs], proposal)
    found = {*proposal.kolumner, *proposal.varden}
    proposal.saknas = [name for name in TABLE.required if name not in found]
    used = set(proposal.kolumner.values())
    proposal.oanvanda = [shown_header(h) for h in raw.header if h and h not in used]
    order = [c.name for c in TABLE.columns]
    proposal.kolumner = {name: proposal.kolumner[name] for name in order if name in proposal.kolumner}
    return proposal


def _sample(path: Path) -> RawTable:
    """The first rows of a text table, or the whole of what cannot be cut from its beginning."""
    start = head(path)
    if not start.is_workbook and len(start.data) < path.stat().st_size:
        try:
            return parse_csv(*decode(start.data[: start.data.rfind(b"\n") + 1]))
        except UnreadableError:  # the cut fell within quotation marks
            pass
    # Two of our words side by side tell the sheet of a workbook.
    return read_table(path, *({name, time} for name in WORDS["handelse_id"] for time in WORDS["start"]))


def _points(headers: dict[str, Profile], proposal: Proposal) -> None:
    """The two columns of the point: by what their numbers can be in Sweden, and by their names."""
    named = {h: _axis(h) for h, p in headers.items() if p.mitt is not None or not p.varden}
    likely = sorted(named, key=lambda h: not named[h])[:_MOST_PAIRED]

    def fit(pair: tuple[str, str]) -> float:
        n, e = pair
        epsg = _system(headers[n], headers[e])
        if epsg == 4326 and not named[n] + named[e]:  # 60 and 12 may be anything
            return 0
        return 2.5 * (epsg is not None) + ("n" in named[n]) + ("e" in named[e])

    best = max(permutations(likely, 2), key=fit, default=None)
    if best is None or fit(best) < 2:
        return
    n, e = best
    proposal.kolumner |= {"n": n, "e": e}
    epsg = _system(headers[n], headers[e])
    if epsg and epsg != 3006:
        proposal.varden["crs"] = epsg
    if epsg is None and headers[n].varden:
        proposal.doubt("n", "utanfor_sverige")
    if "n" not in named[n] or "e" not in named[e]:
        proposal.doubt("n", "axlar" if named[n] + named[e] else "efter_talen")
    elif named[n] + named[e] != "ne":
        proposal.doubt("n", "efter_talen" if epsg else "okanda_axlar")


def _system(n: Profile, e: Profile) -> int | None:
    return None if n.mitt is None or e.mitt is None else system_of(e.mitt, n.mitt, e.mitt, n.mitt)


def _axis(header: str) -> str:
    """`n`, `e`, `ne` (x and y may be either) or "" by the header's name."""
    key = _plain(header)
    words = {key, key.rpartition("_")[2], key.partition("_")[0]}
    for axis, names in (("n", NORTH), ("e", EAST), ("ne", EITHER)):
        if words & set(names):
            return axis
    return ""


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", header_key(header)).strip("_")


def _by_name(headers: dict[str, Profile], proposal: Proposal) -> None:
    """Pairs of our column and header, the most alike first; each is used once."""
    pairs = [(_alike(_plain(h), words), ours, i, h) for ours, words in WORDS.items()
             for i, h in enumerate(headers) if _may_be(ours, headers[h])]
    for score, ours, _, h in sorted(pairs, key=lambda pair: (-pair[0], pair[2])):
        if score < _ALIKE or ours in proposal.kolumner or h in proposal.kolumner.values():
            continue
        proposal.kolumner[ours] = h
        proposal.varden.pop(ours, None)  # a column of the file says more than our reading of its numbers
        if score < 1:
            proposal.doubt(ours, "liknar")


def _alike(key: str, words: tuple[str, ...]) -> float:
    """Over 1 for one of the words, earlier words first; about 0.9 when the header holds all parts of one."""
    if key in words:
        return 1.5 - words.index(key) / 100
    parts = set(key.split("_"))
    held = [len(w.split("_")) for w in words if set(w.split("_")) <= parts and ("_" in w or len(w) > 5)]
    if held:
        return 0.9 + max(held) / 100
    return max((SequenceMatcher(None, key, w).ratio() for w in words if min(len(key), len(w)) > 4), default=0.0) * 0.99


def _may_be(ours: str, values: Profile) -> bool:
    """False when the values speak against it; a column without values is judged by its name alone."""
    if not values.varden:
        return True
    if ours in ("start", "slut", "inskriven"):
        return values.tid or values.annan_tid
    if ours == "crs":
        return values.mitt is not None
    return not values.tid or ours == "plats"


def _by_value(headers: dict[str, Profile], proposal: Proposal) -> None:
    """The start, when no name told it and only one column of times is left."""
    times = [h for h, p in headers.items() if p.tid and h not in proposal.kolumner.values()]
    if "start" not in proposal.kolumner and len(times) == 1:
        proposal.kolumner["start"] = times[0]
        proposal.doubt("start", "efter_talen")


def _doubts(ours: str, values: Profile, proposal: Proposal) -> None:
    kind = next(c.kind for c in TABLE.columns if c.name == ours)
    if kind == "tidpunkt" and values.annan_tid:
        proposal.doubt(ours, "annan_tid")
    if kind == "tidpunkt" and values.forskjuten:
        proposal.doubt(ours, "forskjuten_tid")
    if ours in TABLE.key and not values.unika:
        proposal.doubt(ours, "inte_unikt")
    if values.tomma and ours in ("start", "handelse_id", "brottskod", "brottstyp"):
        proposal.doubt(ours, "tomma", antal=values.tomma, av=values.tomma + values.varden)
