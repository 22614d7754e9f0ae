"""The titles of the slides: one conclusion each, in words for a room."""

from collections.abc import Sequence

from transforms.swedish.numbers import i_ord, upprakning
from transforms.swedish.priority import part

SYNTHETIC = "Innehåller syntetiska demodata."
PRIORITY_SOURCE = "Ett underlag för samtal: ingen poäng räknas ut. Streck: underlag saknas. Talen står i lägesbilden."
PRIORITY_SHOWN = "Visar {shown} av {count} problem: de som har löfte, val eller något ja."
PROMISE_SOURCE = "Prövat bara mot uppgifter från tiden före löftet. Talen, n och skälen står i lägesbildens motivering."
GAP_SOURCE = "Prövat mot verkliga serier som motsvarar problemet. Antalen står i lägesbildens omfattning."
FOLLOW_SOURCE = "n: löftena i lägesbilden. Vad varje krav betyder står där vid varje löfte."
UNKNOWN_SOURCE = "Ur lägesbildens samlade bedömning."
LAW_SOURCE = "Lag (2023:196). Programmet ser bara det som är inläst; skälen står i lägesbildens bilaga."
GLANCE_SOURCE = "Slutsatserna ur lägesbildens figurer. Tal, intervall och n står vid varje figur."
REST = "Visar {shown} av {count}; resten står i lägesbilden."
PRIORITY_HEADER = ("Problem", "Löfte", "Rådet")
PROMISE_HEADER = ("Del", "Svar", "Vad")
FOLLOW_HEADER = ("Krav", "Uppfyllt", "Delvis", "Saknas")
LAW_HEADER = ("Paragraf", "Krav", "Svar")
EVIDENCE, FOLLOWABLE = "Källorna", "Uppföljning"


def promise(heading: str, support: Sequence[str], against: Sequence[str]) -> str:
    """A promise and what real source kinds say of it; synthetic ones never count."""
    said = [f"{verb} av {upprakning(list(kinds))}"
            for verb, kinds in (("stöds", support), ("motsägs", against)) if kinds]
    return f"{heading}: {' men '.join(said) or 'ingen verklig källa stöder eller motsäger'}"


def gaps(missing: int, against: int) -> str:
    """How many problems grew without a promise, and how many promises the record speaks against."""
    first = (f"{i_ord(missing).capitalize()} problem ökade mer än slumpen utan att ha ett löfte" if missing else
             "Inget problem ökade mer än slumpen utan att ha ett löfte")
    return f"{first}, {_promises(against)} motsägs av underlaget"


def _promises(n: int) -> str:
    return f"{i_ord(n) if n else 'inget'} löfte" + ("n" if n > 1 else "")


def without(criterion: str, problems: Sequence[str]) -> str:
    """Problems that have no promise though the matrix answers yes."""
    return f"Utan löfte, med ja för {criterion.lower()} i matrisen: {upprakning(list(problems))}."


def followable(promises: int, whole: int) -> str:
    """How many promises state all that a follow-up needs."""
    if promises == 1:
        return f"Löftet säger {'allt' if whole else 'inte allt'} som behövs för att följas upp"
    return f"{part(whole, promises)} löften säger allt som behövs för att följas upp"


def unknown(questions: int) -> str:
    """How many questions stand open."""
    counted = "En fråga" if questions == 1 else f"{i_ord(questions).capitalize()} frågor"
    return f"{counted} kan underlaget inte besvara"


def law(demands: int, met: int) -> str:
    """How far the law's demands are met by what has been read; what stands under it is left to do."""
    return f"{part(met, demands)} krav i lagen uppfylls av det som är inläst. Det här är kvar"


def continued(title: str, number: int, count: int) -> str:
    """The title of a slide that goes on: "… (1 av 2)"."""
    return title if count == 1 else f"{title} ({number} av {count})"
