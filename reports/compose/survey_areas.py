"""Part of section 6: what the survey says area by area, of the problem that most people name."""

from reports.compose.common import DEMO, HIDDEN, NONE, Indicator, Underlag, both, interval, pick, picture, value
from reports.context import Context
from reports.figures import andelar
from reports.model import REAL, Block, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish import survey_areas as words

_WAVES = 2


def survey_areas(underlag: Underlag, context: Context) -> Section:
    """One problem: each area's share in the two latest waves, beside the kommun's."""
    rows = [i for i in pick(underlag, "trygghet") if "ungefarlig" not in i["flaggor"]]
    own = [i for i in rows if i["omrade_kod"] == context.kommun_kod and _told(i)]
    areas = [i for i in rows if i["omrade_kod"] != context.kommun_kod]
    problem, year = _most(own)
    of = [i for i in areas if i["problem"] == problem]
    shown = sorted({context.platsnamn.get(i["omrade_kod"], str(i["omrade_kod"])): i["omrade_kod"]
                    for i in of if _told(i) and i["period"] == year}.items())
    blocks = _shown(shown, [i for i in own if i["problem"] == problem], of, context) if shown else [Text(words.NOTHING)]
    return Section("trygghet-omraden", "Svaren per område", tuple(blocks))


def _told(row: Indicator) -> bool:
    return row["varde"] is not None and row["ki"] is not None


def _most(own: list[Indicator]) -> tuple[str, str]:
    """The problem with the largest share in the latest year, and that year."""
    if not own:
        return "", ""
    year = max(i["period"] for i in own)
    top = max((i for i in own if i["period"] == year), key=lambda i: i["varde"])
    return str(top["problem"]), str(year)


def _shown(shown: list[tuple[str, str]], own: list[Indicator], of: list[Indicator], context: Context) -> list[Block]:
    years = sorted({i["period"] for i in own})[-_WAVES:]
    waves = [(words.WHOLE, {i["period"]: i for i in own}), *(
        (name, {i["period"]: i for i in of if i["omrade_kod"] == code}) for name, code in shown)]
    synthetic = any("demo" in i["flaggor"] for i in (*own, *of))
    name = context.problemnamn[own[0]["problem"]]
    data = tuple(andelar.ShareRow(area, tuple((int(y), found[y]["varde"], *found[y]["ki"])
                                              for y in years if y in found and _told(found[y])))
                 for area, found in waves)
    table = Table(f"{name}: andel som anger problemet, per område", (
        "Område", *(text for y in years for text in (f"{y}, andel", "Svar"))), tuple(
        (area, *(cell for y in years for cell in _cells(found.get(y)))) for area, found in waves), synthetic)
    whole = data[0].waves[-1][1]
    within = sum(lo <= whole <= hi for row in data[1:] for *_, lo, hi in row.waves[-1:])
    alt = "Punktdiagram med intervall. " + " ".join(
        f"{area}: {value(found[years[-1]])} ({interval(found[years[-1]])})." for area, found in waves)
    answers = [i["n"] for _, code in shown for i in of if i["omrade_kod"] == code and i["period"] in years and i["n"]]
    source = (f"{DEMO if synthetic else f'{REAL}: trygghetsundersökning. Egen bearbetning.'} "
              + words.source(min(answers), max(answers)))
    hidden = len({i["omrade_kod"] for i in of}) - len(shown)
    return [picture("trygghet-omraden", words.headline(name, within, len(shown)), source, alt, andelar, data, table),
            table, *([Text(words.hidden(hidden), "not")] if hidden else [])]


def _cells(row: Indicator | None) -> tuple[str, str]:
    if row is None:
        return NONE, NONE
    return (both(row), numbers.antal(row["n"])) if _told(row) and row["n"] else (HIDDEN, HIDDEN)
