"""The slides of a report as PPTX: editable text and tables, pictures with alt text, same data, same bytes."""

from reports.figures.style import SUBJECT
from reports.model import Report
from reports.slides.ground import empty
from reports.slides.package import packed
from reports.slides.paint import opening, slide

__all__ = ["write_slides"]


def write_slides(report: Report) -> bytes:
    """A title slide and one slide per message; a table too long for one goes on over the next."""
    deck = empty(report.title, report.keywords, report.profile.farg or SUBJECT)
    opening(deck, report)
    for message in report.slides:
        slide(deck, message, report)
    return packed(deck)
