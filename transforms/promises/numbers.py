"""Amounts and frequencies of a promise: "minst tio trafikkontroller", "en gång i veckan", "varje höst"."""

import re

from transforms.promises.record import Field

_NUMBERS = {word: n for n, words in enumerate((
    ("en", "ett", "one"), ("två", "two"), ("tre", "three"), ("fyra", "four"), ("fem", "five"), ("sex", "six"),
    ("sju", "seven"), ("åtta", "eight"), ("nio", "nine"), ("tio", "ten"), ("elva",), ("tolv", "twelve"), ("tretton",),
    ("fjorton",), ("femton",), ("sexton",), ("sjutton",), ("arton",), ("nitton",), ("tjugo", "twenty")), start=1)
    for word in words} | {"trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100}
_COUNTED = (r"\w*(?:kontroll|vandring|möte|träff|föreläsning|insats|dialog|patrull|tillfäll|gånger|gång|områden|"
            r"samverkan|"
            r"utbildning|kampanj|rond|rund|aktivitet|evenemang|pass|timm|besök|poliser|mätning|workshop|times|checks|"
            r"walks|visits|meetings)\w*")
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_AMOUNT = re.compile(rf"(?P<minst>\b(?:minst|lägst|cirka|ca|ungefär|totalt|upp till|at least)\s+)?"
                     rf"(?<!årskurs )\b(?P<tal>{_NUMBER})\s+(?:(?!och\b|av\b|{_NUMBER}\b)\w+\s+){{0,2}}?"
                     rf"(?P<vad>{_COUNTED})", re.IGNORECASE)
_UNITS = {"dag": "dag", "dagen": "dag", "vecka": "vecka", "veckan": "vecka", "månad": "manad", "månaden": "manad",
          "kvartal": "kvartal", "kvartalet": "kvartal",
          "tertial": "tertial", "tertialet": "tertial",
          "halvår": "halvar", "halvåret": "halvar", "termin": "halvar", "år": "ar", "läsår": "ar", "året": "ar",
          "vår": "var", "höst": "host", "day": "dag", "week": "vecka", "month": "manad", "year": "ar"}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_OFTEN = re.compile(rf"\b(?:varje|per|every|a|(?:gång|gånger|\d+|{'|'.join(_NUMBERS)})\s+(?:\w+\s+)?(?:i|om))\s+"
                    rf"(?P<enhet>{_UNIT})\b", re.IGNORECASE)
_ADVERBS = {"dagligen": "dag", "dagliga": "dag", "veckovis": "vecka", "veckovisa": "vecka", "månadsvis": "manad",
            "månatligen": "manad", "månatliga": "manad", "kvartalsvis": "kvartal", "årligen": "ar", "årliga": "ar",
            "årlig": "ar", "weekly": "vecka", "monthly": "manad", "yearly": "ar"}
_ADVERB = re.compile(rf"\b(?:{'|'.join(_ADVERBS)})\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:varannan|var tredje|var fjärde)\s+\w+|\bvarje (?:helg|kväll|natt|skola|klass)\b|"
                    r"\b(?:regelbund\w+|kontinuerlig\w*|återkommande|löpande)\b", re.IGNORECASE)


def amount(text: str, lines: tuple[int, ...]) -> Field:
    """How many. A bare "en" or "ett" is an article unless "minst" or "gång" makes it a number."""
    for hit in _AMOUNT.finditer(text):
        word = hit["tal"].casefold()
        number = int(word) if word.isdigit() else _NUMBERS[word]
        article = word in ("en", "ett", "one") and not hit["minst"] and not hit["vad"].casefold().startswith("gång")
        if not article and not 1990 <= number <= 2100:
            return Field(number, lines, (hit[0],))
    return Field(None, lucka="inget_antal")


def frequency(text: str, lines: tuple[int, ...]) -> Field:
    """How often, in the contract's words; a rhythm that it has no word for is quoted and left open."""
    if hit := _OFTEN.search(text):
        return Field(_UNITS[hit["enhet"].casefold()], lines, (hit[0],))
    if hit := _ADVERB.search(text):
        return Field(_ADVERBS[hit[0].casefold()], lines, (hit[0],))
    if hit := _OTHER.search(text):
        return Field("", lines, (hit[0],), "annan_frekvens")
    return Field("", lucka="ingen_frekvens")
