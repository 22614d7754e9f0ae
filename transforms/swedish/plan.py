"""The åtgärdsplan in words."""

from transforms.swedish.numbers import antal

STATUS = {"ny": "ny", "planerad": "planerad", "pagar": "pågår", "klar": "klar", "avslagen": "avslagen"}
NONE = "Ingen åtgärdsplan är inläst, och inga åtgärder från trygghetsvandringar. De läses ur atgarder och vandring."
WHOLE = "hela kommunen"
UNKNOWN_PLACE = "plats utanför platslistan"
UNSAID = "anges inte"
RULE = ("Status är den senast levererade. En åtgärd är försenad när dagen den skulle vara klar har passerat och den "
        "varken är klar eller avslagen. Åtgärder är beslut och inte händelser: därför visas de en och en.")
LEFT_OUT = ("Den här utgåvan visar inte planerade insatser, åtgärder som bara ska ses internt och åtgärder mot "
            "känsliga problem på en viss plats.")
WITHOUT_PROMISE = "Åtgärder utan löfte:"
WITHOUT_MEASURE = "Problem som löften eller rådets val tar upp, men som ingen åtgärd i planen gäller:"
WITHOUT_GROUND = "Varje åtgärd ska bygga på lägesbilden (lag 2023:196, 5 §). De här pekar inte på något i den:"
GROUNDED = "Varje åtgärd som visas gäller ett problem som lägesbilden säger något om (lag 2023:196, 5 §)."
_REASONS = {
    "inget_problem": "raden eller iakttagelsen gäller inget av problemen i listan",
    "inget_fynd": "ingen källa i lägesbilden säger något om problemet",
    "bara_demo": "bara syntetiska demodata säger något om problemet",
}


def reason(code: str) -> str:
    """Why a measure points to nothing in the lägesbild."""
    return _REASONS[code]


def late(days: int) -> str:
    """By how much a measure is late."""
    return "1 dag försenad" if days == 1 else f"{antal(days)} dagar försenad"


def headline(count: int, overdue: int, day: str, *, part: bool = False) -> str:
    """How many measures are shown and how many of them were late on the day; `part` = there are others, left out."""
    what = "en åtgärd" if count == 1 else f"{antal(count)} åtgärder"
    shown = f"Här visas {what} ur planen." if part else f"Planen har {what}."
    if not count:
        return "Planen har åtgärder, men ingen av dem visas i den här utgåvan."
    if not overdue:
        return f"{shown} Ingen av dem var försenad {day}."
    return f"{shown} {antal(overdue)} av dem var försenad{'' if overdue == 1 else 'e'} {day}."


def serves(loften: list[str], how: str) -> str:
    """Which promises a measure serves, and whether its row says so."""
    if not how:
        return "inget löfte"
    names = ", ".join(loften)
    return f"löfte {names}" if how == "angivet" else f"samma problem som löfte {names}"


def more(count: int) -> str:
    """That the rest stands in the file."""
    return f"Ytterligare {antal(count)} står i tabeller/atgarder.csv."
