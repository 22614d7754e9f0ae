"""A delivery root to write files into, and its account checked: what the tests of the intake share."""

import pytest

from transforms import registry
from transforms.database import opened
from transforms.deliveries.account import Card, FileReport
from transforms.deliveries.text import UnreadableError
from transforms.delivery_report import delivery_report
from transforms.intake import take_in
from transforms.sources import Context, sources
from transforms.swedish.deliveries import file_reason, row_reason

KNOWN = registry.load()
INCIDENT = "handelse_id;brottskod;brottstyp;start;n;e;slut;crs;plats\n"
EST = "rapport_id;rapportor;datum;kategori;plats;fritext\n"
CRIME = "kommun;period;brottstyp;antal;preliminar\n"
WALK = "datum;vandring;plats;iakttagelse;atgard;agare;status\n"
TALK = "datum;typ;plats;deltagare;yttrande\n"
HERE = "6580000;684000"  # in Nacka
CODEBOOK = """
[undersokning]
namn = "Enkät"
ar = 2024
[design]
vikt = "vikt"
[[fraga]]
id = "f1"
kolumn = "svar"
text = "Hur trygg?"
svar = [1, 2]
otrygg = [2]
bortfall = [9]
"""


@pytest.fixture
def root(tmp_path):
    """A delivery root; call it with a path under 0182/ and a content to deliver a file."""

    def deliver(name, content):
        path = tmp_path / "raw" / "0182" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    deliver.path = tmp_path / "raw"
    deliver.path.mkdir()
    return deliver


def taken(root):
    intake = take_in("0182", root.path if hasattr(root, "path") else root, KNOWN)
    own = {f["fil"].removeprefix("0182/"): f for f in delivery_report(intake)["filer"] if f["fil"].startswith("0182")}
    for f in own.values():
        if f["rader"] is None:
            assert [f[k] for k in ("godkanda", "karantan", "dubbletter", "personrader", "ersatta", "rattade")] == [
                None
            ] * 6
            assert f["skal"]
        else:
            assert f["rader"] == f["godkanda"] + f["karantan"] + f["dubbletter"] + f["personrader"]
            assert len(f["karantanrader"]) == f["karantan"]
            assert all(row["skal"] for row in f["karantanrader"])
    return intake, own


def read_alone(source, path):
    """The report of one file read by its source and by nothing after it, every row accounted for; None = refused."""
    report = FileReport(1, path, path.name, source, "", "", Card())
    try:
        readings = sources()[source].read(path, Context("0182", KNOWN, report, opened()))
    except UnreadableError as error:
        assert file_reason(error.code, error.params)
        return None
    if not report.refused:
        by_cell = sum(frame["rad"].nunique() for _, frame in readings)
        accepted = by_cell + (report.godkanda or 0)  # what a bulk table took at once is counted already
        assert report.rader == accepted + len(report.karantan) + len(report.personradnummer)
        assert all(row_reason(row.kod, row.params) for row in report.karantan)
    return None if report.refused else report


def counts(f):
    return [f[k] for k in ("rader", "godkanda", "karantan", "dubbletter", "personrader", "ersatta")]


def incident(name, start="2024-05-01 10:00", code="5010", point=HERE, rest=";;"):
    return f"{name};{code};Narkotikabrott;{start};{point};{rest}\n"


def everything(intake):
    """All that the database of an intake holds, as one text."""
    names = [name for name, in intake.con.execute("select table_name from duckdb_tables()").fetchall()]
    return "".join(intake.con.execute(f"select * from {name}").df().to_json(default_handler=str) for name in names)
