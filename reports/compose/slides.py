"""The slides for a meeting of the council, out of the report: one message each, with at most one table or figure."""

from typing import Any

from reports.compose.assessment import ANSWER, verdict
from reports.compose.common import Underlag, lowered
from reports.compose.council import choice
from reports.compose.priorities import CRITERIA, headline
from reports.compose.promises import CRITERION, DEMANDS
from reports.compose.unknown import unknown
from reports.context import Context
from reports.figures.matris import SHAPES
from reports.model import Bullets, Picture, Report, Slide, Table
from transforms.swedish import slides as words
from transforms.swedish.evidence import KALLSLAG
from transforms.swedish.lag import STATUS
from transforms.swedish.numbers import upprakning

_MOST = 14  # slides with the title slide: what a council hears in half an hour; promises and open questions always fit
_FIGURES = ("forandring", "trygghet", "platsrang", "niva", "tider", "anmalda-brott", "avvikelser", "upplevelse")
_FOLLOWED = ("lovat-gjort", "fore-efter")  # the first that is drawn stands, the other when there is room
_CONCLUSIONS = ("forandring", "niva", "trygghet", "platsrang", "loften-mot-kallor", "lovat-gjort", "fore-efter")


def slides(underlag: Underlag, context: Context, report: Report) -> tuple[Slide, ...]:
    """All slides but the title slide, in the order of the report."""
    drawn = {p.name: p for p in report.pictures()}
    active = [lofte for lofte in underlag["loften"] if lofte["motivering"]]
    before = [_glance(context, drawn)]
    middle = [*_priority(underlag, context), *(_promise(lofte) for lofte in active), _gaps(underlag, context)]
    outcome = [_figure(drawn[name]) for name in _FOLLOWED if name in drawn] or _followable(active)
    after = [_unknown(underlag), _law(underlag)]
    room = max(1, _MOST - 1 - len(before) - len(middle) - min(1, len(outcome)) - len(after))
    chosen = [name for name in _FIGURES if name in drawn][:room]
    figures = [_figure(picture) for name, picture in drawn.items() if name in chosen]
    if room > len(figures) and len(active) > 1:
        figures.append(_matrix(drawn["loften-mot-kallor"]))
    outcome = outcome[: 1 + max(0, room - len(figures))]
    return (*before, *figures, *middle, *outcome, *after)


def _figure(picture: Picture) -> Slide:
    return Slide(picture.title, picture, picture.source)


def _matrix(picture: Picture) -> Slide:
    """Promises against sources as a table that can be edited."""
    return Slide(picture.title, picture.data, picture.source)


def _source(text: str, synthetic: bool) -> str:
    return f"{words.SYNTHETIC} {text}" if synthetic else text


def _glance(context: Context, drawn: dict[str, Picture]) -> Slide:
    said = tuple(f"{drawn[name].title}{' (syntetiska demodata)' if drawn[name].synthetic else ''}."
                 for name in _CONCLUSIONS if name in drawn)
    return Slide(context.sammanfattning[0].rstrip("."), Bullets(said), words.GLANCE_SOURCE)


def _priority(underlag: Underlag, context: Context) -> list[Slide]:
    rows = underlag["prioritering"]
    if not rows:
        return []
    shown = [(key, name) for key, name in CRITERIA if any(p["kriterier"][key] != "saknas" for p in rows)]
    problem, promised, council = words.PRIORITY_HEADER
    telling = [p for p in rows if p["loften"] or p.get("val") or "ja" in p["kriterier"].values()]
    cells = tuple((context.problemnamn[p["problem"]], *(ANSWER[p["kriterier"][key]] for key, _ in shown),
                   str(len(p["loften"]) or "inget"), choice(p)) for p in telling)
    title = headline(rows)
    table = Table(title, (problem, *(name for _, name in shown), promised, council), cells, underlag["syntetiskt"])
    some = words.PRIORITY_SHOWN.format(shown=len(cells), count=len(rows)) if len(cells) < len(rows) else ""
    return [Slide(title, table, _source(f"{words.PRIORITY_SOURCE} {some}".rstrip(), table.synthetic))]


def _promise(record: dict[str, Any]) -> Slide:
    """What the sources say, kind by kind, and what a follow-up lacks."""
    real = [m for m in record["motivering"] if not m["demo"]]
    title = words.promise(record["rubrik"], *(
        [lowered(KALLSLAG[m["kallslag"]]) for m in real if m["utslag"] == told] for told in ("stoder", "motsager")))
    said: dict[str, list[str]] = {}
    for m in sorted(record["motivering"], key=lambda m: tuple(SHAPES).index(m["utslag"])):
        kind = lowered(KALLSLAG[m["kallslag"]])
        said.setdefault(verdict(m, marks=False), []).append(f"{kind} (demo)" if m["demo"] else kind)
    asked = [(words.EVIDENCE, told, upprakning(kinds)) for told, kinds in said.items()]
    for answer, word in CRITERION:
        met = [DEMANDS[k] for k, v in record["uppfoljbarhet"].items() if v == answer]
        asked += [(words.FOLLOWABLE, word, upprakning(met))] if met else []
    synthetic = any(m["demo"] for m in record["motivering"])
    table = Table(title, words.PROMISE_HEADER, tuple(asked), synthetic)
    return Slide(title, table, _source(words.PROMISE_SOURCE, synthetic))


def _gaps(underlag: Underlag, context: Context) -> Slide:
    missing, against = underlag["problem_utan_lofte"], underlag["lofte_utan_problem"]
    headings = {lofte["lofte_id"]: lofte["rubrik"] for lofte in underlag["loften"]}
    items = (*(f"{context.problemnamn[g['problem']]}: {g['skal']}" for g in missing),
             *(f"{headings.get(g['lofte_id'], g['lofte_id'])}: {g['skal']}" for g in against),
             *_named(underlag, context))
    return Slide(words.gaps(len(missing), len(against)), Bullets(items), words.GAP_SOURCE)


def _named(underlag: Underlag, context: Context) -> tuple[str, ...]:
    """Problems of the matrix without a promise, by what speaks for them."""
    lines = []
    for key, name in CRITERIA:
        found = [lowered(context.problemnamn[p["problem"]]) for p in underlag["prioritering"]
                 if not p["loften"] and p["kriterier"][key] == "ja"]
        lines += [words.without(name, found)] if found else []
    return tuple(lines)


def _followable(active: list[dict[str, Any]]) -> list[Slide]:
    """What the promises lack to be followed up, for a period without any outcome."""
    if not active:
        return []
    answers = [lofte["uppfoljbarhet"] for lofte in active]
    title = words.followable(len(answers), sum(set(a.values()) == {"uppfyllt"} for a in answers))
    rows = tuple((name, *(str(sum(a[key] == answer for a in answers)) for answer, _ in CRITERION))
                 for key, name in DEMANDS.items())
    return [Slide(title, Table(title, words.FOLLOW_HEADER, rows), words.FOLLOW_SOURCE)]


def _unknown(underlag: Underlag) -> Slide:
    questions = unknown(underlag)
    return Slide(words.unknown(len(questions)), Bullets(questions), words.UNKNOWN_SOURCE)


def _law(underlag: Underlag) -> Slide:
    """The next steps: what is not met, what is missing first."""
    left = sorted((k for k in underlag["lag"] if k["status"] != "uppfylls"), key=lambda k: k["status"] != "saknas")
    title = words.law(len(underlag["lag"]), len(underlag["lag"]) - len(left))
    rows = tuple((k["paragraf"], k["krav"], STATUS[k["status"]]) for k in left)
    return Slide(title, Table(title, words.LAW_HEADER, rows), words.LAW_SOURCE)
