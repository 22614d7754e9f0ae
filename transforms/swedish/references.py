"""A level beside that of other kommuner, in Swedish: the number, and where it lies among what is ordinary."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, intervall, kvot, upprakning

Row = Mapping[str, Any]
NONE = ("Nivån kan inte jämföras med andra kommuner: ingen serie med tillräckligt många kommuner är inläst. "
        "De fem kommunerna här är inget jämförelseunderlag.")
POSITIONS = {
    "over_yttre": "långt över vad slump och kommunernas vanliga olikheter ger",
    "over": "över vad slump och kommunernas vanliga olikheter ger",
    "inom": "inom vad slump och kommunernas vanliga olikheter ger",
    "under": "under vad slump och kommunernas vanliga olikheter ger",
    "under_yttre": "långt under vad slump och kommunernas vanliga olikheter ger",
    "kan_inte_sagas": "det väntade antalet är för litet för att säga om nivån skiljer sig",
}
BAND = {"over": "över bandet", "inom": "i bandet", "under": "under bandet", "kan_inte_sagas": "går inte att säga"}


def flag(row: Row, kind: str) -> str:
    """The position among others: `kind` is `tratt` (funnel) or `band`; the word after it."""
    return next((str(f)[len(kind) + 1:] for f in row["flaggor"] if str(f).startswith(f"{kind}_")), "kan_inte_sagas")


def when(row: Row) -> str:
    """"år 2016", or "åren 2014–2016 tillsammans"."""
    taken = next((int(f[3:]) for f in row["flaggor"] if str(f).startswith("ar_")), 1)
    return f"åren {row['ar'] - taken + 1}–{row['ar']} tillsammans" if taken > 1 else f"år {row['ar']}"


def claim(row: Row, _context: Row | None) -> str:
    """One comparison as a sentence; the ratio is per inhabitant, and never a percentage."""
    if row["antal"] is None:
        return f"för få anmälda brott {when(row)} för att jämföras med andra kommuner."
    if row["varde"] is None or row["ki_undre"] is None:
        return f"{antal(row['antal'])} anmälda brott {when(row)}; {POSITIONS['kan_inte_sagas']}."
    return (f"{antal(row['antal'])} anmälda brott {when(row)}, per invånare {kvot(row['varde'])} gånger nivån i "
            f"{antal(row['n'])} kommuner tillsammans (95 % intervall {intervall(row['ki_undre'], row['ki_ovre'], 2)}); "
            f"{POSITIONS[flag(row, 'tratt')]}.")


def headline(above: Sequence[str], below: Sequence[str], tried: int, period: str) -> str:
    """The conclusion as the title of a figure: which series lie outside what is ordinary."""
    said = [f"{upprakning(list(names))} ligger {side}" for names, side in ((above, "över"), (below, "under")) if names]
    if not said:
        many = "Serien ligger" if tried == 1 else f"Alla {antal(tried)} jämförda serier ligger"
        return f"{many} {period} inom vad slump och kommunernas vanliga olikheter ger"
    text = f"{' och '.join(said)} vad slump och kommunernas vanliga olikheter ger {period}"
    return text[0].upper() + text[1:]


def intro(kommuner: int) -> str:
    """What the comparison is, and is not."""
    return (f"Nivån jämförs med {antal(kommuner)} kommuner som har samma brottstyper och en känd folkmängd. Ingen "
            "rangordning görs. En serie står ut när den ligger utanför trattens gränser, där både slump och det som "
            "kommuner brukar skilja sig är medräknat. Det grå bandet rymmer den mittersta hälften av kommunerna.")
