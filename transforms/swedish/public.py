"""The public edition in klarspråk: what a lägesbild is, what was promised, what is known, and what happens next."""

from collections.abc import Mapping, Sequence

from transforms.swedish.evidence import KALLSLAG
from transforms.swedish.numbers import upprakning

WHAT = ("En lägesbild är en sammanställning av det som är känt om brott och otrygghet i {kommun}. Kommunen och polisen "
        "använder den när de bestämmer vad de ska göra och vad de kan lova invånarna. Den här gäller {period}.")
NO_PROMISE = "Inget löfte till invånarna gäller under perioden eller följer på den."
PROMISED = "Kommunen och polisen har lovat invånarna det här:"
EVIDENCE = ("Här står vad källorna sade om varje problem innan löftet gavs. Att källor inte säger något betyder "
            "inte att problemet inte finns.")
DEMO = "Här räknas bara verkliga källor. Syntetiska demodata står längre ner och är märkta."
LAW = ("Minst vartannat år ska kommunen uppdatera lägesbilden och följa upp vad som är gjort. Det står i lagen om "
       "kommuners ansvar för brottsförebyggande arbete (2023:196).")
READ = (
    "Anmälda brott är inte alla brott. Många brott anmäls aldrig, och en del hittas bara om polisen letar.",
    "Små tal går upp och ner av en slump. Därför står det ofta ett intervall bredvid talet, och ibland att något inte "
    "går att bedöma.",
    "Ordet dolt står där ett antal är 1–4, eller där ett sådant antal annars skulle gå att räkna ut. Siffran 0 betyder "
    "att inget är inrapporterat. Ett streck (–) betyder att uppgiften saknas.",
)
SOURCES = ("Lägesbilden bygger på de här källorna. Hur många uppgifter som kommer från var och en visas inte i den "
           "publika utgåvan.")
NO_AREAS = ("Den publika utgåvan pekar inte ut områden där människor bor. Antal per område står i "
            "tabeller/indikatorer.csv där de är stora nog att visas.")
NO_ORDER = "Platserna står i bokstavsordning. Den publika utgåvan ger ingen ordning mellan dem."
MOST_COMMON = "Vanligaste problemet vid varje namngiven plats {ar}"
NO_TIMES = "Den publika utgåvan visar inga tider."

_SAYS = {"stoder": "{kallor} tyder på att problemet är stort eller växer", "motsager": "{kallor} tyder på motsatsen",
         "oklart": "{kallor} räcker inte för att säga något"}
_WORKING = "löftet gäller ett sätt att arbeta och följs upp på om det blev gjort."


def evidence(heading: str, verdicts: Mapping[str, Sequence[str]], way_of_working: bool) -> str:
    """What the real sources said of one promise, in a sentence; `verdicts` = source kinds by utslag."""
    if way_of_working:
        return f"{heading}: {_WORKING}"
    said = [text.format(kallor=_kinds(verdicts[utslag])) for utslag, text in _SAYS.items() if verdicts.get(utslag)]
    return f"{heading}: {'; '.join(said)}." if said else f"{heading}: ingen verklig källa mäter problemet."


def _kinds(kinds: Sequence[str]) -> str:
    return upprakning([name if name[1:2].isupper() else name[:1].lower() + name[1:]
                       for name in (KALLSLAG[kind] for kind in kinds)])


def term(name: str, until: str | None, follow_up: str) -> str:
    """How long an agreement holds, and how it says that it is followed up."""
    holds = f"gäller till och med {until}" if until else "har inget angivet slut"
    return f"{name} {holds}. " + (f"Så ska det följas upp enligt texten: {follow_up.rstrip('.')}." if follow_up else
                                  "Texten säger inget om hur det ska följas upp.")
