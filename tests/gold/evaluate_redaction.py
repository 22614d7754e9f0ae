"""Measures redaction on a part of the gold set: `python -m tests.gold.evaluate_redaction NAME [--varsta]`.

NAME is that of a file `redigering-NAME.csv`. One that is not practice is for measuring only.

Recall is the share of marked secrets of which no part is left: no digit of an identifier, no three letters of a name,
an address, an e-mail address or a plate. Precision of names is the share of name masks that meet a marked name.
Each run on a part for measuring is logged; it prints aggregates only. `--varsta` shows errors, after the final run.
"""

import argparse
import csv
import random
import re
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from transforms.redaction import MARKS, Redactor, redactor_of
from transforms.registry import load

HERE = Path(__file__).parent
LOG = HERE / "utvardering-redigering.csv"
SEED = 20261125
PRACTICE = ("ovning", "ovning2", "prov1", "prov2")  # prov1 (`prov` in the log) and prov2 were test halves until seen
_GOLD = re.compile(r"⟦(namn|telefon|epost|regnr|adress|arende|konto):([^⟧]*)⟧|⟦(pnr10|pnr12|samnr)⟧")
_MARK = re.compile(rf"\[(?:{'|'.join(MARKS)})\]")
_LETTERS = re.compile(r"[^\W_]{3,}")
_COLUMNS = ("tid", "commit", "halva", "yttranden", "identifierare", "tackning_identifierare", "namn", "tackning_namn",
            "namnmarken", "precision_namn", "falska_ovriga", "missade_per_slag")
_WORDS_COUNT = ("namn", "adress", "epost", "regnr")


@dataclass
class Figures:
    """Counts over a part; `left` and `wrong` are the errors as they stand in the texts."""

    secrets: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    masks: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    statements: int = 0
    seconds: float = 0.0

    def recall(self, *kinds: str) -> float:
        """Share of the secrets of these kinds that are gone."""
        total = sum(self.secrets[kind] for kind in kinds)
        return 1 - sum(self.leaked[kind] for kind in kinds) / total if total else 1.0

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Every kind but names."""
        return tuple(kind for kind in self.secrets if kind != "namn")

    @property
    def precision(self) -> float:
        """Share of the name masks that meet a marked name."""
        return 1 - self.false["namn"] / self.masks["namn"] if self.masks["namn"] else 1.0


def evaluate(part: str, redactor: Redactor) -> Figures:
    """The figures of the part of the gold set that is called so."""
    numbers = random.Random(SEED)
    with (HERE / f"redigering-{part}.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["id"], *plain(row["yttrande"], numbers)) for row in csv.DictReader(file, delimiter=";")]
    figures = Figures(statements=len(rows))
    began = time.perf_counter()
    redacted = [redactor.redact(text).text for _, text, _ in rows]
    figures.seconds = time.perf_counter() - began
    for (ident, text, secrets), result in zip(rows, redacted, strict=True):
        compare(figures, ident, text, secrets, masked_spans(text, result))
    return figures


def parts() -> list[str]:
    """The names of the parts there are."""
    return sorted(file.stem.removeprefix("redigering-") for file in HERE.glob("redigering-*.csv"))


def plain(marked: str, numbers: random.Random) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without gold marks, and (kind, start, end) of each secret in it."""
    text, secrets, end = "", [], 0
    for match in _GOLD.finditer(marked):
        text += marked[end : match.start()]
        kind = match[1] or match[3]
        secret = match[2] if match[1] else _number(kind, numbers)
        secrets.append((kind, len(text), len(text) + len(secret)))
        text += secret
        end = match.end()
    return text + marked[end:], secrets


def _number(kind: str, numbers: random.Random) -> str:
    born = date(1930, 1, 1) + timedelta(days=numbers.randrange(30_000))
    day = born.day + (60 if kind == "samnr" else 0)
    nine = f"{born:%y%m}{day:02d}{numbers.randrange(1000):03d}"
    digits = nine + control_digit(nine)
    whole = kind == "pnr12" or (kind == "samnr" and numbers.random() < 0.5)
    mark = numbers.choice(("-", "", " ", "–", "-"))
    return (f"{born:%Y}"[:2] if whole else "") + digits[:6] + mark + digits[6:]


def control_digit(nine: str) -> str:
    """The digit that makes the weighted digit sum a multiple of ten (SKV 704)."""
    return str(-sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(nine)) % 10)


def masked_spans(text: str, redacted: str) -> list[tuple[str, int, int]]:
    """(mark, start, end) in `text` of what the marks of `redacted` stand for."""
    marks = _MARK.findall(redacted)
    pieces = [re.escape(piece) for piece in _MARK.split(redacted)]
    match = re.fullmatch("(.+?)".join(pieces), text, re.DOTALL)
    assert match, "what is left of a text is the text"
    return [(mark.strip("[]"), *match.span(i)) for i, mark in enumerate(marks, 1)]


def compare(figures: Figures, ident: str, text: str, secrets: list[tuple[str, int, int]],
            masks: list[tuple[str, int, int]]) -> None:
    """Count what became of the secrets of one text, and which masks met none."""
    gone = {i for _, start, end in masks for i in range(start, end)}
    for kind, start, end in secrets:
        figures.secrets[kind] += 1
        rest = "".join(text[i] if i not in gone else " " for i in range(start, end))
        letters = bool(_LETTERS.search(rest)) and kind in _WORDS_COUNT
        if letters or (kind != "namn" and any(c.isdigit() for c in rest)):
            figures.leaked[kind] += 1
            figures.left.append((ident, kind, f"{text[start:end]} ← {text}"))
    for mark, start, end in masks:
        figures.masks[mark] += 1
        wanted = [(s, e) for kind, s, e in secrets if (kind == "namn") == (mark == "namn")]
        if not any(s < end and start < e for s, e in wanted):
            figures.false[mark] += 1
            figures.wrong.append((ident, mark, f"{text[start:end]} ← {text}"))


def _log(part: str, figures: Figures) -> None:
    git = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True, cwd=HERE)
    fresh = not LOG.exists()
    with LOG.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        if fresh:
            writer.writerow(_COLUMNS)
        ids = figures.identifiers
        writer.writerow((
            f"{datetime.now(UTC):%Y-%m-%d %H:%M}", commit.stdout.strip(), part, figures.statements,
            sum(figures.secrets[k] for k in ids), f"{figures.recall(*ids):.4f}", figures.secrets["namn"],
            f"{figures.recall('namn'):.4f}", figures.masks["namn"], f"{figures.precision:.4f}",
            sum(n for mark, n in figures.false.items() if mark != "namn"),
            " ".join(f"{kind}={n}" for kind, n in sorted(figures.leaked.items())),
        ))


def main() -> None:
    """Evaluate a part, print its figures, log a run on one that is for measuring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=parts())
    parser.add_argument("--varsta", action="store_true", help="show every error")
    call = parser.parse_args()
    figures = evaluate(call.part, redactor_of(load()))
    ids = figures.identifiers
    print(f"{figures.statements} yttranden, {figures.seconds / figures.statements * 10_000:.1f} s per 10 000")
    print(f"identifierare: täckning {figures.recall(*ids):.4f} av {sum(figures.secrets[k] for k in ids)}")
    print(f"namn: täckning {figures.recall('namn'):.4f} av {figures.secrets['namn']}, "
          f"precision {figures.precision:.4f} av {figures.masks['namn']}")
    for kind, n in sorted(figures.secrets.items()):
        print(f"  {kind}: {n - figures.leaked[kind]} av {n}")
    print("  falska märken:", dict(figures.false))
    measuring = call.part not in PRACTICE
    if measuring and not call.varsta:
        _log(call.part, figures)
    if call.varsta or not measuring:
        for ident, kind, error in figures.left:
            print("KVAR", ident, kind, error)
        for ident, mark, error in figures.wrong:
            print("FALSKT", ident, mark, error)


if __name__ == "__main__":
    main()
