"""One commitment to the fields of a promise. What the text does not say is marked, never filled in."""

import re

from transforms.gazetteer import Gazetteer
from transforms.notes import coder_of
from transforms.promises import numbers, where
from transforms.promises.page import Block
from transforms.promises.record import Activity, Field, Outcome, Promise
from transforms.promises.sections import nameless, own_sentences
from transforms.promises.units import Unit
from transforms.registry import Uttryck

Lexicon = tuple[Uttryck, ...]
_LONGEST = 140
_SHORTEST = 40  # characters: a shorter heading has lost what it was about
_BOUNDARY = re.compile(r",?\s+(?=(?:genom|i syfte|med syfte|för att|samt|exempelvis|till exempel|vilket|där)\b)|"
                       r"\s*[;(]")
_COMMA = re.compile(r",?\s+(?=(?:och|som)\b)|,")
_OPENING = re.compile(r"^(?:Detta|Det) (?:sker|gör vi|görs|ska (?:ske|göras)) genom (?:att )?")
_WHAT_FOR = re.compile(r"^(?:Detta|Det|Allt) (?:är |görs )?för att\b")
_GROUP = re.compile(
    r"\b(?:ungdomar|unga|barn|elever)\b(?: (?:i|på) (?:riskzon\w*|årskurs \d|högstadiet|gymnasiet|mellanstadiet))?|"
    r"\b(?:unga )?narkotikamissbrukare\b|\bföräldra?r?\b(?:- och skolpersonal)?|\bvårdnadshavare\b|\bskolpersonal\b|"
    r"\bpersonal inom \w+(?: och \w+)?|\bäldre\b(?! än)|\bseniorer\b|\bboende\b|\binvånare\b|\bmedborgare\b|"
    r"\bkvinnor\b|"
    r"\bnäringsidkare\b|\bfastighetsägare\b|\bbostadsrättsföreningar\w*|\bbostadsbolag\w*|\bbrottsoffer\b|"
    r"\bbrottsutsatta\b|\bpensionärer\b|\bbilister\b|\byoung people\b|\bparents\b", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:på grund av|eftersom|beror på|orsakas av|till följd av|"
                    r"because of)\s+([^.,;]+)", re.IGNORECASE)
_PLACE_OF = re.compile(r"\b(?:i|inom|av de som bor i)\s+(?:hela\s+)?(?:[A-ZÅÄÖ]\w+\s+)?kommun\w*", re.IGNORECASE)
_POLICE = re.compile(r"\b(?:polisen|polis|lokalpolisområdet?|the police)\b", re.IGNORECASE)
_KOMMUN = re.compile(r"\b(?:kommunen|kommun|municipality|socialtjänsten)\b", re.IGNORECASE)
_BOTH = ("polis", "kommun")
# A problem of the taxonomy that a narrower one stands beside, and the words that tell that the narrower is meant.
_NARROWER = (
    ("narkotika", "narkotika_unga", re.compile(r"\b(?:unga|ungdom\w*|skol\w*|elever)\b", re.IGNORECASE)),
    ("trafik_ovrigt", "barn_trafik", re.compile(r"\bbarn\w*", re.IGNORECASE)),
)
_SAFE = re.compile(r"\b\w*trygg\w*", re.IGNORECASE)
_SPEED = re.compile(r"(?:medel)?hastighet\w*\b[^.]{0,30}\b(?:sänk|minsk)\w*|(?:sänk|"
                    r"minsk)\w*\s+(?:medel)?hastighet\w*", re.IGNORECASE)
_SAFETY = re.compile(r"\b(?:uppleva|känna)\b[^.]{0,40}trygg\w*[^.]{0,20}\b(?:ökar|öka)\b|"
                     r"\botrygghet\w*\b[^.]{0,30}\bminska\w*", re.IGNORECASE)
_CRIME = re.compile(r"(?:antalet|anmälda)\s[^.]{0,40}\b(?:ska\s+)?minska\w*|minska\w*\s+(?:antalet|"
                    r"anmälda)\b[^.,]*", re.IGNORECASE)
_TARGET = re.compile(r"\btill\s+(?:högst\s+|under\s+)?(\d+)\b(?!\s*(?:procent|%))")


def problems(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The problems that the words name. The only call to the coder of statements."""
    return coder_of(lexicon).code(text).problem


def promise(unit: Unit, lexicon: Lexicon, gazetteers: list[Gazetteer], we: Field) -> Promise:
    """The draft of one promise; `we` is who the page means by "vi" (`we_of`)."""
    text, lines = nameless(unit.text), unit.rader
    spots, strangers = where.places(text, lines, gazetteers)
    problem = _problem(f"{unit.etikett} {text}", lines, lexicon, spots)
    named = problem.varde if isinstance(problem.varde, tuple) else ()
    return Promise(
        rubrik=_heading(unit),
        slag=Field("problem" if named else "arbetssatt", lucka="" if named else "arbetssatt"),
        problem=problem,
        platser=spots,
        malgrupp=_joined(_GROUP, text, lines, "ingen_malgrupp"),
        orsak=_cause(text, lines),
        ansvarig=_responsible(unit, text, we),
        aktiviteter=_activities(unit),
        mal=_outcome(text, lines, named),
        okanda_platser=strangers,
        rader=lines,
        fokusomrade=nameless(unit.mal[0][0]).strip(" .") if unit.mal else "",
    )


def shortened(sentence: str) -> str:
    """The sentence up to its last clause boundary that keeps it within a heading's length; in its own words."""
    text = _OPENING.sub("", sentence).strip(" .:")
    if len(text) <= _LONGEST:
        return text
    for form in (_BOUNDARY, _COMMA, re.compile(r"\s")):
        if cuts := [hit.start() for hit in form.finditer(text) if _SHORTEST <= hit.start() <= _LONGEST]:
            return text[: cuts[-1]]
    return text[:_LONGEST]


def we_of(blocks: list[Block]) -> Field:
    """The first sentence of the page in which police and kommun together promise: whom "vi" means after it."""
    for block in blocks:
        for sentence in own_sentences(block):
            hits = _actors(sentence)
            if len(hits) == len(_BOTH) and re.search(r"lovar|löfte|åtar|tillsammans", sentence, re.IGNORECASE):
                return Field(_BOTH, block.lines_of(sentence), tuple(hits.values()))
    return Field((), lucka="ingen_ansvarig")


def _problem(text: str, lines: tuple[int, ...], lexicon: Lexicon, spots: Field) -> Field:
    """What the coder names, narrowed where the text tells; places pointed out for safety's sake are unsafe places."""
    named = list(problems(text, lexicon))
    for wide, narrow, form in _NARROWER:
        if wide in named and narrow not in named and form.search(text):
            named[named.index(wide)] = narrow
    if not named and spots.varde != ("kommunen",) and (hit := _SAFE.search(text)):
        return Field(("otrygg_plats",), lines, (hit[0],), "otrygg_harledd")
    return Field(tuple(named), lines) if named else Field((), lucka="inget_problem")


def _heading(unit: Unit) -> Field:
    if unit.etikett and unit.rubrik:
        return Field(shortened(nameless(unit.etikett)), unit.rubrik.lines_of(unit.etikett))
    sentence, block = unit.meningar[0]
    return Field(shortened(nameless(sentence)), block.lines_of(sentence))


def _activities(unit: Unit) -> tuple[Activity, ...]:
    """A sentence each; one that only says what for is no activity, unless it stands alone."""
    does = [(s, block) for s, block in unit.meningar if not _WHAT_FOR.match(s)] or list(unit.meningar)
    return tuple(_activity(s, block.lines_of(s)) for s, block in does)


def _activity(sentence: str, lines: tuple[int, ...]) -> Activity:
    text = _OPENING.sub("", nameless(sentence)).strip(" .")
    return Activity(Field(text, lines), numbers.amount(sentence, lines), numbers.frequency(sentence, lines))


def _joined(form: re.Pattern[str], text: str, lines: tuple[int, ...], gap: str) -> Field:
    found: dict[str, str] = {}
    for hit in form.finditer(text):
        if not any(hit[0].casefold() in told for told in found):
            found[hit[0].casefold()] = hit[0]
    return Field("; ".join(found), lines, tuple(found.values())) if found else Field("", lucka=gap)


def _cause(text: str, lines: tuple[int, ...]) -> Field:
    hit = _CAUSE.search(text)
    return Field(hit[1].strip(), lines, (hit[0],)) if hit else Field("", lucka="ingen_orsak")


def _responsible(unit: Unit, text: str, we: Field) -> Field:
    """Who keeps it: the table's cell, a line that leads in to the list and names both, the commitment, "vi"."""
    heading = unit.rubrik.text if unit.rubrik else ""
    lines = unit.rubrik.lines_of(heading) if unit.rubrik else ()
    leads_in = heading.endswith(":") and len(_actors(heading)) == len(_BOTH)
    for words, where_told in ((unit.vem, unit.rader), (heading if leads_in else "", lines), (text, unit.rader)):
        if hits := _actors(words):
            return Field(tuple(hits), where_told, tuple(hits.values()))
    if re.search(r"\bvi\b", f"{heading} {text}", re.IGNORECASE):
        return we
    return Field((), lucka="ingen_ansvarig")


def _actors(words: str) -> dict[str, str]:
    clean = _PLACE_OF.sub(" | ", words)
    return {who: hit[0] for who, form in (("polis", _POLICE), ("kommun", _KOMMUN)) if (hit := form.search(clean))}


def _outcome(text: str, lines: tuple[int, ...], named: tuple[str, ...]) -> tuple[Outcome, ...]:
    single = f"{named[0]}.brott" if len(named) == 1 else ""
    for form, indicator in ((_SPEED, "trafik_hastighet.fart"), (_SAFETY, "otrygg_plats.trygghet"), (_CRIME, single)):
        hit = form.search(text)
        if hit and indicator:
            target = _TARGET.search(text, hit.start())
            value = Field(int(target[1]), lines, (target[0],)) if target else Field(None, lucka="inget_varde")
            return (Outcome(Field(indicator, lines, (hit[0],)), Field("minska", lines, (hit[0],)), value),)
    return ()
