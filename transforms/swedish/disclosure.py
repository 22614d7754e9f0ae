"""What stops a publication for the sake of a person, in Swedish."""


def small_shown(name: str, number: int) -> str:
    """A count under the threshold stands in the record."""
    return f"röjandekontrollen stoppade rapporten (små tal): {_told(number)} skulle visas, först {name}"


def can_be_worked_out(name: str, number: int) -> str:
    """A hidden count follows from what is shown."""
    return f"röjandekontrollen stoppade rapporten (summor): {_told(number)} går att räkna ut, först {name}"


def _told(number: int) -> str:
    return "ett dolt antal" if number == 1 else f"{number} dolda antal"
