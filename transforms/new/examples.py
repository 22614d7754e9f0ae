"""The examples of a kommun as a delivery root of their own, under the names they would have if they were real."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transforms.paths import EXAMPLE


@contextmanager
def as_delivered(kommun: str, data: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A temporary root with copies of the examples, and each copy's name -> the example's (`<kommun>/<source>/…`).

    Examples of the registry (places, promises) lie in its `registry/`, so that what refers to them is known, beside
    the real tables of the overlay: it may hold kommuner, problems and codes of its own.
    """
    with tempfile.TemporaryDirectory(prefix="lagesbild-exempel-") as folder:
        root = Path(folder)
        (root / "registry").mkdir()
        for table in sorted((data / "registry").glob("*.csv")):
            shutil.copy2(table, root / "registry" / table.name)
        names: dict[str, str] = {}
        for top in (kommun, "registry"):
            for example in sorted((data / top).rglob(f"*{EXAMPLE}.*")):
                if example.is_file() and not example.is_symlink():
                    name = example.relative_to(data)
                    real = name.with_name(name.name.replace(EXAMPLE, "", 1))
                    (root / real).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(example, root / real)
                    names[real.as_posix()] = name.as_posix()
        yield root, names
