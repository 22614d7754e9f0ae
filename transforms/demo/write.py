"""Delivered files and their cards, byte for byte the same each time."""

import csv
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

# A card needs a date of delivery; today's would change the bytes from day to day.
DELIVERED = "2026-01-31"


@cache
def texts(name: str) -> dict[str, Any]:
    """The Swedish texts of one kind of delivery, from `texter/<name>.toml`."""
    path = Path(__file__).parent / "texter" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_rows(path: Path, header: str, rows: Iterable[Sequence[object]], seed: int) -> None:
    """A CSV with `;`, UTF-8 and LF, and its card. `header` as in the contract: `a;b;c`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", lineterminator="\n")
        writer.writerow(header.split(";"))
        writer.writerows(rows)
    write_card(path, seed)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def write_text(path: Path, text: str, seed: int) -> None:
    """A note and its card."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    write_card(path, seed)


def write_card(path: Path, seed: int) -> None:
    """The card `<file>.toml`; titles and limits per source and file stem stand in `texter/kort.toml`."""
    card = texts("kort")[path.parent.name]
    name, _, year = path.stem.rpartition("-") if path.stem[-4:].isdigit() else (path.stem, "", "")
    title = card["titel"].get(name, card["titel"]["annars"])
    if dated := _DATE.match(path.name):  # a note is told from the others by its day
        year = dated[0]
    lines = {
        "titel": f"{title} {year}".strip() + f", kommun {path.parent.parent.name} (syntetiska demodata)",
        "producent": "Lägesbild, demogenerator",
        "kalla": f"Påhittat av transforms/demo med slumpfrö {seed}. {card['kalla']}".strip(),
    }
    text = "".join(f'{key} = "{value}"\n' for key, value in lines.items())
    text += f'hamtad = {DELIVERED}\nlicens = "CC0"\nsyntetisk = true\npersonuppgifter = false\n'
    text += f'begransning = "Syntetiska demodata. {card["begransning"]}"\n'
    path.with_name(path.name + ".toml").write_text(text, encoding="utf-8", newline="\n")
