"""What differs between two publications, in Swedish."""

from transforms.swedish.evidence import KALLSLAG, UTSLAG
from transforms.swedish.numbers import i_ord, upprakning

FIRST = "Den första i sitt slag."


def since(period: str, count: int) -> str:
    """The heading of the list, or that there is nothing to list."""
    if not count:
        return f"Inget utslag, löfte eller område skiljer sig från {period}."
    return f"{'En skillnad' if count == 1 else f'{i_ord(count).capitalize()} skillnader'} mot {period}"


def verdict(rubrik: str, kallslag: str, before: str, after: str, demo: bool) -> str:
    """A source kind that says something else of a promise."""
    return f"{rubrik}: {KALLSLAG[kallslag]}{' (demo)' if demo else ''} från {UTSLAG[before]} till {UTSLAG[after]}"


def promises(new: int, gone: int) -> str:
    """Promises that came and went."""
    said = [f"{i_ord(n)} {word if n == 1 else words}" for n, word, words in (
        (new, "löfte är nytt", "löften är nya"), (gone, "löfte är borta", "löften är borta")) if n]
    text = upprakning(said)
    return text[:1].upper() + text[1:]


def without_promise(problems: list[str], still: bool) -> str:
    """Problems that came to lack a promise, or no longer do."""
    names = upprakning(problems)
    return f"Problem utan löfte: {names}" if still else f"Inte längre utan löfte: {names}"


def areas(names: list[str], now: bool) -> str:
    """Areas that came to stand out from chance, or no longer do."""
    return f"{'Skiljer sig nu' if now else 'Skiljer sig inte längre'} från slumpen: {upprakning(names)}"


def files(new: int) -> str:
    """Files that the earlier one did not rest on."""
    return f"{'En ny fil' if new == 1 else f'{i_ord(new).capitalize()} nya filer'} i underlaget"

