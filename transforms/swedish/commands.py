"""What the command line says, in Swedish."""

import errno
import re
from difflib import get_close_matches

NOT_READY = {
    "publik": "veckobilden finns inte i utgåvan publik: en veckas tal är för små; bygg intern eller bra",
    "alla": "veckobilden finns inte i utgåvan publik, som ingår i alla; bygg intern eller bra",
}


def unknown_edition(text: str) -> str:
    """An edition that the contract does not have."""
    return f"okänd utgåva {text!r}: skriv intern, bra, publik eller alla"


def no_week(text: str) -> str:
    """A period where an ISO week is asked for."""
    return f"{text!r} är ingen vecka: skriv till exempel 2025-W37"


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
    return f"{kommun}: varken löften eller brottsstatistik säger vilken period. Skriv den: --period 2025"


def strict(kommun: str) -> str:
    """--strict met something left out."""
    left = "leveranserna har rader eller filer som inte togs in, och --strict är satt"
    return f"{kommun}: {left}. Kör lagesbild check {kommun}"


def published(name: str, period: str, edition: str, folder: str, seconds: float) -> str:
    """One finished publication."""
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{name} {period} {edition}: publicerad i {folder} ({took} s)"


def unchanged(name: str, period: str, edition: str, folder: str) -> str:
    """A publication that was made from just what there is now."""
    return f"{name} {period} {edition}: oförändrad sedan förra bygget, står i {folder}"


def cannot_write(path: str, number: int | None) -> str:
    """A file or folder that the call names cannot be written; `number` is the system's error number."""
    return f"kan inte skriva {path}: {_WHY.get(number or 0, 'okänt fel')}"


def no_access(path: str, number: int | None) -> str | None:
    """A path cannot be read or written; None when the reason is not one that a caller can mend."""
    why = _WHY.get(number or 0)
    return why and f"kommer inte åt {path}: {why}"


_WHY = {
    errno.ENOENT: "mappen finns inte",
    errno.EACCES: "rättighet saknas",
    errno.EPERM: "rättighet saknas",
    errno.EROFS: "mappen är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.ENOTDIR: "en del av sökvägen är en fil",
    errno.EISDIR: "det är en mapp",
}


def no_folder(path: str) -> str:
    """The delivery root that the call names is not there."""
    return f"mappen {path} finns inte. Rätta --data, eller lägg upp den med lagesbild new"


def unknown_kommun(text: str, names: list[str]) -> str:
    """A kommun that is not in the registry, with the name that was perhaps meant."""
    near = get_close_matches(text.casefold(), [name.casefold() for name in names], n=1, cutoff=0.8)
    meant = [name for name in names if near and name.casefold() == near[0]]
    hint = f". Menade du {meant[0]}?" if meant else ""
    return f"okänd kommun {text!r}: skriv koden med fyra siffror, t.ex. 0182, eller namnet, t.ex. Nacka{hint}"


def usage(text: str) -> str:
    """The parser's help with its one English word in Swedish."""
    return text.replace("usage: ", "användning: ", 1)


# What the parser says of a wrong call -> ours.
_WRONG = (
    (r"the following arguments are required: (.+)", "det saknas något: {0}"),
    (r"unrecognized arguments: (.+)", "okänt i anropet: {0}"),
    (r"argument .+?: invalid choice: '?(.+?)'? \(choose from (.+)\)", "{0} finns inte: välj bland {1}"),
    (r"argument (.+?): expected .*argument.*", "{0} ska följas av ett värde"),
    (r"argument (.+?): invalid int value: (.+)", "{0} ska vara ett heltal, inte {1}"),
    (r"argument (.+?): ignored explicit argument .+", "{0} tar inget värde"),
    (r"ambiguous option: (\S+) could match (.+)", "{0} kan vara {1}: skriv hela"),
)


def wrong_call(message: str, program: str) -> str:
    """What is wrong with a call, and where the help is."""
    for pattern, ours in _WRONG:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            message = ours.format(*(group.replace("'", "") for group in found.groups()))
            break
    return f"{message}. Hjälp: {program}{' KOMMANDO' if message.startswith('okänt i') else ''} --help"


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


NO_KOMMUN = "skriv vilka kommuner som ska byggas, eller --all för alla som har en leveransmapp"
ENGINE = "--engine är lokal eller dask; med dask anges klustrets adress med --scheduler, utan den inte"


def waits(kommun: str) -> str:
    """Another run has the turn."""
    return f"{kommun}: väntar, en annan körning är i gång"


def died(kommun: str, code: int | None) -> str:
    """The process of one unit ended before it answered."""
    why = f"signal {-code}" if code is not None and code < 0 else f"kod {code}"
    return f"{kommun}: processen avbröts ({why}), den förra publikationen står kvar; bygg den igen"


def port_taken(port: int) -> str:
    """Somebody answers where our server was to listen."""
    return f"port {port} är upptagen av en annan Prefect-server: välj en annan med --port"


def no_server(log: str) -> str:
    """Our Prefect server did not come up."""
    return f"Prefects server startade inte: läs {log}, eller välj en annan port med --port"


def serving(address: str, crashed: int, rows: list[tuple[str, str, str]]) -> list[str]:
    """What runs now, and when."""
    before = [f"{crashed} körningar avbröts när servern senast stannade; tidtabellen tar vid"] if crashed else []
    return [f"Prefect: {address} (bara den här maskinen). Avbryt med Ctrl-C.", *before,
            *(f"{jobb:12} {cron:18} {vad}" for jobb, cron, vad in rows)]


def summary(built: int, unchanged: int, stopped: int) -> str:
    """The last line of a run over many kommuner."""
    return f"{built + unchanged + stopped} kommuner: {built} byggda, {unchanged} oförändrade, {stopped} stoppade"


TOGETHER = "gemensam rapport (--together) finns inte i den här versionen; bygg kommunerna var för sig"
