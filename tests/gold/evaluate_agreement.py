"""`python -m tests.gold.evaluate_agreement`: do the two who coded a part code alike?

Writes `overensstammelse.csv`: Krippendorff's alpha per problem (absent, problem or good news), over all problems and
of places. Both coders are language models that read the same codebook, so alpha says that the codebook can be
followed, not how alike two people would code real notes.
"""

import csv
from pathlib import Path

import numpy as np

from transforms import registry
from transforms.statistics.agreement import agreement

GOLD = Path(__file__).parent
TABLE = GOLD / "overensstammelse.csv"
PARTS = ("prov1", "prov2")
COLUMNS = ("del", "kod", "enheter", "kodare1", "kodare2", "olika", "alfa")


def read(name: str) -> list[dict[str, str]]:
    """The rows of one gold file."""
    with (GOLD / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def split(cell: str) -> list[str]:
    """The problem ids of a cell."""
    return cell.split("|") if cell else []


def direction(row: dict[str, str], problem: str) -> int:
    """0 when the row lacks the problem, 1 when something is wrong, 2 when it is gone or less."""
    return 1 if problem in split(row["problem"]) else 2 if problem in split(row["bra"]) else 0


def table() -> list[dict[str, str]]:
    """A line per part and problem, `alla` and `plats`; kodare1 and kodare2 count what each has coded at all."""
    return [line for part in PARTS for line in _part(part)]


def _part(part: str) -> list[dict[str, str]]:
    first = read(f"yttranden-{part}.csv")
    second = {row["id"]: row for row in read(f"yttranden-{part}-kodare2.csv")}
    coders = (first, [second[row["id"]] for row in first])
    ids = sorted(registry.load().problem)
    codes = {p: np.array([[direction(row, p) for row in rows] for rows in coders]) for p in ids}
    numbers = {"": 0}
    places = [[numbers.setdefault(row["plats"], len(numbers)) for row in rows] for rows in coders]
    return [_line(part, kod, matrix) for kod, matrix in
            (codes | {"alla": np.hstack(list(codes.values())), "plats": np.array(places)}).items()]


def _line(part: str, kod: str, matrix: np.ndarray) -> dict[str, str]:
    found = agreement(matrix, np.random.default_rng(1), draws=1)
    said = (matrix > 0).sum(axis=1)
    apart = int((matrix[0] != matrix[1]).sum())
    alpha = "" if found.alpha is None else f"{found.alpha:.3f}"
    return dict(zip(COLUMNS, (part, kod, *map(str, (found.units, *said, apart)), alpha), strict=True))


def main() -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table())


if __name__ == "__main__":
    main()
