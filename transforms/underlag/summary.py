"""The report's summary, from real sources alone."""

from collections.abc import Sequence

from transforms.evidence import Claim, Row
from transforms.swedish import evidence as words
from transforms.swedish import references
from transforms.underlag.promises import Judged
from transforms.underlag.view import View


def summary(view: View, judged: Sequence[Judged], risen: Sequence[Row]) -> list[str]:
    """Sentences, the conclusion first; `risen` = changes that rose without a promise."""
    if not any(not r["syntetisk"] for r in view.rows):
        return [words.SUMMARY_NO_REAL]
    active = [j for j in judged if j.verdicts]
    if not active:
        return [words.SUMMARY_NO_PROMISE]
    real = [next(v for v in j.verdicts if v.kallslag == "brottsstatistik") for j in active]
    # A synthetic verdict is none: such a promise lacks a real series.
    verdicts = {key: sum(("saknas" if v.demo else v.utslag) == key for v in real) for key in words.UTSLAG}
    sentences = [f"{j.lofte.rubrik}: {words.UTSLAG[v.utslag]}. {' '.join(view.sentence(c) for c in v.claims)}"
                 for j, v in zip(active, real, strict=True) if v.claims and not v.demo]
    gap_sentences = [words.SUMMARY_GAP.format(mening=view.sentence(_gap_claim(view, row))) for row in risen]
    compared = any(r["indikator_id"].endswith(".brott_jamforelse") and not r["syntetisk"] for r in view.rows)
    return [words.summary_counts(len(active), verdicts), *sentences, *gap_sentences,
            *([] if compared else [references.NONE])]


def _gap_claim(view: View, row: Row) -> Claim:
    detected = view.registry.problem[row["problem"]].upptacktsstyrt
    return Claim(row["kallslag"], row["problem"], row, None, wider=False, coarser=False, demo=False, detected=detected)
