"""The words by which a published text is read: what promises, what aims, what tells of the past, who speaks."""

import re

_I = re.IGNORECASE
PROMISE = r"medborgar?e?\s?-?l[öo]ft\w*|l[öo]ften?a?\b|l[öo]ftena\b|citizen promises?"
SPEAKS_OF_PROMISE = re.compile(rf"{PROMISE}|\blovar\b|åtagande", _I)
# Headings, in the order they are tried.
NUMBERED = re.compile(rf"^(?:(?:{PROMISE})|promise)\s*(?:nr\.?\s*)?\d{{1,2}}\s*(?:[:.–—-]\s*|$)", _I)
CONTACT = re.compile(r"kontakt|frågor\?|press(?:kontakt|meddelande)|undertecknat|underskrift|contact", _I)
ASIDE = re.compile(
    r"uppföljning|följ med|följer vi|utvärder|resultat|så gick det|genomför(?:t|da|des)|bakgrund|situationen|nuläge|"
    r"lägesbild|underlag|bygger på|baseras|läs mer|relatera|vad är|om medborgarl|frågor och svar|statistik|nyheter|"
    r"tidigare (?:års )?|evaluation|background|results?\b|read more|så (?:här )?tog vi fram|dialog", _I)
GOAL = re.compile(r"^(?:våra |gemensamma |övergripande |de )?(?:mål|målsättning|målbild|syfte|vision)|fokusområde|"
                  r"prioriterade områden|förväntad effekt|inriktning|\bgoals?\b|focus areas?", _I)
COMMITMENTS = re.compile(
    rf"{PROMISE}|\blovar\b|aktivitet|åtgärder|insatser|åtagande|gör vi\b|ska vi\b|vi ska\b|"
    r"\bska\b.*\bgöra\b|genom att:?$|\bpromise|commitments?|activities", _I)
# Sentences.
ACTOR = r"(?:polisen|polis|kommunen|\w+ kommun|kommun|vi|parterna|lokalpolisområdet|räddningstjänsten|the police|we)"
_MODAL = r"(?:ska|skall|kommer(?: \w+){0,2} att|lovar|åtar (?:sig|oss)|will)"
COMMITS = re.compile(rf"\b{ACTOR}\b(?:(?!\bsom\b)[^.;]){{0,60}}?\b{_MODAL}\b|\b{_MODAL}\s+(?:\w+\s)?{ACTOR}\b|"
                     rf"^(?:polisen|kommunen|vi)(?: och (?:polisen|kommunen))? "
                     r"(?:arbetar|genomför|gör|deltar|fortsätter)\b", _I)
SET_APART = re.compile(r"\b(?:aktiviteter|insatser|åtgärder)\b.{0,60}\bska (?:prioriteras|genomföras|göras)\b.*\bär\b|"
                       r"\w+verksamheten\b.*\bkommer att\b|\bska\b.{0,60}\w{3,}as\b(?:.{0,60}\bav (?:polisen|"
                       r"kommunen))", _I)
MODAL = re.compile(rf"\b{_MODAL}\b|\bbör\b", _I)
PAST = re.compile(r"\b\w+(?:fördes|förde|förts)\b|\bhölls\b|\bhar (?:vi |polisen |kommunen |det )?\w+(?:at|it|ts|tt)\b|"
                  r"\bblev\b|\bgenomfört\b|^(?:vi|polisen|kommunen) (?:\w+ade|höll|gjorde)\b", _I)
# Sentences about the promise, its making or its follow-up: no commitment to a measure.
ABOUT = re.compile(
    r"följ(?:s|as|a|er|t)\b.{0,20}\bupp\b|följa hur|utvärder|kommunicera (?:kring|om|till)|återkoppla|återrapporter|"
    r"redovisas|"
    r"(?:skriva under|teckna|underteckna|presentera|ta fram|arbeta fram|besluta om|förnya|publicera)\w*\b.{0,60}löft|"
    rf"\bkl\.? ?\d|bjud\w* in till|välkom|svaren|ligga? till grund|(?:{PROMISE}).{{0,30}}\b(?:ska|kommer att) "
    r"(?:gälla|vara|"
    r"presenteras|skrivas|tas fram|ersätt)", _I)
SPEECH = re.compile(r"\b(?:säger|sade|sa|berättar|menar|förklarar|tycker|kommenterar|konstaterar|says)\b", _I)
# An aim: what shall become of things, with nothing said of what is done for it.
AIM = re.compile(r"(?:\b(?:ska|vill|kommer(?: \w+)? att|lovar att|att)\s+(?:vi\s|polisen\s|"
                 r"kommunen\s)?(?:tillsammans\s)?"
                 r"|^)(?:minska\w*|sänka\w*|förbättra\w*|stärka\w*|höja\w*|bli|känna|uppleva|"
                 r"öka\w* (?:den |upplevda |känslan|trygghet|tillit|förtroende|trivsel|medvetenhet))\b|"
                 r"^(?:minskad|ökad trygg|ökat förtroende|färre|mindre|tryggare)|\bska (?:minska|öka|sjunka)\b", _I)
MEANS = re.compile(r"\bgenom\b|\bmed hjälp av\b|\bnärvaro|\bkontroll|\bvandring|\bpatruller|\binformation", _I)
GOAL_LABEL = re.compile(r"^(?:mål|målsättning|syfte|goal)\s*(?:\d{1,2})?\s*[:–—-]\s*", _I)
PURPOSE = re.compile(r"^syfte\w*\b.*?\b(?:är|var) att\s+(.+)$|fokusområden?[;:]\s*(.+)$", _I)
DOES = re.compile(r"^[a-zåäö]+a\b|kontroll|vandring|närvaro|insats|dialog|samverka|föreläs|inform|utbild|patrull|besök|"
                  r"möte|kampanj|träff|runda|rundor", _I)
LINK = re.compile(r"^(?:läs mer|till startsidan|dela|skriv ut|tipsa|kontakta|tillbaka|logga in|sök|lyssna|"
                  r"webbkarta)\b", _I)
# People and their addresses.
ADDRESS = re.compile(r"\S+@\S+|\b(?:0|\+46)[\d\s()-]{6,}\d|\btel(?:efon)?\b\s*[:.]|\be-?post\s*:", _I)
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?"
NAME = rf"{_NAME}(?: (?:von |af |de )?{_NAME}){{1,2}}"
TITLE = (r"\w*(?:kommunpolis|områdespolis|polischef|områdeschef|chef|direktör|ordförande|samordnare|handläggare|"
         r"strateg|kommunalråd|borgmästare|polismästare|kommissarie|inspektör)(?:en)?")
SIGNATURE = re.compile(rf"{NAME}(?:, .{{0,80}}|\s+\(?(?i:{TITLE}).{{0,40}})|(?i:{TITLE}):?,? {NAME}")
TITLED = re.compile(rf"(\b(?i:{TITLE}))(?: (?i:för|i|på)(?: \w+){{1,3}})?,? ({NAME})")
NAMED = re.compile(rf"({NAME}), (?=(?i:{TITLE})\b)")
