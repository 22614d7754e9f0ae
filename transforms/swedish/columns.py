"""The proposed column map as TOML with its doubts as comments, and what is said beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

DOUBTS = {
    "liknar": "rubriken liknar bara vårt ord, kontrollera",
    "efter_talen": "valt efter värdena, inte efter rubriken, kontrollera",
    "axlar": "rubrikerna säger tvärtom men talen säger så här, kontrollera",
    "okanda_axlar": "rubrikerna säger inte vilken som är norr, kontrollera",
    "utanfor_sverige": "talen ligger inte i Sverige, så raderna hamnar i karantän. Ta bort n och e här och skriv "
                       'n = "" och e = "" under [varden] för att läsa raderna utan punkt',
    "annan_tid": "tiderna är inte skrivna ÅÅÅÅ-MM-DD HH:MM, så raderna hamnar i karantän",
    "forskjuten_tid": "tiderna har tidszon och räknas om till svensk tid",
    "inte_unikt": "samma värde står på flera rader, och bara den första av dem läses",
    "tomma": "tom på {antal} av {av} lästa rader, som hamnar i karantän",
}
_MISSING = "hittades inte. Skriv rubriken, eller ett värde för alla rader under [varden]"
_NO_POINT = 'hittades inte. Skriv rubriken, eller n = "" och e = "" under [varden] om filen saknar koordinater'


def toml(
    kolumner: Mapping[str, str], varden: Mapping[str, int], saknas: Sequence[str],
    tvivel: Mapping[str, Sequence[tuple[str, Mapping[str, Any]]]],
) -> str:
    """`kolumner.toml`; a column that was not found stands as a comment to fill in."""
    lines = ["[kolumner]"]
    for ours, theirs in kolumner.items():
        lines += [f"# {ours}: {DOUBTS[code].format(**params)}" for code, params in tvivel.get(ours, ())]
        lines.append(f'{ours} = "{theirs}"')
    lines += [f'# {ours} = ""  # {_NO_POINT if ours in ("n", "e") else _MISSING}' for ours in saknas]
    if varden:
        lines += ["", "[varden]", *(f"{ours} = {value}" for ours, value in varden.items())]
    return "\n".join(lines)


def remarks(
    name: str, teckenkod: str, saknas: Sequence[str], oanvanda: Sequence[str], *, redan_vara: bool
) -> list[str]:
    """What was found, what is left to do, and the headers that are not used."""
    lines = [f"{name} är läst som {teckenkod}."]
    lines.append(f"Hittades inte: {', '.join(saknas)}. Fyll i dem." if saknas else "Alla kolumner som krävs hittades.")
    if oanvanda:
        lines.append(f"Rubriker som inte används: {', '.join(oanvanda[:60])}.")
    lines.append("Rubrikerna är redan våra, så filen behöver ingen kolumner.toml." if redan_vara else
                 "Läs igenom förslaget, spara det som kolumner.toml bredvid filen och kör lagesbild check.")
    return lines


def unreadable(name: str, reason: str) -> str:
    """The file cannot be read as a table."""
    return f"{name}: {reason}"


def no_file(name: str) -> str:
    """There is no such file."""
    return f"{name}: filen finns inte"
