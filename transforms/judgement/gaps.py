"""Large problems without a promise, promises that the evidence speaks against, and the criteria of priority."""

from collections.abc import Iterable, Sequence

from transforms import settings
from transforms.evidence import Row
from transforms.judgement.utslag import Utslag


def risen_without_promise(rows: Iterable[Row], promised: set[str], kommun: str, last_year: int) -> list[Row]:
    """Real, exact series of reported crime that rose beyond chance and that no promise names.

    All such series are looked at together and share one error rate.
    """
    changes = [r for r in rows if r["indikator_id"].endswith(".brott_forandring") and r["omrade_kod"] == kommun
               and r["ar"] == last_year and not r["syntetisk"] and not r["bredare"]]
    level = settings.ALFA.varde / max(len(changes), 1)
    return [r for r in changes if r["problem"] not in promised and r["p_upp"] is not None and r["p_upp"] < level]


def contradicted(verdicts: Sequence[Utslag]) -> bool:
    """True when a real source contradicts the promise and no real one supports it."""
    real = {v.utslag for v in verdicts if not v.demo}
    return "motsager" in real and "stoder" not in real


def criteria(problem: str, rows: Iterable[Row], kommun: str, last_year: int,
             place_bound: str = "oklart") -> tuple[dict[str, str], list[str]]:
    """The seven criteria as `ja | nej | oklart | saknas`, and the indicators they rest on; no score.

    `vanligt` = the level lies above the band of the middle half of all kommuner; `avviker` = it lies outside the
    funnel, above or below; both of the last comparison, with an interval that says so. `place_bound` = whether any area
    holds more of it than chance gives. Consequences have no source yet: they say so.
    """
    mine = [r for r in rows if r["problem"] == problem and r["omrade_kod"] == kommun and r["ar"] <= last_year]
    mine.sort(key=lambda r: not r["syntetisk"])  # a real number takes the place of a synthetic one
    own = {r["indikator_id"].partition(".")[2]: r for r in mine if r["ar"] == last_year}
    waves = [r for r in mine if r["indikator_id"].endswith(".trygghet_skillnad")]
    felt = max(waves, key=lambda r: (not r["syntetisk"], r["ar"]), default=None)
    result = {
        "vanligt": _beside(own, {"band_over": "ja", "band_inom": "nej", "band_under": "nej"}),
        "okar": _rose(own.get("brott_forandring")),
        "avviker": _beside(own, _OUTSIDE),
        "platsbundet": place_bound if "handelser" in own else "saknas",
        "upplevs": _rose(felt),
        "dialog": _raised(own.get("dialog")),
        "konsekvens": "saknas",
    }
    rows_used = [own.get(m) for m in ("brott_forandring", "brott_jamforelse", "dialog")] + [felt]
    return result, [f"{r['indikator_id']}@{r['omrade_kod']}@{r['period']}" for r in rows_used if r]


_OUTSIDE = {"tratt_inom": "nej"} | {f"tratt_{side}{far}": "ja" for side in ("over", "under") for far in ("", "_yttre")}


def _beside(own: dict[str, Row], answers: dict[str, str]) -> str:
    """The answer of the comparison with others; a series that is wider than the problem says nothing of the problem."""
    row = own.get("brott_jamforelse")
    if row is None or row["bredare"]:
        return "oklart" if "brott" in own else "saknas"
    return next((answers[flag] for flag in row["flaggor"] if flag in answers), "oklart")


def _rose(row: Row | None) -> str:
    if row is None:
        return "saknas"
    if row["p_upp"] is None or "for_fa_svar" in row["flaggor"] or row["bredare"]:
        return "oklart"
    if row["p_upp"] < settings.ALFA.varde:
        return "ja"
    return "nej" if row["p_ned"] < settings.ALFA.varde else "oklart"


def _raised(row: Row | None) -> str:
    if row is None:
        return "saknas"
    if row["antal"] is None:
        return "oklart"
    often = row["antal"] >= settings.MIN_YTTRANDEN.varde and (row["tillfallen"] or 0) >= settings.MIN_TILLFALLEN.varde
    return "ja" if often else "oklart"
