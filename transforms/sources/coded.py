"""What people said on its way into the contracts: persons taken out, coded, placed, and given an id that lasts.

All that is told of a statement is told of its redacted text; the original ends here, but for the digest in its id.
"""

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from transforms import notes
from transforms.deliveries.account import FileReport
from transforms.gazetteer import gazetteer_of
from transforms.redaction import MARKS, Redactor
from transforms.sources.base import Context

_MARK = re.compile(rf"\[(?:{'|'.join(MARKS)})\]")
_NOBODY = "N"  # stands for a mark where a text is coded: the word "telefon" in it would be read as a theme
_BYTES = 8  # of the digest: a clash is not to be met with in a kommun's notes


def without_persons(texts: pd.Series, redactor: Redactor, report: FileReport) -> pd.Series:
    """The texts with marks where persons stood; the report counts the marks by kind."""
    once = {text: redactor.redact(str(text)) for text in texts.unique()}
    found = [once[text] for text in texts]
    for one in found:
        report.dolda.update(one.marks)
    return pd.Series([one.text for one in found], index=texts.index, dtype="object")


def coded(frame: pd.DataFrame, column: str, context: Context) -> pd.DataFrame:
    """The frame with `problem` and `bra` (lists), the words that told them (`skal`) and the doubts (`tvivel`)."""
    coder = notes.coder_of(context.registry.lexikon)
    codings = [coder.code(_plain(text)) for text in frame[column]]
    return frame.assign(
        problem=_lists(frame, ([*c.problem] for c in codings)), bra=_lists(frame, ([*c.bra] for c in codings)),
        skal=_lists(frame, (sorted({m.ord for m in c.skal}) for c in codings)),
        tvivel=_lists(frame, ([*c.tvivel] for c in codings)),
    )


def placed(frame: pd.DataFrame, column: str, context: Context) -> pd.DataFrame:
    """The frame with the place that each statement names itself; `huvud` where it names none and the note's holds."""
    placer = notes.Placer(gazetteer_of(context.kommun, context.registry), context.registry.platser(context.kommun))
    placings = [placer.place(_plain(text)) for text in frame[column]]
    rules = ["huvud" if p.utfall == "okand" else p.regel for p in placings]
    return frame.assign(plats_kod=pd.Series([p.kod or None for p in placings], index=frame.index, dtype="object"),
                        plats_regel=pd.Series(rules, index=frame.index, dtype="object"))


def ids(frame: pd.DataFrame, header: Iterable[str], column: str) -> pd.Series:
    """`yttrande_id` per row: a digest of the note's header and the text as it was said, whatever its case and spaces.

    A file's name and what else it holds do not matter, so that the same note delivered again, renamed or with more in
    it, gives the same ids. Statements alike in all are told apart by their order.
    """
    before: Counter[str] = Counter()
    made = []
    for row in frame[[*header, column]].itertuples(index=False, name=None):
        said = "\x1f".join(" ".join(unicodedata.normalize("NFC", str(cell)).casefold().split()) for cell in row)
        before[said] += 1
        digest = hashlib.blake2b(f"{said}\x1f{before[said]}".encode(), digest_size=_BYTES).digest()
        # Letters first, and none that a spreadsheet takes for a number or a digest for a personnummer.
        made.append("y" + base64.b32encode(digest).decode("ascii").rstrip("=").casefold())
    return pd.Series(made, index=frame.index, dtype="object")


def _plain(text: object) -> str:
    return _MARK.sub(_NOBODY, str(text))


def _lists(frame: pd.DataFrame, lists: Iterable[list[str]]) -> pd.Series:
    return pd.Series(list(lists), index=frame.index, dtype="object")
