"""The walk of one number, in Swedish lines."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from transforms.swedish.evidence import UTSLAG
from transforms.swedish.numbers import decimal


def unknown(indicator: str, period: str | None, area: str, near: Iterable[str]) -> str:
    """No such number, and which there are."""
    when = f" för {period}" if period else ""
    known = ", ".join(near) or "inga: bygg kommunen först med lagesbild build"
    return f"ingen indikator {indicator!r}{when} i område {area}. Finns: {known}"


def sentences(found: Iterable[tuple[str, str, str]], followed: Iterable[str]) -> list[str]:
    """Which sentences of the report cite the number, and which follow-ups compare it."""
    lines = [f"  löfte {lofte}, {UTSLAG[utslag]}: {text}" for lofte, utslag, text in found]
    lines += [f"  uppföljningen av löfte {lofte} jämför talet före och efter" for lofte in followed]
    return ["MENING", *(lines or ["  ingen mening i rapporten vilar på talet; det står i tabell och underlag.json"])]


def indicator(row: Mapping[str, Any]) -> list[str]:
    """The indicator row."""
    interval = "inget intervall" if row["ki_undre"] is None or row["ki_ovre"] is None else (
        f"95 % intervall {decimal(row['ki_undre'], 3)} till {decimal(row['ki_ovre'], 3)}")
    places = 0 if row["matt"] == "antal" else 3
    value = "saknas" if row["varde"] is None else decimal(row["varde"], places)
    kind = "syntetiska demodata" if row["syntetisk"] else "verkliga uppgifter"
    which = f"{row['indikator_id']}, område {row['omrade_kod']}, period {row['period']}"
    lines = ["↑ INDIKATOR", f"  {which}: {value} ({row['matt']}), {interval}",
             f"  metod {row['metod']}, n {row['n']}, {kind}"]
    if row["jamfor_ar"] is not None:
        numbers = "" if row["antal"] is None else f": {row['antal']} mot {row['jamfor_antal']}"
        lines.append(f"  jämför år {row['ar']} med år {row['jamfor_ar']}{numbers}")
    return lines


def mart(name: str, rows: Sequence[Mapping[str, Any]], row: Mapping[str, Any]) -> list[str]:
    """The mart rows, and their sum against the indicator's counts."""
    lines = [f"↑ MART {name}, {len(rows)} {'rad' if len(rows) == 1 else 'rader'}"]
    hidden = ("problem", "omrade_kod", "syntetisk", "bredare", "varden")
    lines += ["  " + ", ".join(f"{k} {_cell(v)}" for k, v in r.items() if k not in hidden) for r in rows]
    total = sum(int(r["antal"]) for r in rows if "antal" in r)
    wanted = [row[k] for k in ("antal", "jamfor_antal") if row[k] is not None]
    if wanted:
        agrees = total == sum(wanted)
        told = f" = {' + '.join(map(str, wanted))} i indikatorn" if agrees else f"; indikatorn har {wanted}"
        lines.append(f"  summa {total}{told}")
    return lines


def rows(files: Sequence[tuple[str, str, list[int]]]) -> list[str]:
    """The source rows by file: line numbers as ranges, and their number."""
    count = sum(len(numbers) for _, _, numbers in files)
    noun, place = "rad" if count == 1 else "rader", "fil" if len(files) == 1 else "filer"
    lines = [f"↑ KÄLLRADER, {count} {noun} i {len(files)} {place}"]
    for fil, digest, numbers in files:
        lines.append(f"  {fil} (sha256 {digest[:12]}…), {_rows(len(numbers))}: rad {_ranges(numbers)}")
    return lines


def counted(delivered: Sequence[tuple[int, str, str, int]]) -> list[str]:
    """Delivered rows that hold a count of their own, and the sum of those counts."""
    lines = [f"    rad {rad}: {period}, {kind}, antal {count}" for rad, period, kind, count in delivered]
    return [*lines, f"    summa av radernas antal {sum(count for *_, count in delivered)}"]


def _rows(count: int) -> str:
    return "1 rad" if count == 1 else f"{count} rader"


def _cell(value: Any) -> str:
    return decimal(value, 1) if isinstance(value, float) and math.isfinite(value) else str(value)


def _ranges(numbers: Sequence[int], limit: int = 40) -> str:
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in parts[:limit]]
    return ", ".join(shown) + (f" … och {len(parts) - limit} avsnitt till" if len(parts) > limit else "")
