"""What a build is made from, as a key, and whether just that stands there: unchanged input builds nothing.

A key is written after what it vouches for and taken away before that is replaced, so a killed run leaves none that
lies. Everything that can change a page is in it: deliveries, registry, code, SQL, the locked libraries, the call and
the lägesbilder of other periods that it draws on. The day is not, except where it decides (`_day_decides`).
"""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flows.job import Job
from reports.manifest import whole
from transforms import earlier, ledger, period, scratch
from transforms.paths import RIKET, ROOT


def standing(job: Job) -> Job | None:
    """The settled job when its publication stands, made from the very same inputs; None when there is work to do."""
    found = settled(job, inputs(job))
    return found if found and published(found) else None


def inputs(job: Job) -> str:
    """Digest of every file that the database is made from: its name, its bytes and the day it was last changed.

    The day counts because it is the delivery date of a file that names no other.
    """
    total = hashlib.sha256(f"{ledger.code_digest()} {ledger.registry_digest()}".encode())
    roots = (RIKET, job.data / "riket", job.data / "registry", job.data / job.kommun, ROOT / "requirements.lock")
    for root in roots:
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file() or p.is_symlink())
        for path in files:
            name = path.relative_to(root).as_posix()
            changed = date.fromtimestamp(path.lstat().st_mtime)
            total.update(f"\0{root.name}/{name}\0{changed}\0".encode() + _content(path))
    return total.hexdigest()


def settled(job: Job, made_from: str) -> Job | None:
    """The job with its period, when the database of these very inputs stands; None when it has to be built."""
    text = job.period or _read(job.folder / "forval.json").get(made_from)
    if text is None:
        return None
    job = replace(job, period=period.parse(text).text)
    key = _read(job.file(".nyckel.json"))
    stands = key.get("nyckel") == _database_key(job, made_from) and job.file(".duckdb").is_file()
    return job if stands and (key["dag"] == date.today().isoformat() or not key["dagen_avgor"]) else None


def forget(job: Job) -> None:
    """Take away the key of the database that is about to be replaced."""
    job.file(".nyckel.json").unlink(missing_ok=True)


def vouch(job: Job, made_from: str, leverans: dict[str, Any], *, by_default: bool) -> None:
    """Say what the database that now stands was made from; `by_default` when no period was asked for."""
    assert job.period is not None
    if by_default:
        scratch.write_json({made_from: job.period}, job.folder / "forval.json")
    scratch.write_json({
        "nyckel": _database_key(job, made_from), "dag": date.today().isoformat(),
        "dagen_avgor": _day_decides(leverans, period.parse(job.period)),
    }, job.file(".nyckel.json"))


def published(job: Job) -> bool:
    """True when the publication is that of the job's database and of the earlier lägesbilder, and undamaged."""
    key = _read(job.file(f"-{job.edition}.nyckel.json"))
    folder = job.publication
    if key.get("nyckel") != _publication_key(job) or not (folder / "manifest.json").is_file():
        return False
    same = key["manifest_sha256"] == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    return same and whole(folder)


def vouch_published(job: Job) -> None:
    """Say what the publication that now stands was made from."""
    manifest = hashlib.sha256((job.publication / "manifest.json").read_bytes()).hexdigest()
    key = {"nyckel": _publication_key(job), "manifest_sha256": manifest}
    scratch.write_json(key, job.file(f"-{job.edition}.nyckel.json"))


def _day_decides(leverans: dict[str, Any], asked: period.Period) -> bool:
    """True when another day may change the result: a period that runs, or rows that may be refused as future ones."""
    return asked.last >= date.today() or any(f["karantan"] != 0 for f in leverans["filer"])


def _database_key(job: Job, made_from: str) -> str:
    """The places that a database measures may be those that an earlier lägesbild named."""
    assert job.period is not None
    before = earlier.records(job.kommun, period.parse(job.period), "intern", job.out, job.archive)
    return _digest([made_from, job.kommun, job.period, job.seed, job.strict, _timeless(before)])


def _publication_key(job: Job) -> str:
    assert job.period is not None
    own, folders = period.parse(job.period), (job.out, job.archive)
    known = [*earlier.records(job.kommun, own, job.edition, *folders), *earlier.outside(job.kommun, own, *folders)]
    database = _read(job.file(".nyckel.json")).get("nyckel")
    return _digest([database, job.edition, str(job.out.resolve()), _timeless(known)])


def _timeless(records: list[earlier.Record]) -> list[earlier.Record]:
    return [record | {"skapad": ""} for record in records]


def _content(path: Path) -> bytes:
    """A link is its target's name: it is told of and never followed. What cannot be read is that."""
    if path.is_symlink():
        return str(path.readlink()).encode()
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").digest()
    except PermissionError:
        return b"olasbar"


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """A key file; empty when there is none or it is damaged, which only means that the work is done again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
