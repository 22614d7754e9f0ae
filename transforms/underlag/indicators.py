"""The indicators of a record, as the edition may show them."""

from typing import Any

from transforms.evidence import Row
from transforms.underlag.view import View


def indicator(view: View, raw: Row) -> dict[str, Any]:
    """One indicator of the record, in the contract's keys."""
    row = view.shown(raw)
    assert row is not None
    flags = list(dict.fromkeys([*row["flaggor"], *["ungefarlig"] * row["bredare"], *["demo"] * row["syntetisk"]]))
    interval = None if row["ki_undre"] is None or row["ki_ovre"] is None else [row["ki_undre"], row["ki_ovre"]]
    return {
        "indikator_id": row["indikator_id"], "kallslag": row["kallslag"], "problem": row["problem"],
        "omrade_kod": row["omrade_kod"], "period": row["period"], "matt": row["matt"], "varde": row["varde"],
        "ki": interval, "antal": row["antal"], "n": row["n"], "metod": row["metod"], "flaggor": flags,
        "kallor": [f"k{fil_id}" for fil_id in row["kallor"]],
    }
