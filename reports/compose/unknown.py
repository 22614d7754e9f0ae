"""What the record cannot answer: part of the assessment, and a slide of its own."""

from reports.compose.common import Underlag, pick
from transforms.swedish import unknown as words

_OWN = ("referens", "aktivitet")  # kinds that never answer for a promise


def unknown(underlag: Underlag) -> tuple[str, ...]:
    """The open questions of this record, those of every record last."""
    used = [k for k in underlag["kallor"] if k["anvand"] and k["kallslag"] not in _OWN]
    real = {k["kallslag"] for k in used if not k["syntetisk"]}
    synthetic = [kind for kind in dict.fromkeys(k["kallslag"] for k in used) if kind not in real]
    hidden = underlag["rojandekontroll"]["undertryckta"]
    return (
        *([words.only_synthetic(synthetic)] if synthetic else []),
        *([] if pick(underlag, "brott_jamforelse") else [words.COMPARED]),
        words.PLACES, words.CONSEQUENCES, words.DARK,
        *([words.hidden(hidden)] if hidden else []),
    )
