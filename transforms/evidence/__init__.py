"""Evidence: what each source says of a promise's problems at its places, from before the promise began."""

from transforms.evidence.claims import TESTED, Claim, claims
from transforms.evidence.rows import FAMILIES, Row, measure, plain_rows, read_indicators, slag, testable, years_of
from transforms.evidence.scope import Scope, covers_or_follows, cutoff_year, measured_areas, scope

__all__ = [
    "FAMILIES", "TESTED", "Claim", "Row", "Scope", "claims", "covers_or_follows", "cutoff_year", "measure",
    "measured_areas",
    "plain_rows", "read_indicators", "scope", "slag", "testable", "years_of",
]
