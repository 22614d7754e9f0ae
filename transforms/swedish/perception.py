"""What is felt beside what is reported, in Swedish: classes, sentences and why nothing can be said."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from transforms.swedish.evidence import DETECTED
from transforms.swedish.numbers import antal, decimal, i_ord, intervall, procent, upprakning

CLASSES = {
    "bada_hoga": "båda höga", "bara_upplevt": "bara upplevt", "bara_anmalt": "bara anmält", "bada_laga": "båda låga",
    "kan_inte_sagas": "kan inte sägas", "undertryckt": "dolt",
}
AGREE, CONFLICT = ("bada_hoga", "bada_laga"), ("bara_upplevt", "bara_anmalt")
INTRO = (
    "Här står hur många som anger ett problem i den senaste enkäten bredvid hur mycket som anmäldes samma år. De vägs "
    "aldrig ihop. Ett område får en ruta bara när både enkäten och antalet säkert skiljer sig från resten av kommunen; "
    "annars står kan inte sägas. Antalen gäller per boende: den som bara vistas i ett område räknas inte."
)
NOTHING = ("Ingen enkät med svar från ett urval är inläst för åren närmast före, så upplevelse och statistik kan inte "
           "ställas mot varandra.")
ALONE = ("Hela kommunen får ingen ruta: det kräver att både oron och brotten jämförs med andra kommuner, och någon "
         "sådan jämförelse av oron görs inte än.")
ALONE_TITLE = "Hela kommunen: upplevelse och anmälda brott kan inte ställas mot andra kommuner"
_LEVEL = {"hogt": "över", "lagt": "under"}
_REASONS = {
    "saknas": "inga anmälningar per område finns för enkätens år",
    "utan_befolkning": "folkmängd per område saknas",
    "bredare": "serien är bredare än problemet",
    "for_fa_svar": "för få svarade",
}
HIDDEN = "talen är dolda eller för osäkra för att visas"
CHANCE = "skillnaden mot resten av kommunen ryms inom slumpen"


def sentence(row: Mapping[str, Any], problem: str, place: str, detected: bool) -> str:
    """One classified pair: the numbers of both sides against the rest of the kommun, and whether they agree."""
    felt, reported = row["upplevt"], row["anmalt"]
    bridge = "men" if row["klass"] in CONFLICT else "och"
    end = ("Statistik och upplevelse pekar åt olika håll." if row["klass"] in CONFLICT
           else "Statistik och upplevelse pekar åt samma håll.")
    text = (f"{problem}, {place}: anmälda händelser ligger {_LEVEL[reported['lage']]} resten av kommunen "
            f"({_rate(reported)} mot {decimal(reported['referens'])} per 1 000 boende), {bridge} andelen som anger "
            f"problemet ligger {_LEVEL[felt['lage']]} ({procent(felt['varde'])}, {intervall(*felt['ki'])}, "
            f"mot {procent(felt['referens'])}). {end}")
    return f"{text} {DETECTED}" if detected else text


def _rate(reported: Mapping[str, Any]) -> str:
    return f"{decimal(reported['varde'])}, {intervall(*reported['ki'])},"


def headline(tried: int, agree: int, conflict: int) -> str:
    """How the pairs that were tried fell out."""
    pairs = f"{i_ord(tried)} par"
    if not agree + conflict:
        return f"I inget av {pairs} av område och problem går det att säga om upplevelse och statistik stämmer överens"
    return (f"Av {pairs} av område och problem pekar upplevelse och statistik åt olika håll i {_number(conflict)} "
            f"och åt samma håll i {_number(agree)}")


def _number(n: int) -> str:
    return i_ord(n) if n else "inget"


def unsaid(rows: Sequence[Mapping[str, Any]]) -> str:
    """Why pairs got no class, with how many of each reason, the most first; "" when all got one."""
    left = [row for row in rows if row["klass"] in ("kan_inte_sagas", "undertryckt")]
    if not left:
        return ""
    numbers: dict[str, int] = {}
    for row in left:
        reason = HIDDEN if row["klass"] == "undertryckt" else _reason(row["flaggor"])
        numbers[reason] = numbers.get(reason, 0) + 1
    told = sorted(numbers.items(), key=lambda item: -item[1])
    return f"Kan inte sägas i {antal(len(left))} par: " + upprakning([f"{why} ({antal(n)})" for why, n in told]) + "."


def _reason(flags: Iterable[str]) -> str:
    codes = {flag.partition(":")[2] for flag in flags}
    return next((text for code, text in _REASONS.items() if code in codes), CHANCE)
