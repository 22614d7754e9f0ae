"""What became of a run, in the ledger."""

import hashlib
import json
import time
from datetime import UTC, datetime
from pathlib import Path

from flows.job import Job
from transforms import ledger


class Stopwatch:
    """Seconds per step, for the ledger."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.begun = datetime.now(UTC).isoformat(timespec="seconds")
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        """End the running step."""
        now = time.perf_counter()
        self.seconds[step] = round(now - self._last, 3)
        self._last = now


def record(job: Job, watch: Stopwatch, outcome: str, reason: str, folder: Path | None) -> None:
    """One line in the run ledger."""
    read, manifest = [], ""
    if job.period and job.file(".leverans.json").is_file():
        files = json.loads(job.file(".leverans.json").read_text(encoding="utf-8"))["filer"]
        read = [{"fil": f["fil"], "sha256": f["sha256"], "godkanda": f["godkanda"]} for f in files]
    if folder is not None:
        manifest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    ledger.record(job.state, {
        "borjade": watch.begun, "kommun": job.kommun, "period": job.period, "utgava": job.edition, "utfall": outcome,
        "skal": reason, "last": read, "publicerat": "" if folder is None else str(folder), "manifest_sha256": manifest,
        "sekunder": watch.seconds,
    })
