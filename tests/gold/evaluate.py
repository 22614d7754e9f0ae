"""`python -m tests.gold.evaluate ovning|ovning2|prov1|prov2`: how well the coder does on one part of the gold set.

On a part that is not practice each run adds a line to `utvardering.csv`, and `--varsta`, which shows the worst
statements, is for after the last evaluation: the log then says that the part has been seen. `--efter ID` evaluates
only what stands after a statement, and logs it: for a practice part that has grown by statements not yet learnt from.
"""

import argparse
import csv
import subprocess
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from transforms import registry
from transforms.gazetteer import gazetteer_of
from transforms.notes import Coder, Placer

GOLD = Path(__file__).parent
LOG = GOLD / "utvardering.csv"
PRACTICE = ("ovning", "ovning2", "prov1", "prov2")  # prov1 (`prov` in the log) and prov2 were test halves until seen
LOG_COLUMNS = ("tid", "commit", "del", "macro_f1_problem", "micro_f1_plats", "macro_f1_plats", "f1_bra", "riktning",
               "n", "anmarkning")


@dataclass(frozen=True)
class Score:
    """Counts of one label or of all."""

    hit: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 0.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit else 0.0


@dataclass(frozen=True)
class Result:
    """One half: scores per problem (whatever the direction), of places and of the good news."""

    problem: dict[str, Score]
    plats: dict[str, Score]
    bra: Score
    riktning: float
    n: int
    worst: list[tuple[int, str]]

    @property
    def macro_problem(self) -> float:
        return macro(self.problem)

    @property
    def micro_plats(self) -> float:
        return total(self.plats.values()).f1


def scores(pairs: Iterable[tuple[set[Hashable], set[Hashable]]]) -> dict[str, Score]:
    """Score per label of (gold, told) pairs; labels that neither has do not occur."""
    hit, false, missed = Counter(), Counter(), Counter()
    for gold, told in pairs:
        hit.update(gold & told)
        false.update(told - gold)
        missed.update(gold - told)
    return {label: Score(hit[label], false[label], missed[label]) for label in sorted({*hit, *false, *missed})}


def total(parts: Iterable[Score]) -> Score:
    parts = list(parts)
    return Score(sum(p.hit for p in parts), sum(p.false for p in parts), sum(p.missed for p in parts))


def macro(parts: dict[str, Score]) -> float:
    """The mean F1 over labels that the gold half has."""
    known = [p.f1 for p in parts.values() if p.hit + p.missed]
    return sum(known) / len(known) if known else 0.0


def evaluate(path: Path, after: str = "") -> Result:
    """The coder and the placer, as built from the bundled registry, on the statements of `path` after one's id."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    rows = rows[[row["id"] for row in rows].index(after) + 1 :] if after else rows
    coder = Coder(registry.load().lexikon)
    problems, places, good, worst = [], [], [], []
    same = both = 0
    for row in rows:
        coded = coder.code(row["yttrande"])
        bad, fine = _split(row["problem"]), _split(row["bra"])
        told = {*coded.problem, *coded.bra}
        problems.append((bad | fine, told))
        good.append((fine, set(coded.bra)))
        found = [p for p in bad | fine if p in told]
        both += len(found)
        same += sum((p in fine) == (p in coded.bra) for p in found)
        where = _place(row["kommun"], row["yttrande"])
        places.append(({f"{row['kommun']} {row['plats']}"} if row["plats"] else set(),
                       {f"{row['kommun']} {where}"} if where else set()))
        faults = len(bad ^ set(coded.problem)) + len(fine ^ set(coded.bra)) + (where != row["plats"])
        if faults:
            said = f"{row['id']} {row['yttrande']}\n  facit {_named(bad, fine, row['plats'])}\n  kodat "
            worst.append((faults, said + _named(coded.problem, coded.bra, where)))
    riktning = same / both if both else 0.0
    return Result(scores(problems), scores(places), total(scores(good).values()), riktning, len(rows),
                  sorted(worst, key=lambda w: -w[0]))


def _split(cell: str) -> set[str]:
    return {part.strip() for part in (cell or "").split("|") if part.strip()}


def _named(bad: Iterable[str], fine: Iterable[str], where: str) -> str:
    return f"{' '.join(sorted(bad)) or '-'} / bra {' '.join(sorted(fine)) or '-'} / {where or '-'}"


def _place(kommun: str, text: str) -> str:
    placing = _placer(kommun).place(text)
    return {"okand": "", "tvetydig": "tvetydig", "kommun": "kommunen"}.get(placing.utfall, placing.kod)


@lru_cache(maxsize=300)
def _placer(kommun: str) -> Placer:
    known = registry.load()
    return Placer(gazetteer_of(kommun, known), known.platser(kommun))


def figures(result: Result, half: str) -> dict[str, str]:
    """The line of the log."""
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, cwd=GOLD, check=False).stdout
    return {"tid": datetime.now().strftime("%Y-%m-%d %H:%M"), "commit": commit.strip(), "del": half,
            "macro_f1_problem": f"{result.macro_problem:.3f}", "micro_f1_plats": f"{result.micro_plats:.3f}",
            "macro_f1_plats": f"{macro(result.plats):.3f}", "f1_bra": f"{result.bra.f1:.3f}",
            "riktning": f"{result.riktning:.3f}", "n": str(result.n), "anmarkning": ""}


def _log(line: dict[str, str]) -> None:
    new = not LOG.exists()
    with LOG.open("a", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, LOG_COLUMNS, delimiter=";", lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    halves = sorted(path.stem.removeprefix("yttranden-") for path in GOLD.glob("yttranden-*.csv"))
    parser.add_argument("half", choices=[half for half in halves if "kodare" not in half])
    parser.add_argument("--efter", default="", metavar="ID", help="only the statements after this one, logged")
    parser.add_argument("--varsta", type=int, default=0, metavar="ANTAL", help="show the worst statements")
    parser.add_argument("--anmarkning", default="", help="a remark for the log")
    args = parser.parse_args()
    result = evaluate(GOLD / f"yttranden-{args.half}.csv", args.efter)
    print(f"{'problem':32} precision recall    f1     n")
    for label, s in result.problem.items():
        print(f"{label:32} {s.precision:9.2f} {s.recall:6.2f} {s.f1:5.2f} {s.hit + s.missed:5}")
    line = figures(result, args.half)
    places = total(result.plats.values())
    print(f"platser: precision {places.precision:.3f}, recall {places.recall:.3f}; bra: precision "
          f"{result.bra.precision:.3f}, recall {result.bra.recall:.3f}, n {result.bra.hit + result.bra.missed}")
    print("; ".join(f"{key} {value}" for key, value in line.items() if value))
    if args.half not in PRACTICE or args.efter:
        part = f"efter {args.efter}, ännu inte lärd" if args.efter else ""
        seen = "delen har nu setts" if args.varsta else ""
        _log(line | {"anmarkning": ", ".join(note for note in (args.anmarkning, part, seen) if note)})
    for _, text in result.worst[: args.varsta]:
        print(text)


if __name__ == "__main__":
    main()
