"""`befolkning`: inhabitants per RegSO that sum to the kommun's population implied by Brå."""

from pathlib import Path

from transforms.demo.world import World, shared_out
from transforms.demo.write import write_rows


def make(world: World, folder: Path) -> None:
    """One file per year; the areas' shares are invented and stay the same."""
    for year in world.inputs.years:
        counts = shared_out(world.inputs.folk[year], world.residents)
        rows = [(area.kod, "2025", year, int(n)) for area, n in zip(world.areas, counts, strict=True)]
        write_rows(
            folder / "befolkning" / f"befolkning-{year}.csv", "omrade_kod;version;ar;antal", rows, world.seed
        )
