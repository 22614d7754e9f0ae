"""What the matrix of problems and the council's choices say, as a title."""

from transforms.swedish.numbers import antal, i_ord

SOURCE = "n = {n} problem. Ett underlag för samtal: ingen poäng räknas ut. Streck: underlag saknas."


def headline(problems: int, without: int, chosen: int, rejected: int) -> str:
    """16 problems, 10 of them without a promise, none chosen -> "10 av 16 problem har inget löfte, …"."""
    lacking = f"{antal(without)} av {antal(problems)} problem har inget löfte" if without else "Alla problem har löften"
    if not chosen and not rejected:
        return f"{lacking}, och rådets val är inte inlästa"
    return f"Rådet har valt {i_ord(chosen)} problem och valt bort {i_ord(rejected)}; {lacking[0].lower()}{lacking[1:]}"


def part(some: int, whole: int) -> str:
    """"3 av 16", "Inget av 16"."""
    return f"{antal(some) if some else 'Inget'} av {antal(whole)}"
