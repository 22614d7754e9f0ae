"""The picture of one week in words: small numbers in numbers, no percentages, and who reported beside every fall."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from transforms.swedish.numbers import antal, decimal, i_ord, upprakning

_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")
WHOLE, REPORTERS = "Alla rapporter", "Rapportörer som rapporterade"
NOT_DELIVERED = "saknas"
LIGHTS = {"gron": "grönt", "gul": "gult", "rod": "rött"}
OUTCOME = {
    "avviker": "fler än väntat", "over_gransen": "över gränsen, kan vara slump", "inom_gransen": "inom gränsen",
    "saknat_tal": "kan inte bedömas", "for_kort_historik": "för kort historik", "for_fa_handelser": "för få att bedöma",
}
STATE = {
    "ingen_kalla": "Inga EST-rapporter är inlästa. Sidan säger inget om vad som hänt i veckan.",
    "saknas": "Inga rapporter är levererade för veckan eller månaden den ligger i. Det säger inget om vad som hänt.",
    "inga": "Ingen rapport har kommit för veckan, från någon rapportör. Det säger inget om hur lugnt det var.",
    "ej_hel": "Veckan var inte slut när rapporterna levererades: antalen är inte hela veckans och prövas inte.",
}
NO_MEASURES = "Inga åtgärder att följa upp: ingen är försenad, nyss beslutad eller ska vara klar till nästa vecka."
NO_PLAN = "Ingen åtgärdsplan och inga beslut är inlästa (leveransen atgarder)."
NO_EVENTS = "Inga planerade evenemang är inlästa för nästa vecka (leveransen kalender)."
NO_LIGHTS = "Mötet har inte satt något trafikljus för veckan (leveransen lage). Programmet sätter inga."
OUTSIDE_EVENTS = "Planerade evenemang visas bara i utgåvan intern."
OUTSIDE_LIGHTS = "Mötets trafikljus och deras skäl visas bara i utgåvan intern: ett ljus visas aldrig utan sitt skäl."
NO_PLACES = "Inga rapporter från namngivna platser."
OUTSIDE_PLACES = "Ingen plats har så många rapporter att antalet kan visas i den här utgåvan."
SMALL = ("I den här utgåvan visas bara kategorier och platser som har minst fem rapporter i någon av veckorna. Färre "
         "är dolt, också noll, liksom tal som de kunde räknas ut ur. Mötets egen sida är utgåvan intern.")
ROLLED_UP = ("Färre rapporter från färre rapportörer är inte lugnare. Varje vecka har sin egen sida (lagesbild est); "
             "alla veckor står i tabeller/veckor.csv.")
NO_ROSTER = ("Ingen lista över rapportörer är inläst (rapportorer.csv), så det går inte att säga vilka som inte "
             "rapporterade.")
ALL_REPORTED = "Alla på listan över rapportörer har rapporterat."
_NO_TIME = {
    "for_fa_handelser": "Rapporterna är för få för att säga något om tider.",
    "langa_tidsspann": "Tiderna är för osäkra för att säga när det händer.",
    "midnatt": "För många rapporter har klockslaget 00:00 för att säga när det händer.",
    "jamn": "Ingen tid skiljer sig från slumpen.", "": "Ingen tid kan pekas ut.",
}


def title(namn: str, week: str) -> str:
    """"2017-W37" -> "Veckolägesbild Nacka, vecka 37 2017"."""
    return f"Veckolägesbild {namn}, vecka {int(week[6:])} {week[:4]}"


def days(first: date, last: date) -> str:
    """The days of a week: "11–17 september 2017", "28 december 2015–3 januari 2016"."""
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}–{end}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]}–{end}"
    return f"{first.day}–{end}"


def short(week: str) -> str:
    """A week as the head of a column: "v. 37"."""
    return f"v. {int(week[6:])}"


def long(week: str) -> str:
    """A week with its year: "v. 37 2016"."""
    return f"{short(week)} {week[:4]}"


def overdue(late: int, shown: int, per: str) -> str:
    """How many measures are late, first on the page."""
    if not late:
        return f"Ingen åtgärd var försenad {per}."
    return (f"{_many(late, 'åtgärd', 'åtgärder')} var försenad{'' if late == 1 else 'e'} {per}"
            f"{'' if late == shown else f', av {antal(shown)} att ta upp'}.")


def status(name: str, item: Mapping[str, Any], late: str) -> str:
    """Why a measure stands on the page: late, newly decided, or due before the next week is over."""
    if item["grupp"] == "forsenad":
        return f"{name}, {late}"
    return f"{name}, beslutad {item['datum']}" if item["grupp"] == "beslutad" else f"{name}, ska snart vara klar"


def more(count: int) -> str:
    """That the rest of the rows stands in the file."""
    return f"Ytterligare {i_ord(count)} står i vecka.json."


def others(count: int) -> str:
    """Other measures that are open and not due yet."""
    return f"{_many(count, 'annan öppen åtgärd', 'andra öppna åtgärder')} har en senare dag eller ingen."


def reported(count: int, before: Sequence[int | None], year_before: int | None, then: str) -> str:
    """The week's reports beside the weeks before and the week `then`, a year before; None = hidden or not delivered."""
    parts = [f"{_many(count, 'rapport', 'rapporter')} i veckan."]
    known = [n for n in before if n is not None]
    if known and len(known) == len(before):
        parts.append(f"De {i_ord(len(before))} veckorna före: {upprakning([antal(n) for n in known])}.")
    elif known:
        parts.append(f"Av veckorna före {'kan en' if len(known) == 1 else f'kan {i_ord(len(known))}'} jämföras: "
                     f"{upprakning([antal(n) for n in known])}.")
    else:
        parts.append("Det finns ingen vecka före att jämföra med.")
    if year_before is not None:
        parts.append(f"Ett år tidigare ({long(then)}): {antal(year_before)}.")
    return " ".join(parts)


def fall(count: int, before: Sequence[int], who: int | None, who_before: Sequence[int]) -> str:
    """What fewer reports than in any week before can and cannot mean; empty when there are not fewer.

    `who` = reporters of the week, `who_before` = of the weeks before; None or empty where they are not known.
    """
    if not before or count >= min(before):
        return ""
    text = "Färre rapporter än någon av veckorna före."
    if who is None or not who_before:
        return f"{text} Hur många som rapporterade är inte känt: en nedgång här är ingen säker nedgång."
    if who < min(who_before):
        return (f"{text} Färre rapportörer hörde också av sig: {antal(who)}, mot {_span(who_before)} veckorna före. "
                "Färre rapporter från färre rapportörer är inte lugnare.")
    return (f"{text} {antal(who)} rapportörer hörde av sig, mot {_span(who_before)} veckorna före. Nedgångar prövas "
            "inte: det kan vara slump.")


def _span(numbers: Sequence[int]) -> str:
    lo, hi = min(numbers), max(numbers)
    return antal(lo) if lo == hi else f"{antal(lo)}–{antal(hi)}"


def covered(reported_: int | None, active: int | None, outside: int) -> str:
    """How many of the roster reported, and how many who are not on it; None where it may not be told."""
    if reported_ is None or active is None:
        return ""
    more_ = f" Dessutom rapporterade {i_ord(outside)} som inte står på listan." if outside else ""
    return f"{antal(reported_)} av {antal(active)} på listan över rapportörer har rapporterat.{more_}"


def silent(names: Sequence[Mapping[str, Any]], room: int) -> str:
    """Who did not report, and when they last did; `room` of them by name."""
    told = [f"{n['rapportor']} ({'aldrig' if n['senast'] is None else 'senast ' + n['senast']})" for n in names[:room]]
    if len(names) > room:
        told.append(f"{antal(len(names) - room)} till (vecka.json)")
    return f"Har inte rapporterat: {upprakning(told)}. Det som de ser saknas i antalen."


def tried(counts: Mapping[str, Any], years: int) -> str:
    """How many categories were tried, how many fell out, how many chance alone gives, how many stand."""
    if not counts["provade"]:
        return (f"Ingen kategori kan prövas mot sin historik: det kräver minst {i_ord(years)} tidigare år, och att "
                "rapporterna är tillräckligt många.")
    plural = "" if counts["provade"] == 1 else "e"
    text = (f"{_many(counts['provade'], 'kategori', 'kategorier')} är prövad{plural} mot sin historik. "
            f"{_few(counts['over'])} av {antal(counts['provade'])} ligger över sin gräns; slump ensam "
            f"skulle ge ungefär {decimal(counts['vantat'], 2)}.")
    if not counts["over"]:
        return text
    stand = "Ingen" if not counts["star_kvar"] else _few(counts["star_kvar"])
    return f"{text} {stand} står kvar när alla prövas tillsammans. En avvikelse säger inte varför."


def fell_out(row: Mapping[str, Any]) -> str:
    """One category above its bound."""
    return (f"{row['kategori']}: {antal(row['antal'])}, mot väntade {decimal(row['forvantat'])} och en övre gräns på "
            f"{antal(row['ovre_grans'])}; {OUTCOME[row['flagga']]}.")


def when(times: Mapping[str, Any], weeks: int) -> str:
    """The hot time of the weeks together, or why there is none."""
    if times["tid"] is None:
        return _NO_TIME[times["skal"]]
    n = "" if times["n"] is None else f" ({antal(times['n'])} rapporter med klockslag)"
    return f"De {i_ord(weeks)} veckorna tillsammans{n}: {times['tid']} har fler rapporter än slumpen ger."


def basis(files: int, latest: str, left: int) -> str:
    """What the reports were read from."""
    text = f"Läst ur {_many(files, 'fil', 'filer')}, senast {'levererad' if files == 1 else 'levererade'} {latest}."
    return f"{text} {_many(left, 'rad', 'rader')} togs inte in; lagesbild check säger vilka." if left else text


def _many(n: int, one: str, many: str) -> str:
    article = {"åtgärd": "En", "annan öppen åtgärd": "En", "rapport": "En", "kategori": "En", "fil": "en", "rad": "En"}
    return f"{article[one]} {one}" if n == 1 else f"{antal(n)} {many}"


def _few(n: int) -> str:
    return {0: "Ingen", 1: "En"}.get(n, antal(n))


def rolled_up(weeks: int, counts: Mapping[str, int]) -> str:
    """How many weeks the period has, and of how many it is told that nobody reported, nothing, or nothing yet."""
    told = {"dolda": "har ett litet antal som inte visas", "tomma": "är utan rapporter", "saknas": "är inte levererade"}
    parts = [f"{antal(counts[key])} {word}" for key, word in told.items() if counts[key]]
    return f"Perioden har {antal(weeks)} veckor." + (f" Av dem: {upprakning(parts)}." if parts else "")
