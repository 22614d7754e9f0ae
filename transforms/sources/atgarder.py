"""What was decided: the åtgärdsplan and the EST meeting's decisions. Planned days may lie ahead, decisions may not.

`vad`, `ansvarig`, `orsak` and `matt` are people's own words: persons are taken out of them before they are stored.
`synlighet` says `intern` of a planned operation that only the house may see, `oppen` of what anyone may; where it is
left out the program tells operations by their words.
`matt` is how the result is to be seen, in the plan's own words; it is no word of the survey vocabulary `matt`.
"""

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.sources.base import Context, Source, own_form, table_reader
from transforms.sources.rules import known_place, no_future, ordered, redacted

TABLE = Table(
    source="atgarder",
    name="raw_atgarder",
    columns=(
        Column("atgard_id", "id"),
        Column("datum", "datum"),
        Column("problem"),
        Column("plats"),
        Column("vad", "fritext"),
        Column("ansvarig"),
        Column("status", values=("ny", "planerad", "pagar", "klar", "avslagen")),
        optional("klar_senast", "datum"),
        optional("lofte_id", "id"),
        optional("orsak", "fritext"),
        optional("matt"),
        optional("synlighet", values=("intern", "oppen")),
    ),
    key=("atgard_id",),
)


def _problem(context: Context) -> Rule:
    """The problem by its id, its name or a theme of the crosswalk, as a list: a theme may be several problems."""
    registry = context.registry
    known = {word.casefold(): [p.problem_id] for p in registry.problem.values() for word in (p.problem_id, p.namn)}
    themes: dict[str, list[str]] = {}
    for kod in registry.koder_for(context.kommun):
        if kod.kalla == "tema":
            themes.setdefault(kod.kod.casefold(), []).append(kod.problem_id)
    known |= themes

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        given = frame["problem"].notna()
        frame["problem"] = frame["problem"].fillna("").astype(str).str.casefold().map(known)
        unknown = given & frame["problem"].isna()
        return "problem", pd.Series("", index=frame.index, dtype="object").mask(unknown, "okant_problem")

    return rule


def _lofte(context: Context) -> Rule:
    ids = {lofte.lofte_id for lofte in context.registry.loften}

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        unknown = frame["lofte_id"].notna() & ~frame["lofte_id"].isin(ids)
        return "lofte_id", pd.Series("", index=frame.index, dtype="object").mask(unknown, "okant_lofte")

    return rule


SOURCE = Source("atgarder", "aktivitet", (TABLE,), (
    own_form("åtgärder och beslut", table_reader(
        TABLE, no_future("datum"), ordered("datum", "klar_senast"), _problem, _lofte, known_place,
        redacted("vad", "ansvarig", "orsak", "matt"))),
))
