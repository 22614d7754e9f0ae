"""What tells who somebody is by its form: e-mail, phone, plate, address, case, account. Replaced by its kind."""

import re

from transforms.redaction import personal_numbers
from transforms.redaction.personal_numbers import LOOKALIKE
from transforms.redaction.words import set_of

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
# Not after "2025-" or "61.": then the zero is part of a date or a number; nor in an id such as 0182-2017-1a;
# nor a date as 03/12/2025, 3/02/2025 or 03-12-2025 (the one area code of two digits is 08).
_PHONE = re.compile(
    r"(?<!\d)(?<!\d[-.,:])(?!\d{4}-(?:19|20)\d\d(?!\d))"
    r"(?!0(?:[1-79][-/]|8/)(?:0[1-9]|[12]\d|3[01])[-/](?:19|20)\d\d(?!\d))"
    r"(?!(?<=\d/)0[1-9]/(?:19|20)\d\d(?!\d))(?:\+\d{2}|0)(?:[ -]?\(0\))?[ \u00a0/-]?\d{1,3}"
    r"(?:[ \u00a0\u2013/-]?\d{2,4}){2,4}(?!\d)")
_PLATE = re.compile(r"\b[A-Za-z]{3}[ -]?\d{2}[A-Za-z0-9]\b")
# What is masked in every cell of a table, where words around a number say nothing.
_IN_CELLS = ((LOOKALIKE, "[nummer]"), (_PHONE, "[telefon]"), (_PLATE, "[regnr]"))


def masked(text: str) -> str:
    """A cell of a table with e-mail addresses, lookalikes of personal numbers, phone numbers and plates masked."""
    if "@" in text:
        text = _EMAIL.sub("[e-post]", text)
    if _DIGIT.search(text):
        for pattern, mark in _IN_CELLS:
            text = pattern.sub(mark, text)
    return text


def _words(text: str) -> str:
    return "|".join(text.split())


_AT = r"(?:@|[(\[{](?:at|a|snabel-?a)[)\]}]|\bsnabel-?a\b)"
_DOT = r"(?:\.|[(\[]?\b(?:punkt|dot)\b[)\]]?)"
_SPOKEN_EMAIL = re.compile(rf"[\w.+-]{{1,64}}(?:\s{_DOT}\s[\w-]{{1,64}})?\s?{_AT}\s?[\w-]{{1,64}}"
                           rf"(?:\s?{_DOT}\s?[\w-]{{2,20}}\b)+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[^\W\d][\w.]{1,29}\w")

_GAP = r"[ \u00a0.\-\u2013/]"
_CALL = _words(r"tel tel\. tfn tlf telefon telefonnr telefonnummer mobil mobilnr mobilnummer nummer nr ring ringa nås "
               "sms sms:a")
_PHONES = (
    re.compile(rf"(?<!\d)(?<!\d[-.,:])(?:\(07\d{{1,2}}\)|07\d{{1,2}})(?:{_GAP}{{0,3}}\d){{6,7}}(?!\d)"),
    re.compile(rf"(?<![\d+])(?:\+|00)[1-9]\d{{0,2}}{_GAP}{{0,2}}(?:\(0\){_GAP}{{0,2}})?(?:\d{{1,4}}{_GAP}{{0,3}}){{2,6}}"
               r"\d{1,4}(?!\d)"),
    re.compile(rf"\(0\d{{1,3}}\){_GAP}{{0,3}}\d{{2,4}}(?:{_GAP}?\d{{2,4}}){{1,3}}(?!\d)"),
    re.compile(r"(?<!\d)(?<!\d[-.,:])0\d{1,3}[-–/]\d{2,3}(?:[ \u00a0]\d{1,3}){2,3}(?![\d-])"),
    _PHONE,
    re.compile(r"(?<!\d)0(?: \d){7,9}(?! ?\d)"),
    re.compile(r"(?<!\d)46 ?7\d(?:[ -]?\d){7}(?!\d)"),
    re.compile(r"(?<!\d)(?<!\d[-.,:])0\d{1,3}\s[-–/]\s?(?:\d{5,8}|\d{2,3}(?:[ \u00a0]\d{2,3}){1,3})(?!\d)"),
    re.compile(rf"(?P<keep>\b(?:{_CALL})(?:\s(?:på|mig|är|till)){{0,2}}[.:]?\s{{1,2}})"
               r"(?!(?:19|20)\d\d\b)[1-9]\d{1,3}(?:[ \u00a0-]\d{2,3}){1,3}(?![\d-])", re.IGNORECASE),
)
# 114 14 and the like are the public's own numbers.
_PUBLIC = re.compile(r"(?:112|114 ?14|116 ?\d{3}|1177|020)")

_VEHICLE = _words("reg regnr reg.nr regnummer registreringsnummer skylt skylten bil bilen moped mopeden mc epa "
                  "epan a-traktor regskylt regskylten regplåt nummerplåt nummerskylt registreringsskylt plåten "
                  "skåpbil lastbil fyrhjuling kärran kärra nissan hyundai peugeot renault opel mazda honda seat "
                  "fiat citroen volvo saab bmw audi golf passat toyota mercedes volkswagen ford kia skoda tesla")
_NO_PLATE = set_of("""
    och det den ett har kan ska man vid men nog typ per hus rum sal lag bus kod nej hon han oss ute dom var bor
    fyr gick ner upp mot hur nya lgh tel dnr ica sek kom ser fem sju tio bra ger tog tar kl nr max min ca om
    bost port buss eller ålder cirka under dag box art ort est sms sid via utan bara ens mer fler hos iso pub
    bar kr led rad etg plan tum gul eks vit viss inv ivo vet nio hiv vill jan feb mar apr maj jun jul aug sep
    okt nov dec ntu stn reg bmw
""")
_COMPACT = re.compile(r"\b[A-Za-z]{3}\d{2}[A-Za-z0-9]\b")
_SPACED = re.compile(r"\b([A-Za-z]{3})[ \-\u00a0]\d{2}(?:\d|[A-NP-Za-np-z])\b"
                     r"(?![.:,]\d|\s?(?:%|kr\b|st\b|km|m\b|år|pers))")
_OWN_PLATE = re.compile(rf"(?P<keep>\b(?:{_VEHICLE})(?:\s?(?:nr|med|nummer|är|var|:|\.)){{0,2}}[ :]\s?)"
                        r"[A-Za-z]{3}[ -]?\d{2}\s?[A-Za-z0-9]\b", re.IGNORECASE)

# The plates of mopeds are a digit shorter.
_MOPED_PLATE = re.compile(r"(?P<keep>\b\w*(?:moped|mopp)\w*(?:\s(?:nr|med|skylt|skylten|reg))*[ :]\s?)"
                          r"(?!(?:och|men|som|för|den|det|har|kör|kom|var|vid)\b)[A-Za-z]{3}[ -]?\d{2}\b"
                          r"(?!\s?(?:år|km|kr|st)\b)", re.IGNORECASE)

_STREET = _words("gatan gata vägen gränd gränden stigen backen torget allén allé plan stråket slingan ringen kajen "
                 "terrassen gången kroken svängen stranden parken höjden brinken platsen esplanaden leden bergsvägen "
                 "hamnen spåret rundan dalen kullen berget löpan vreten ängen liden")
_NUMBER = (r"\d{1,3}(?:\s?[-–]\s?\d{1,3}(?!\d))?(?:\s?[A-Ha-h](?![\w]))?"
           r"(?![\d]|[.:,]\d|\s?(?:%|km|kilometer|meter|m\b|kr\b|st\b|stycken|pers|gånger|min\b|minuter|bilar|år\b|års|ungdom|"
           r"grader|timmar|dagar|procent|mil\b|personer|cyklar|mopeder|barn|killar|tjejer|lampor|i timmen|polis))")
_FLAT = (r"(?:,?\s?(?:lgh|lägenhet|lght)\.?\s?(?:nr\s?)?\d{1,4}\b|,?\s?\d\s?(?:tr|trappor|tr\.)(?:\s?upp)?(?!\w)"
         r"|,?\s(?:port|uppgång|ing(?:ång)?)\.?\s[A-H1-9]\b)")
_POST = r"(?:,?\s(?:SE-?\s?)?\d{3}\s?\d{2}(?:\s[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?)?(?!\d))"
_TAIL = rf"(?:{_FLAT}){{0,2}}{_POST}?"
_NAME = r"[A-ZÅÄÖ][a-zåäöéü]+"
_ADDRESSES = (
    re.compile(rf"\b(?!(?:På|Vid|Längs|Från|Mot|Hela|Varje|Denna)\s)(?:(?:{_NAME}|S:ta?)\s){{0,3}}\b{_NAME}s?\s"
               rf"(?i:gatan?|väg(?:en)?|gränd(?:en)?|torg(?:et)?|plan|allén?|backen?|stig(?:en)?|gård)\s{_NUMBER}{_TAIL}"),
    re.compile(rf"(?:\b(?:Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla|Övre|Nedre|Sankta?|S:ta?)\s)?"
               rf"\b(?!(?:riks|läns|europa|huvud|motor)väg)[^\W\d_]{{2,}}(?:{_STREET}|väg|gata|v\.|g\.)\s?\(?(?:nr\.?\s?|nummer\s)?{_NUMBER}{_TAIL}",
               re.IGNORECASE),
    re.compile(rf"(?P<keep>\b(?:bor(?:\s\w+)?\s(?:på|i|vid)|adress(?:en)?(?:\s(?:är|på))?:?|hemma\spå|boende\spå)\s)"
               rf"(?:{_NAME}\s){{1,3}}{_NUMBER}{_TAIL}"),
    re.compile(rf"\b[A-ZÅÄÖ][a-zåäö]+(?:[bdfgklmnrst]v\.?|[a-zåäö]g\.)\s{_NUMBER}{_TAIL}"),
    re.compile(r"\b(?:lgh|lägenhet)\.?\s?(?:nr\.?\s?)?\d{4}\b", re.IGNORECASE),
    re.compile(rf"\b(?:{_NAME}|[a-zåäö]{{3,}})\s\d{{1,3}}\s?[A-Ha-h]?{_FLAT}{_POST}?"),
)

_NUMBERED = _words("dnr diarienr diarienummer diarie d.nr k-nr k-nummer aktnr aktnummer målnr målnummer ärendenr "
                   "ärendenummer ärende-id ärendeid anmälningsnr anmälningsnummer skadenr skadenummer referensnr "
                   "referensnummer ref.nr refnr journalnr journalnummer kundnr kundnummer medlemsnr medlemsnummer")
_SPOKEN = (r"(?:[\w-]*ärende(?:t|n)?|[\w-]*anmälan|akt|akten|mål|målet|case|referens|ref|journal|diariet)")
_SAID = r"(?:\s?(?:nr|nummer|med|har|är|id|hos|polisen|BUP|soc)\b\.?){0,3}\s?[.:#]{0,2}\s?#?"
_BODY = (r"(?:[A-ZÅÄÖ]{1,6}[ \-/.]?)?(?:\d[\d/:\-–.]*(?:[\-/ ][A-ZK]?\d[\d/:\-–]*)*[A-Z]?\d+|\d{3,})(?:-\d+)*"
         r"(?:[A-Z](?!\w))?")
_CASES = (
    re.compile(r"\b\d{4}[-– ]?K ?\d{3} ?\d{0,4}[-–/]\d{2,4}\b", re.IGNORECASE),
    re.compile(r"\bK ?\d{4}[-– ]\d{3,7}[-–/]\d{2,4}\b", re.IGNORECASE),
    re.compile(rf"(?P<keep>\b(?:{_NUMBERED}){_SAID}){_BODY}", re.IGNORECASE),
    re.compile(rf"(?P<keep>\b{_SPOKEN}{_SAID})"
               rf"(?!(?:19|20)\d\d(?![\d/:\-–])|\d{{1,2}}/\d{{1,2}}\b|(?:19|20)\d\d-\d\d-\d\d\b)"
               rf"{_BODY}", re.IGNORECASE),
    re.compile(r"\b(?:K|B|T|Ö|AM|Ä|FT|PMT)[ \-–]?\d{2,7}[-–/]\d{2}(?:\d\d)?(?!\d)"),
    re.compile(r"\b(?!(?:SFS|SOU|DS|PROP)\b)[A-ZÅÄÖ]{2,6}[ \-/.]?(?:19|20)\d\d"
               r"(?:[/:.]\d{2,6}|[-–](?!(?:19|20)\d\d(?!\d))\d{3,6})(?:-\d+)?(?!\d)"),
    re.compile(r"(?<![\d/\-])(?<!SFS )(?<!SOU )(?!(?<=\()\d{4}:\d{1,4}\))"
               r"(?:19|20)\d\d[/:](?!(?:19|20)\d\d\b)\d{3,6}(?:-\d+)?(?!\d)"),
    re.compile(r"(?<![\d/\-])(?:19|20)\d\d[/:]\d{1,6}-\d+(?!\d)"),
    re.compile(r"(?<![\d\-/])(?:19|20)\d\d-(?!(?:19|20)\d\d(?!\d))\d{4,6}(?:-\d+)?(?![\d\-])"),
)
_ACCOUNT = (r"(?:bankgiro|bg|plusgiro|postgiro|pg|konto|kontot|kontonr|kontonummer|kontonumret|bankkonto|personkonto|"
            r"clearing|clearingnr|clearingnummer|swish|swisha|swishnummer|iban|kort|kortet|kortnr|kortnummer|bankkort|kreditkort)")
_ACCOUNTS = (
    re.compile(r"\b[A-Z]{2}\d{2}(?:[ \-]?[A-Z0-9]{4}){3,7}(?:[ \-]?[A-Z0-9]{1,3})?\b"),
    re.compile(r"(?<!\d)\d{4}(?:[ \-\u00a0]?\d{4}){3}(?!\d)"),
    re.compile(rf"(?P<keep>\b{_ACCOUNT}(?:\s?(?:nr|nummer|är|till|på|med)\b\.?){{0,2}}\s?[.:]?\s?)"
               r"\d(?:[ \-–,.\u00a0]{0,2}\d){5,18}(?!\d)", re.IGNORECASE),
    re.compile(r"(?P<keep>\bclearing(?:nr|nummer)?:?\s)\d{4}(?:-\d)?(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)\d{4}-\d,?[ ]\d{2,4}(?:[ \-]?\d{2,4}){1,3}(?:-\d)?(?!\d)"),
    re.compile(r"(?<![\d\-])\d{3,4}-\d{4}(?![\d\-])(?=\s?\(?(?:bg|bankgiro))", re.IGNORECASE),
    re.compile(r"(?<![\d\-])(?!19|20)[1-9]\d{3}-\d{7,10}(?![\d\-])"),  # clearing number and account
)


def replaced(text: str) -> str:
    """Running text with every identifier in it replaced by a mark of its kind, the surest forms first."""
    if "@" in text or "snabel" in text or "(a" in text:
        text = _HANDLE.sub("[användarnamn]", _SPOKEN_EMAIL.sub("[e-post]", _EMAIL.sub("[e-post]", text)))
    if not _DIGIT.search(text):
        return text
    text = _all(_ACCOUNTS[:1], "[konto]", personal_numbers.replaced(text))
    text = _all(_ACCOUNTS[1:], "[konto]", text)
    text = _all(_CASES, "[ärende]", text)
    text = LOOKALIKE.sub("[nummer]", _all(_ADDRESSES, "[adress]", text))
    text = _all(_PHONES, "[telefon]", text)
    return _plates(text)


def _all(patterns: tuple[re.Pattern[str], ...], mark: str, text: str) -> str:
    for pattern in patterns:
        keeps = "keep" in pattern.groupindex
        text = pattern.sub(lambda m, keeps=keeps: _with_mark(m, mark, keeps), text)  # type: ignore[misc]
    return text


def _with_mark(match: re.Match[str], mark: str, keeps: bool) -> str:
    kept = match["keep"] if keeps else ""
    return match[0] if mark == "[telefon]" and _PUBLIC.fullmatch(match[0][len(kept):]) else kept + mark


def _plates(text: str) -> str:
    text = _OWN_PLATE.sub(lambda m: m["keep"] + "[regnr]", text)
    text = _MOPED_PLATE.sub(lambda m: m["keep"] + "[regnr]", text)
    text = _COMPACT.sub("[regnr]", text)
    return _SPACED.sub(lambda m: m[0] if m[1].casefold() in _NO_PLATE else "[regnr]", text)
