"""When the scheduled jobs run: `tidtabell.csv`, cron lines in Swedish time."""

import re
from dataclasses import dataclass
from pathlib import Path

from transforms.errors import RegistryError
from transforms.registry.rows import merged

FILE = "tidtabell.csv"
JOBB = ("veckobild", "polisen", "oppna_data", "tertial", "kvartal", "uppfoljning", "lagklocka")
_FIELD = re.compile(r"[0-9*/,\-]+")


@dataclass(frozen=True)
class Avgang:
    """One scheduled job: which, when (five cron fields, Europe/Stockholm), and what it does."""

    jobb: str
    cron: str
    vad: str


def tidtabell(roots: tuple[Path, ...]) -> tuple[Avgang, ...]:
    """The jobs that have a time; a row of an overlay replaces ours, and an empty `cron` turns its job off.

    Raises:
        RegistryError: naming the row, when the job is unknown or its time is no cron line.
    """
    found = []
    for row in merged(roots, FILE, "jobb", also=("cron", "vad")):
        if row["jobb"] not in JOBB:
            raise RegistryError(f"{FILE}: jobbet {row['jobb']!r} finns inte, välj bland {', '.join(JOBB)}")
        fields = row["cron"].split()
        if fields and (len(fields) != 5 or not all(_FIELD.fullmatch(field) for field in fields)):
            raise RegistryError(f"{FILE}: {row['jobb']} har cron {row['cron']!r}, skriv fem fält som 30 5 * * 1 "
                                "(minut timme dag månad veckodag)")
        if fields:
            found.append(Avgang(row["jobb"], " ".join(fields), row["vad"]))
    return tuple(found)
