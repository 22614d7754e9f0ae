"""Whatever lies in a source folder, the intake ends in a report where every row is accounted for, and never raises."""

import json
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.delivery import page
from tests.intake.delivery_root import KNOWN, everything
from tests.intake.test_bad_input import taken_alone
from transforms.delivery_report import delivery_report, write_quarantine
from transforms.new import lay_out
from transforms.sources import sources
from transforms.swedish.delivery_report import summary_lines

PERSON = "850709-9805"
EXTENSIONS = (".csv", ".txt", ".md", ".docx", ".xlsx", ".xls", ".json", ".html", "")
QUICK = settings(
    max_examples=5, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CELLS = st.sampled_from([
    "", " ", "..", ".", "-", "0", "-1", "1", "1,5", "1.234", "1 234", "9" * 400, "9" * 5_000, "1e5", "NaN", "inf",
    "2024", "2024-05-01", "2024-05-01 10:00", "2024-03-31 02:30", "24-05-01", "2024-02-30", "0000-01-01",
    "9999-12-31", "\u0663", "2024-T1", "2024-W37", "2024/2025", "10:00", "25:00", "0182", "182", "Nacka", "Riket",
    "0182R001", "0182C1010", "regso", "6580000", "684000", "59.3", "18.2", "3006", "3021", "ja", "nej", "tips",
    "andel_pct", "gron", "ny", "5010", "Rån", "0182-2017-1b", "narkotika", "id1", "../x", "=1+1", "'; --", "<b>", '"',
    '""', "a\nb", "a\rb", "\x00", "\ufeff", "\x1f", "\u2028", "A\u030a", PERSON, f"hos {PERSON}", "08-123 45 67",
]) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def starts():
    """What real files of every form begin with: the examples of `new`, cut short."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(KNOWN.kommun("0136"), Path(folder), KNOWN)
        files = sorted(p for p in Path(folder).rglob("*.exempel*") if p.suffix != ".toml")
        return [path.read_bytes() for path in files]


STARTS = starts()


@st.composite
def mangled(draw):
    """A real form with a piece cut out, doubled or replaced."""
    data = draw(st.sampled_from(STARTS))
    at = draw(st.integers(0, len(data)))
    to = draw(st.integers(at, min(len(data), at + 200)))
    return data[:at] + draw(st.binary(max_size=20) | st.just(data[at:to] * 2)) + data[to:]


def accounted(folder):
    """The account of everything in a delivery root, told in every way it can be told."""
    intake, own = taken_alone(folder)
    report = delivery_report(intake)
    told = "\n".join(summary_lines(report)) + json.dumps(report, ensure_ascii=False) + page(report, "Nacka")
    told.encode("utf-8")
    write_quarantine(intake, folder / "karantan")
    kept = "".join(p.read_text(encoding="utf-8") for p in (folder / "karantan" / "0182").iterdir())
    assert not re.search(r"850709.?9805", told + kept + everything(intake))
    return own


def deliver(folder, name, content):
    path = folder / "0182" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@QUICK
@given(st.data())
def test_any_bytes_under_any_name_end_in_an_account(tmp_path_factory, data):
    """Two files for every source at a time: an intake costs more than a file."""
    folder = tmp_path_factory.mktemp("bytes")
    names = [f"{source}/{number}" for source in sorted(sources()) for number in (1, 2)]
    for name in names:
        content = data.draw(st.binary(max_size=80) | mangled())
        deliver(folder, name + data.draw(st.sampled_from(EXTENSIONS)), content)
    assert len(accounted(folder)) == len(names)


# One table is told by its file's name and not by its columns.
TABLES = {f"{source.name}/{'godkanda_citat' if table.name == 'raw_citat' else table.name}.csv":
          [c.name for c in table.columns]
          for source in sources().values() for table in source.tables if table.columns and source.name != "polisen"}


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


@QUICK
@given(st.data())
def test_any_cells_under_our_headers_lose_no_row(tmp_path_factory, data):
    """A file for every table of the contract at a time, with the fault of every row and cell told."""
    folder = tmp_path_factory.mktemp("celler")
    filled = {}
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    for name, columns in TABLES.items():
        rows = data.draw(st.lists(st.tuples(*[CELLS] * len(columns)), max_size=4))
        text = "".join(";".join(map(quoted, line)) + end for line in [columns, *rows])
        deliver(folder, name, text.encode(encoding))
        filled[name] = [row for row in rows if any(cell.strip() for cell in row)]
    own = accounted(folder)
    for name, rows in filled.items():
        assert own[name]["rader"] == len(rows)
        assert own[name]["personrader"] <= sum(PERSON in "".join(row) for row in rows)
