"""`atgarder`, `kalender`, `lage`: what an invented EST meeting decided, knew ahead and set in some weeks of autumn."""

from datetime import date, timedelta
from pathlib import Path

from transforms.demo.world import World
from transforms.demo.write import texts, write_rows

WEEKS = range(30, 42)  # so many that pages of several weeks have something to show, so few that no plan is flooded
_STATUS = ("klar", "klar", "pagar", "ny")


def make(world: World, folder: Path) -> None:
    """One decision, one event ahead and one or two lights a week."""
    stock, rng = texts("mote"), world.rng("möte")
    decided, events, lights = [], [], []
    for week in WEEKS:
        thursday = date.fromisocalendar(world.inputs.period, week, 4)
        problem, what, owner = stock["beslut"][int(rng.integers(len(stock["beslut"])))]
        place, other = (world.inputs.platser[int(rng.integers(len(world.inputs.platser)))].namn for _ in range(2))
        due = thursday + timedelta(days=int(rng.choice([5, 12, 26])))
        status = _STATUS[int(rng.integers(len(_STATUS)))]
        decided.append((f"{world.inputs.kommun}-m{week}", thursday, problem, place, what, owner, status, due))
        begins = thursday + timedelta(days=int(rng.integers(4, 10)))
        events.append((begins, begins + timedelta(days=int(rng.integers(0, 3))), other,
                       stock["evenemang"][int(rng.integers(len(stock["evenemang"])))]))
        text = f"{world.inputs.period}-W{week}"
        for code in (world.inputs.kommun, world.areas[int(rng.integers(len(world.areas)))].kod):
            level, reason = stock["ljus"][int(rng.integers(len(stock["ljus"])))]
            lights.append((text, code, level, reason))
    header = "atgard_id;datum;problem;plats;vad;ansvarig;status;klar_senast"
    write_rows(folder / "atgarder" / "moten.csv", header, decided, world.seed)
    write_rows(folder / "kalender" / "evenemang.csv", "datum_fran;datum_till;plats;vad", events, world.seed)
    write_rows(folder / "lage" / "trafikljus.csv", "vecka;omrade_kod;niva;skal", lights, world.seed)
