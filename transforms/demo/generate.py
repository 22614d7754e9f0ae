"""All demo deliveries at once: made in a folder of their own and swapped in, or left when they stand."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from transforms.demo import activities, codes, est, incidents, meeting, notes, plan, population, survey, traffic, walks
from transforms.demo.inputs import PERIODS, input_files, read_inputs
from transforms.demo.world import World
from transforms.errors import CallError
from transforms.paths import RAW

SEED = 2017
_STAMP = ".stamp"
_MAKERS = (population, incidents, est, survey, notes, walks, activities, plan, meeting, traffic)
_ABANDONED_S = 3600


def generate(
    out: Path, seed: int = SEED, *, raw: Path = RAW, kommuner: Iterable[str] = PERIODS
) -> list[Path]:
    """Write `<out>/<kommun>/<source>/…` and `<out>/registry/`; answer every file, sorted; same inputs, same bytes.

    Nothing is written when the folder already holds what this code, these inputs and this seed would make.
    A killed run leaves the earlier folder, or none; never half of one.

    Args:
        out: a delivery root of its own.
        seed: of all that is drawn.
        raw: where `registry/` and `riket/` lie.
        kommuner: codes among `PERIODS`.

    Raises:
        RegistryError: an input is missing or lacks a figure.
        CallError: `out` holds something that is not demo deliveries, or the seed is negative.
    """
    kommuner = tuple(kommuner)
    if seed < 0:
        raise CallError(f"frö {seed} är negativt: ange ett heltal från 0 och uppåt")
    fingerprint = _fingerprint(seed, raw, kommuner)
    if _stands(out, fingerprint):
        return _files(out)
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / _STAMP).is_file())):
        raise CallError(f"{out} finns redan och är inte demoleveranser: ange en annan mapp med --out")
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    work = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
    try:
        _write(work / "new", seed, raw, kommuner)
        (work / "new" / _STAMP).write_text(f"{fingerprint}\n{len(_files(work / 'new'))}\n", encoding="utf-8")
        if out.exists():
            out.rename(work / "old")
        (work / "new").rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return _files(out)


def _write(folder: Path, seed: int, raw: Path, kommuner: tuple[str, ...]) -> None:
    folder.mkdir()
    codes.make(folder)
    for inputs in read_inputs(raw, kommuner):
        world = World(inputs, seed)
        for maker in _MAKERS:
            maker.make(world, folder / inputs.kommun)


def _files(out: Path) -> list[Path]:
    return sorted(path for path in out.rglob("*") if path.is_file() and path.name != _STAMP)


def _stands(out: Path, fingerprint: str) -> bool:
    """True when the stamp names this very generation and no file has gone since."""
    stamp = out / _STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8").split() == [
        fingerprint,
        str(len(_files(out))),
    ]


def _fingerprint(seed: int, raw: Path, kommuner: tuple[str, ...]) -> str:
    """Digest of the seed, the generator's own code and texts, and its inputs: no version number to forget."""
    own = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in (".py", ".toml"))
    digest = hashlib.sha256(f"{seed} {' '.join(kommuner)}".encode())
    for path in [*own, *input_files(raw, kommuner)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _prefix(out: Path) -> str:
    return f".{out.name}-generation-"


def _sweep(out: Path) -> None:
    """Remove the working folders of killed runs; one of the last hour may still be at work."""
    for folder in out.parent.glob(f"{_prefix(out)}*"):
        if time.time() - folder.stat().st_mtime > _ABANDONED_S:
            shutil.rmtree(folder, ignore_errors=True)
