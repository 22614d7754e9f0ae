"""Where a promise holds: places and areas of the kommun, kinds of places, or what a lägesbild or survey points out."""

import re

from transforms.gazetteer import Gazetteer
from transforms.promises.record import Field

_CAP = r"[A-ZÅÄÖÉ][\wåäöé-]*"
_KIND = r"(?:[Cc]entrum|[Ss]tation(?:en)?|[Tt]org(?:et)?|[Pp]ark(?:en)?|[Ss]kola(?:n)?|[Ff]ritidsgård(?:en)?)"
_NAMED = re.compile(rf"\b(?:i|vid|på|kring|runt|omkring|och|samt|till|,)\s+({_CAP}(?:\s+(?:{_CAP}|{_KIND}))*)")
_NOT_PLACES = re.compile(r"^(?:polis|kommun|medborgar|brottsförebygg|grannsam|huskurage|effektiv|est\b|sverige|"
                         r"facebook|"
                         r"instagram|lokalpolis|socialtjänst|räddningstjänst|region|län|sspf|brå\b|januari|februari|"
                         r"mars|"
                         r"april|maj|juni|juli|augusti|september|oktober|november|december)|kommun$", re.IGNORECASE)
_TYPES = {
    "station": r"stationsområde\w*|(?:vid|kring|runt|på|i) (?:järnvägs|buss|pendeltågs)?stationen\b|stationsmiljö\w*",
    "centrum": r"centrumområde\w*|centrummiljö\w*|(?:i|kring|runt|vid) (?:våra |kommunens )?centrum(?:et)?\b",
    "skola": r"(?:vid|kring|runt|utanför|på) (?:\w+ )?(?:\w*skolor\w*|\w*skolan|\w*skolorna)\b|skolområde\w*",
    "park": r"(?:i|vid) (?:\w+ )?(?:parker|parkerna|parken)\b",
    "torg": r"(?:på|vid) (?:torg|torgen|torget)\b",
    "fritidsgard": r"(?:på|vid|kring|utanför) (?:\w+ )?fritidsgård\w*",
    "ungdomsplats": r"ungdomsmiljö\w*|(?:platser|miljöer) där (?:unga|ungdomar)\w* .{0,20}samlas",
}
_UNSAFE = re.compile(r"(?:platser|situationer|områden|miljöer)[^.]{0,80}\botrygg\w*|\botrygga (?:platser|områden|"
                     r"miljöer)",
                     re.IGNORECASE)
_PICTURE = re.compile(r"(?:utifrån|enligt|efter|utefter|styrs)\b[^.]{0,60}\blägesbild\w*|hot-?\s?spots?|"
                      r"(?:utpekade|utsatta|aktuella|prioriterade)\s+(?:\w+\s+)?platser", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:i|inom)\s+(?:hela\s+)?(?:\w+\s+)?kommun\w*", re.IGNORECASE)


def places(text: str, lines: tuple[int, ...], gazetteers: list[Gazetteer]) -> tuple[Field, Field]:
    """The places of the promise, and names in the text that no register of the kommun knows."""
    codes, unknown = _named(text, gazetteers)
    for typ, pattern in _TYPES.items():
        if spot := re.search(pattern, text, re.IGNORECASE):
            codes.setdefault(f"typ:{typ}", spot[0])
    for code, form in (("enligt:otrygghet", _UNSAFE), ("enligt:lagesbild", _PICTURE)):
        if pointed := form.search(text):
            codes[code] = pointed[0]
    strangers = Field(tuple(dict.fromkeys(unknown)), lines, tuple(dict.fromkeys(unknown)), "okand_plats")
    if codes:
        return Field(tuple(codes), lines, tuple(codes.values())), strangers
    if whole := _WHOLE.search(text):
        return Field(("kommunen",), lines, (whole[0],)), strangers
    return Field(("kommunen",), lucka="ingen_plats"), strangers


def _named(text: str, gazetteers: list[Gazetteer]) -> tuple[dict[str, str], list[str]]:
    """Codes with the words they were named by, and the names that mean nothing certain."""
    codes: dict[str, str] = {}
    unknown: list[str] = []
    for hit in _NAMED.finditer(text):
        if _NOT_PLACES.search(hit[1]):
            continue
        found = next((m for m in (g.find(hit[1]) for g in gazetteers) if m.utfall != "okand"), None)
        if found and found.utfall in ("plats", "omrade"):
            codes.setdefault(found.kod, hit[1])
        elif not found or found.utfall == "tvetydig":
            unknown.append(hit[1])
    return codes, unknown
