"""Months held against their own history, in Swedish: what was tried, what fell out, and why something was not tried."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, decimal, i_ord, upprakning

_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")
SOURCE = {"handelser": "polisens händelser", "est": "EST-rapporter", "brott": "anmälda brott"}
INTRO = (
    "Varje månad prövas mot samma serie under tidigare år: hur många som var att vänta, och det högsta antal som "
    "slumpen brukar ge (övre gräns). Bara ökningar prövas, och bara för hela kommunen. En avvikelse säger att något är "
    "ovanligt, inte varför, och motiverar inget löfte. EST-rapporter följer också hur många som rapporterar, och "
    "narkotika och trafikbrott hur mycket polisen söker."
)
NOTHING = ("Avvikelser kan inte bedömas: ingen källa har levererat månader att pröva, eller så rymmer perioden ingen "
           "hel månad.")
YEARLY = "Anmälda brott är bara levererade per år och kan därför inte prövas månad för månad."
OUTCOME = {
    "avviker": "över gränsen, står kvar när alla prövas tillsammans",
    "over_gransen": "över gränsen, kan vara slump", "inom_gransen": "inom gränsen",
}
_REASONS = {
    "for_kort_historik": "Historiken är för kort: minst {ar} hela år före månaden ska vara levererade.",
    "for_fa_handelser": "Händelserna är för få för att skilja en ökning från slump.",
    "saknat_tal": "Månaden är inte levererad, eller var inte slut när den levererades.",
}


def month(period: str) -> str:
    """"2017-05" -> "maj 2017"."""
    return f"{_MONTHS[int(period[5:]) - 1]} {period[:4]}"


def tried(counts: Mapping[str, Any]) -> str:
    """How many months were tried, how many fell out, how many chance alone gives, how many stand."""
    who = "syntetiska demodata" if counts["syntetisk"] else "verkliga uppgifter"
    over, stand = counts["over"], counts["star_kvar"]
    text = (f"{antal(counts['provade'])} månadstal ur {who} är prövade. {_many(over)} ligger över sin gräns; slump "
            f"ensam skulle ge ungefär {decimal(counts['vantat'])}.")
    if not over:
        return text
    if not stand:
        return f"{text} Inget enskilt månadstal står kvar när alla prövas tillsammans."
    return f"{text} {'Det' if over == 1 else f'{_many(stand)} av dem'} står kvar när alla prövas tillsammans."


def headline(counts: Mapping[str, Any]) -> str:
    """The conclusion as the title of a figure."""
    if not counts["over"]:
        return f"Inget av {antal(counts['provade'])} prövade månadstal ligger över sin gräns"
    return (f"{_many(counts['over'])} av {antal(counts['provade'])} prövade månadstal ligger över sin gräns; slump "
            f"ensam ger ungefär {decimal(counts['vantat'])}")


def fell_out(row: Mapping[str, Any], name: str) -> str:
    """One month above its bound."""
    return (f"{name}, {month(row['period'])}: {antal(row['antal'])}, mot väntade {decimal(row['forvantat'])} och en "
            f"övre gräns på {antal(row['ovre_grans'])}; {OUTCOME[row['flagga']].removeprefix('över gränsen, ')}.")


def hidden(n: int) -> str:
    """Months that were tried and may not be shown."""
    if n == 1:
        return "Ett prövat månadstal är dolt. Det räknas in i prövningen."
    return f"{antal(n)} prövade månadstal är dolda. De räknas in i prövningen."


def unassessed(source: str, reason: str, problems: Sequence[str], months: int, whole: bool, years: int) -> str:
    """Why some months of one source cannot be assessed; `whole` = none of its series can in any month."""
    who = SOURCE[source][:1].upper() + SOURCE[source][1:]
    why = _REASONS[reason].format(ar=i_ord(years))
    if whole:
        none = f"ingen av {antal(len(problems))} serier kan" if len(problems) > 1 else "den enda serien kan inte"
        return f"{who}: {none} bedömas. {why}"
    return f"{who}: {antal(months)} månadstal ({upprakning(list(problems))}) kan inte bedömas. {why}"


def _many(n: int) -> str:
    return "Inget" if n == 0 else i_ord(n).capitalize()
