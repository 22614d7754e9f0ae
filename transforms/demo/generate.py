"""All demo deliveries, swapped into place whole; nothing is done when the folder already holds just these."""

import shutil
from pathlib import Path

from transforms import registry as registries
from transforms.demo.dialogs import write_dialogs
from transforms.demo.incidents import write_incidents
from transforms.demo.records import (
    write_activities,
    write_est,
    write_population,
    write_survey,
    write_traffic,
    write_walks,
)
from transforms.demo.world import YEARS, World, digest
from transforms.paths import REGISTRY, RIKET

_STAMP = ".stamp"


def generate(out: Path, seed: int = 2017) -> list[Path]:
    """Write `<out>/<kommun>/<source>/…` for the five bundled kommuner; answers the files, none when up to date.

    Same seed, registry and generator give the same bytes. A killed run leaves the earlier folder as it was.
    """
    inputs = [*sorted(Path(__file__).parent.glob("*.py")), *sorted(RIKET.rglob("*.csv")),
              *(p for kind in ("omraden", "platser", "loften") for p in sorted((REGISTRY / kind).iterdir()))]
    stamp = f"{seed} {digest(inputs)}\n"
    if (out / _STAMP).is_file() and (out / _STAMP).read_text() == stamp:
        return []
    temporary = out.with_name(out.name + ".pagaende")
    shutil.rmtree(temporary, ignore_errors=True)
    registry = registries.load()
    written = [path for kommun in YEARS for path in _kommun(World.of(kommun, registry, seed, temporary))]
    (temporary / _STAMP).write_text(stamp)
    shutil.rmtree(out, ignore_errors=True)
    temporary.rename(out)
    return [out / path.relative_to(temporary) for path in written]


def _kommun(world: World) -> list[Path]:
    for write in (write_population, write_incidents, write_est, write_survey, write_dialogs, write_walks,
                  write_traffic, write_activities):
        write(world)
    return world.written
