"""Kolada v3 (and v2) replies of `/data/kpi/…`: entries per key figure, kommun and year, with values per gender inside.

A row is an inner value. The registry's `kolada.csv` says which key figures are survey questions, in which measure, and
how many survey years are pooled under the year that Kolada gives; those that belong to no one problem are known too.
A region (`0001` …) is the län of the same number. The contract's key knows no gender: what women and men answered are
questions of their own, `N00610_K` and `N00610_M`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from transforms.deliveries.json_text import cell, read_json
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError
from transforms.registry import Registry
from transforms.registry.records import Nyckeltal
from transforms.sources.forms.varden import Andel, numbered

_GENDERS = {"T": "", "K": ", kvinnor", "M": ", män"}
_MISSING = ".."


class _Inner(NamedTuple):
    kpi: str
    municipality: str
    period: str
    gender: str
    value: str


def parse(path: Path, registry: Registry) -> RawTable:
    """One page, or a list of pages, as published shares.

    Raises:
        UnreadableError: no JSON, or no page of a Kolada reply.
    """
    reply, encoding = read_json(path)
    pages = reply if isinstance(reply, list) else [reply]
    if not pages or not all(isinstance(page, dict) and isinstance(page.get("values"), list) for page in pages):
        raise UnreadableError("okand_json", former="Kolada v3")
    known = {n.kpi: n for n in registry.nyckeltal()}
    kommuner, lan = set(registry.kommuner), {kod[:2] for kod in registry.kommuner}
    rows, broken = [], []
    for number, inner in enumerate((i for page in pages for entry in page["values"] for i in _inner(entry)), start=1):
        if not isinstance(inner, _Inner):
            broken.append((number, inner, "trasigt_varde"))
        elif inner.kpi not in known:
            broken.append((number, ";".join(inner), "okant_nyckeltal"))
        else:
            rows.append((number, _share(inner, known[inner.kpi], *_area(inner.municipality, kommuner, lan))))
    raw = numbered(Andel, rows, encoding)
    raw.broken = broken
    if more := pages[-1].get("next_url") or pages[-1].get("next_page"):
        raw.remarks.append(("fler_sidor", {"adress": cell(more)}))
    return raw


def _inner(entry: Any) -> Iterator[_Inner | str]:
    """The inner values of an entry; as the text it is where its form cannot be followed."""
    fields = entry if isinstance(entry, dict) else {}
    values = fields.get("values")
    if not isinstance(values, list) or not {"kpi", "municipality", "period"} <= set(fields):
        yield cell(entry)
        return
    kpi, municipality, period = (cell(fields[key]).strip() for key in ("kpi", "municipality", "period"))
    for value in values:
        gender = cell(value.get("gender")) if isinstance(value, dict) else ""
        if gender in _GENDERS and "value" in value:
            missing = bool(value.get("status")) or value["value"] is None
            yield _Inner(kpi, municipality, period, gender, _MISSING if missing else cell(value["value"]))
        else:
            yield ";".join((kpi, municipality, period, cell(value)))


def _share(inner: _Inner, kpi: Nyckeltal, omrade_kod: str, omrade_niva: str) -> Andel:
    year = inner.period
    if kpi.hopslagna_ar == 2 and year.isascii() and year.isdigit() and len(year) == 4:
        year = f"{int(year) - 1:04d}/{year}"
    by_gender = _GENDERS[inner.gender]
    fraga_id = f"{kpi.kpi}_{inner.gender}" if by_gender else kpi.kpi
    return Andel(kpi.undersokning, year, omrade_kod, omrade_niva, fraga_id, kpi.titel + by_gender, kpi.matt,
                 inner.value)


def _area(code: str, kommuner: set[str], lan: set[str]) -> tuple[str, str]:
    """Code and level; what is neither kommun, region nor riket is left for the rule on areas to refuse."""
    if code == "0000":
        return "00", "riket"
    if code not in kommuner and len(code) == 4 and code.startswith("00") and code[2:] in lan:
        return code[2:], "lan"
    return code, "kommun"
