"""Underlag and context to the one report model: the thirteen sections of a lägesbild, in their order."""

from dataclasses import replace

from reports.compose.appendix import appendix
from reports.compose.assessment import assessment, gaps_and_priorities
from reports.compose.common import Underlag
from reports.compose.followup import follow_up
from reports.compose.introduction import introduction
from reports.compose.mapping import mapping
from reports.compose.perception import perception
from reports.compose.places import places_and_times
from reports.compose.promises import promises
from reports.compose.slides import slides
from reports.compose.vocabulary import vocabulary
from reports.context import Context
from reports.model import Report
from transforms.swedish import corrections as words

__all__ = ["compose"]


def _state(context: Context) -> str:
    return words.approved(context.godkand["av"]) if context.godkand else words.DRAFT


def compose(underlag: Underlag, context: Context) -> Report:
    """The whole report. A section without data says so in one sentence; none is left out."""
    sections = (
        *introduction(underlag, context),
        *mapping(underlag, context),
        perception(underlag, context),
        places_and_times(underlag, context),
        assessment(underlag, context),
        *gaps_and_priorities(underlag, context),
        promises(underlag, context),
        follow_up(underlag, context),
        appendix(underlag, context),
    )
    subtitle = f"Period {context.period}, utgåva {context.utgava}. {_state(context)}"
    report = Report(f"Lokal lägesbild {context.kommun_namn}", subtitle, underlag["syntetiskt"], sections,
                    vocabulary(context), profile=context.profil)
    return replace(report, slides=slides(underlag, context, report))
