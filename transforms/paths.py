"""Where things lie. Imports nothing of ours, so that everything may import it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data" / "raw"
REGISTRY = RAW / "registry"
RIKET = RAW / "riket"
DEMO = RAW / "demo"
PROCESSED = ROOT / "data" / "processed"
SQL = ROOT / "sql"
PUBLISHED = ROOT / "reports" / "published"
EXAMPLE = ".exempel"


def is_example(name: str) -> bool:
    """True for a file that `lagesbild new` laid out to show a form: readers pass it over, whatever it is."""
    return f"{EXAMPLE}." in name.casefold()
