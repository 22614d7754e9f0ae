"""Takes persons out of free text: numbers by their form, names by lists and context. See `Redactor`."""

from transforms.redaction.redactor import MARKS, Redacted, Redactor, bundled, redactor_of
from transforms.redaction.written import named, without_persons

__all__ = ["MARKS", "Redacted", "Redactor", "bundled", "named", "redactor_of", "without_persons"]
