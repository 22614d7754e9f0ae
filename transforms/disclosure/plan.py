"""Which measures of the åtgärdsplan an edition shows.

Outside the house three kinds are left out: planned operations, by the deliverer's word (`synlighet`) or, where nothing
is said, by whose they are and what they are called; what is marked `intern`; and measures against a sensitive problem
at a place, whether the row or its words name the place. A row that is shown has only its plan's own words, redacted.
"""

import re

from transforms import notes
from transforms.evidence import Row
from transforms.gazetteer import gazetteer_of
from transforms.registry import Registry

# Police and guards, and what they do at a time and place that nobody should be able to read in advance.
_OPERATION = re.compile(
    r"polis|patrull|insats|razzia|tillslag|spaning|span\b|ordningsvakt|väktare|kontroll|civilklädd|kamera|"
    r"hundförare|narkotikahund", re.IGNORECASE)


class Withholding:
    """Tells which measures an edition leaves out: by the registry's problems, the kommun's places and the lexicon."""

    def __init__(self, registry: Registry, kommun: str, edition: str) -> None:
        self._intern = edition == "intern"
        self._sensitive = {p.problem_id for p in registry.problem.values() if p.kansligt}
        self._gazetteer = gazetteer_of(kommun, registry)
        self._placer = notes.Placer(self._gazetteer, registry.platser(kommun))
        self._coder = notes.coder_of(registry.lexikon)

    def leaves_out(self, row: Row) -> bool:
        """True when the edition may not show this row of `mart_atgardsplan`."""
        if self._intern:
            return False
        return row["synlighet"] == "intern" or self._operation(row) or (self._touches(row) and self._placed(row))

    def _operation(self, row: Row) -> bool:
        return row["synlighet"] is None and bool(_OPERATION.search(f"{row['ansvarig'] or ''} {_words(row)}"))

    def _touches(self, row: Row) -> bool:
        """Meant for a sensitive problem, or written so that it speaks of one."""
        coded = self._coder.code(_words(row))
        return bool(self._sensitive & {*row["problem"], *coded.problem, *coded.bra})

    def _placed(self, row: Row) -> bool:
        """At less than the kommun. A place that is not known may be any address."""
        named = self._placer.place(_words(row))
        return self._gazetteer.find(row["plats"]).utfall != "kommun" or named.utfall not in ("okand", "kommun")


def _words(row: Row) -> str:
    return ". ".join(row[key] for key in ("vad", "orsak", "matt") if row[key])
