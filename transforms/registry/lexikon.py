"""`lexikon.csv`: how people speak of the problems. The older form with the columns `stam;problem_id` is still read."""

from collections.abc import Iterator
from pathlib import Path

from transforms.errors import RegistryError
from transforms.registry.records import Uttryck
from transforms.registry.rows import rows

NAME = "lexikon.csv"
SLAG = ("stam", "ord", "led", "fras", "ihop", "undantag")
VIKTER = ("stark", "svag", "bort")
# Words that conditions ask for by name; `*` stands for any letters.
LISTOR = {
    "@unga": (
        "ungdom*", "unga", "ungar*", "elev*", "tonår*", "kid", "kids*", "kidsen", "skolungdom*", "skolelev*",
        "minderårig*", "gymnasiet*", "gymnasist*", "högstadie*", "niondeklass*", "åttondeklass*", "sjuor*", "åttor*",
        "nior*", "småkill*", "killar*", "tjejer*", "yngre", "*åring*", "barn", "barnen", "barnens", "son", "sonen",
        "dotter", "dottern", "dottra", "skolbarn*", "student*", "snorung*",
    ),
    "@skola": (
        "skol*", "*skola", "*skolan", "*skolans", "*skolor", "*skolorna", "*skole", "*skolen", "*skolgård*", "rast",
        "rasten", "raster*", "klassen", "gymnasiet", "gymnasium*", "högstadiet", "fritidsgård*", "fritids",
        "lektion*",
    ),
    "@aldre": (
        "äldre", "äldres", "gamla", "gamling*", "pensionär*", "mamma", "mammas", "mormor*", "farmor*", "morfar*",
        "farfar*", "senior*", "åldring*", "dam", "damen", "damer", "damerna", "tant", "tanter*", "gubbe", "svärmor",
        "svärfar", "dement*", "åttioår*", "80-år*", "70-år*", "90-år*", "pappa", "pro", "spf", "hemtjänst*",
        "äldreboende*", "seniorboende*",
    ),
    "@lokal": (
        "skola", "skolan", "*skolan", "förskol*", "butik*", "affär*", "kontor*", "klubbhus*", "klubbstug*", "kiosk*",
        "klubblokal*", "restaurang*", "pizzeri*", "kyrka*", "bygge*", "byggbod*", "byggarbets*", "förening*",
        "idrottshall*", "ishall*", "sporthall*", "verkstad*", "företag*", "fritidsgård*", "café*", "cafe*", "kafé*",
        "lager", "lagret", "industri*", "frisör*", "salong*", "ica", "coop", "macken", "bensinmack*", "bageri*",
        "hembygdsgård*", "gym", "gymmet", "tandläk*", "lokal", "lokalen", "scout*", "båtklubb*", "golfklubb*",
        "ridhus*", "ridklubb*", "apotek*", "vårdcentral*", "bibliotek*", "församling*",
    ),
    "@barn": (
        "barn", "barnen", "barnens", "barns", "ungar", "ungarna", "småbarn*", "skolbarn*", "skolväg*", "elev*",
        "*åring", "*åringar*", "dottern", "dotter", "sonen", "son", "skola", "skolan", "skolor*", "*skolan",
        "förskol*", "dagis*", "fritids", "lekplats*", "lågstadie*", "mellanstadie*", "barnvagn*", "sexår*", "sjuår*",
        "småttingar*", "kidsen",
    ),
}


def read(roots: tuple[Path, ...]) -> tuple[Uttryck, ...]:
    """The expressions of all roots; a later root's row replaces an earlier one of the same expression and problem.

    A row whose `vikt` is `bort` takes the earlier one away.

    Raises:
        RegistryError: naming file and line, when a row cannot be used.
    """
    found: dict[tuple[str, str], Uttryck] = {}
    for root in roots:
        path = root / NAME
        for number, row in enumerate(rows(path, NAME) if path.is_file() else (), start=2):
            entry = _entry(row, f"{NAME}: rad {number}")
            key = (entry.uttryck, entry.problem_id)
            if row.get("vikt") == "bort":
                found.pop(key, None)
            else:
                found[key] = entry
    return tuple(found.values())


def faults(entries: tuple[Uttryck, ...], problems: set[str]) -> Iterator[str]:
    """A line for each expression of a problem that the taxonomy does not have."""
    for entry in entries:
        if entry.problem_id not in problems:
            yield f"{entry.rad}: {entry.uttryck!r} pekar på okänt problem {entry.problem_id!r}"


def _entry(row: dict[str, str], line: str) -> Uttryck:
    text = row.get("uttryck", row.get("stam"))
    if text is None or "problem_id" not in row:
        raise RegistryError(f"{NAME}: kolumnen {'uttryck' if text is None else 'problem_id'} saknas")
    slag, vikt = row.get("slag") or "stam", row.get("vikt") or "stark"
    riktning, villkor = row.get("riktning", ""), row.get("villkor", "")
    for value, known, column in ((slag, SLAG, "slag"), (vikt, VIKTER, "vikt"), (riktning, ("", "bra"), "riktning")):
        if value not in known:
            raise RegistryError(f"{line}: {column} {value!r} ska vara {', '.join(k for k in known if k)}")
    if not text or (slag in ("stam", "ord", "led") and " " in text):
        raise RegistryError(f"{line}: {text!r} ska vara ett ord, eller ha slaget fras eller ihop")
    if villkor and not all(_is_condition(part) for part in villkor.split(",")):
        raise RegistryError(f"{line}: villkor {villkor!r} ska skrivas som 'med ord/ord' eller 'utan ord/ord'")
    return Uttryck(text.casefold(), row["problem_id"], slag, riktning, villkor.casefold(), vikt == "svag", line)


def _is_condition(text: str) -> bool:
    word, _, rest = text.strip().partition(" ")
    lists = [part for part in rest.split("/") if part.startswith("@")]
    return word in ("med", "utan") and bool(rest.strip()) and all(part in LISTOR for part in lists)
