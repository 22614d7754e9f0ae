"""Survey shares of the areas, in Swedish."""

from transforms.swedish.numbers import antal

NOTHING = "Inga svar per område är inlästa, eller så är de för få för att visas."
WHOLE = "Hela kommunen"


def headline(problem: str, within: int, areas: int) -> str:
    """Of `areas` intervals, how many hold the share of the whole kommun. No test, and no order between areas."""
    if areas == 1:
        return f"{problem}: områdets intervall rymmer {'' if within else 'inte '}hela kommunens andel"
    return f"{problem}: i {antal(within) if within else 'inget'} av {antal(areas)} områden rymmer intervallet " \
           "hela kommunens andel"


def source(least: int, most: int) -> str:
    """n and what the intervals leave out."""
    n = antal(least) if least == most else f"{antal(least)}–{antal(most)}"
    return f"n = {n} svar per område och år. Viktat; bortfallet ligger utanför intervallen. I bokstavsordning."


def hidden(count: int) -> str:
    """Areas that are left out."""
    return f"{antal(count)} {'område' if count == 1 else 'områden'} har för få svar för att visas."
