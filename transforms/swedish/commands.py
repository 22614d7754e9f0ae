"""What the command line says, in Swedish."""

NOT_READY = {
    "publik": "utgåvan publik kräver röjandekontroll, som inte finns i den här versionen; bygg intern eller bra",
    "alla": "utgåvan alla innehåller publik, som kräver röjandekontroll; bygg intern eller bra",
}


def unknown_edition(text: str) -> str:
    """An edition that the contract does not have."""
    return f"okänd utgåva {text!r}: skriv intern, bra, publik eller alla"


def later(command: str) -> str:
    """A command of the contract that this version lacks."""
    return f"kommandot {command} finns inte i den här versionen; lagesbild --help visar de som finns"


def defect(kind: str, text: str) -> str:
    """An error that is ours."""
    first = text.splitlines()[0][:200] if text else ""
    return f"internt fel, ingenting publicerat: {kind}: {first} (kör lagesbild --debug … för hela felet)"


def no_delivery(kommun: str, folder: str) -> str:
    """Nothing usable was delivered."""
    where = f"{folder}/{kommun}/<källa>/"
    return f"{kommun}: ingen användbar leverans. Lägg filer i {where} och kör lagesbild check {kommun}"


def no_period(kommun: str) -> str:
    """No default period can be found."""
    return f"{kommun}: inget daterat löfte och ingen inläst brottsstatistik; ange --period"


def strict(kommun: str) -> str:
    """--strict met something left out."""
    left = "leveranserna har rader eller filer som inte togs in, och --strict är satt"
    return f"{kommun}: {left}. Kör lagesbild check {kommun}"


def published(name: str, period: str, edition: str, folder: str, seconds: float) -> str:
    """One finished publication."""
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{name} {period} {edition}: publicerad i {folder} ({took} s)"


def cannot_write(path: str, why: str | None) -> str:
    """A file or folder that the call names cannot be written."""
    return f"kan inte skriva {path}: {why or 'okänt fel'}"


_AREAS = {
    "fanns": ["områden: gränserna finns redan"],
    "klippta": ["områden: RegSO 2025 klippta till registry/omraden/{kod}.geojson"],
    "saknas": [
        "områden: gränser saknas. Det går att bygga utan dem, men utan karta och RegSO. Så här klipps de:",
        "    pip download duva==0.3.5 --no-deps --python-version 3.12 --only-binary=:all:",
        "    python -m transforms.omraden {kod} --source duva-0.3.5-py3-none-any.whl --out {data}/registry/omraden",
    ],
}


def laid_out(kod: str, namn: str, data: str, new: list[str], there: list[str], areas: str) -> list[str]:
    """What `new` wrote in the folder `data`, what stood there already, and what to do next. Cards go unnamed."""
    lines = [f"{namn} ({kod}): {len(new)} nya filer i {data}", *_without_cards(new)]
    if there:
        lines += [f"{len(there)} filer fanns redan och är orörda", *_without_cards(there)]
    lines += [line.format(kod=kod, data=data) for line in _AREAS[areas]]
    return [*lines, f"Läs {data}/{kod}/LÄS-MIG.md. Pröva exemplen: lagesbild check {kod} --exempel --data {data}"]


def _without_cards(names: list[str]) -> list[str]:
    return [f"    {name}" for name in names if not (name.endswith(".toml") and name.count(".") > 2)]


TOGETHER = "gemensam rapport (--together) finns inte i den här versionen; bygg kommunerna var för sig"
