"""What `lagesbild notes` does: statements read, a worksheet written, the coding measured."""

from pathlib import Path
from typing import Any

from transforms import database
from transforms.errors import CallError, NoUsableDeliveryError
from transforms.evidence import plain_rows
from transforms.intake import take_in
from transforms.measure.coding import Coverage, measure_coding
from transforms.registry import Registry
from transforms.swedish import worksheet as words
from transforms.worksheet.rows import double_coded, statements
from transforms.worksheet.workbook import workbook


def make(kommun: str, data: Path, out: Path, registry: Registry) -> list[str]:
    """Write the worksheet of a kommun to `out`; answers what there is to say of it, line by line.

    Raises:
        CallError: `out` is there already.
        NoUsableDeliveryError: no statement was delivered.
    """
    if out.exists():
        raise CallError(words.exists(str(out)))
    namn = registry.kommun(kommun).namn
    with database.passing() as con:
        intake = take_in(kommun, data, registry, con)
        made = statements(intake, registry)
        if not made:
            raise NoUsableDeliveryError(words.no_statements(namn))
        covered = measure_coding(con)
        measured = plain_rows(con, "select * from kodning order by problem")
    sheet = workbook(made, double_coded(made), kommun, registry)
    temporary = out.with_name(f".{out.name}.pagaende")
    temporary.write_bytes(sheet)
    temporary.replace(out)
    first = words.written(namn, str(out), len(made), sum(s.open_doubt for s in made), covered.rattade)
    return [first, *_measured(covered, measured, registry)]


def _measured(covered: Coverage, rows: list[dict[str, Any]], registry: Registry) -> list[str]:
    lines = []
    if covered.rattade:
        whole = [sum(r[name] for r in rows) for name in ("maskin", "manniska", "lika")]
        lines.append(words.coder(*whole))
    for r in rows:
        parts = [words.hits(r["maskin"], r["manniska"], r["lika"])]
        if covered.dubbelkodade:
            parts += [words.agreed(r["alfa"], r["alfa_undre"], r["alfa_ovre"]), words.GRADES[r["betyg"]]]
        lines.append(f"  {registry.problem[r['problem']].namn}: {'; '.join(parts)}")
    missing = words.asked(covered.yttranden, covered.dubbelkodade, covered.begarda)
    return [*lines, *([missing] if missing else [])]
