"""The delivery report in Swedish, for the screen and the page: what was taken, what to mend, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.swedish.numbers import antal, upprakning

File = Mapping[str, Any]

STATUS = {
    "godkand": "tagen i sin helhet",
    "delvis": "tagen till en del",
    "avvisad": "inte tagen",
    "oforandrad": "oförändrad sedan förra gången",
    "okand_fil": "inte läst",
}
BELAGD = {
    "verklig_fil": "läsaren är prövad på en riktig fil",
    "beskrivning": "läsaren är byggd efter en beskrivning, ingen riktig fil har funnits att pröva den på",
    "antagande": "läsaren bygger på hur vi tror att filen ser ut, ingen riktig fil har funnits att pröva den på",
}
MENDED = {
    "vaxlade": "N och E stod i varandras kolumner och har bytt plats",
    "wgs84": "latitud och longitud är omräknade till SWEREF 99 TM",
    "rt90": "RT 90 är omräknat till SWEREF 99 TM",
    "inledande_nolla": "kommunkoden har fått tillbaka sin inledande nolla",
    "orimligt_slut": "en sluttid som inte kan stämma är borttagen",
    "sommartid": "en tid som inte finns när klockan ställs fram är flyttad en timme framåt",
}
# Whoever keeps the lägesbild mends these; whoever made the file mends the rest.
_KEEPERS = frozenset({
    "lank", "okand_fil", "kort_utan_fil", "trasigt_kort", "olasbar", "olasbar_mapp", "lank_bredvid", "for_stor_bredvid",
    "personnummer_i_filnamn",
    "trasig_kolumnkarta", "kolumnkarta_rubrik", "kolumnkarta_nyckel", "kolumnkarta_bada", "kolumnkarta_varde",
    "kolumnkarta_dubbel", "kolumnkarta_fast", "andra_rubriker", "okand_export",
})
_RANGES = 12
# What the readers list in brackets is no code: its text is not shown, or there is none.
NO_CODE = {
    "[okänd plats]": "Platser som inte står i platsregistret: {rader}. Skriv in dem där med namn och alias.",
    "[okänd rapportör]": "Rapportörer som inte står i rapportorer.csv: {rader}. Skriv in dem där.",
}
# What stands beside several known places is not repeated.
SEVERAL = "[flera platser]"
# Nobody has anything to mend here.
SO_IT_IS = {
    "[ingen kommun]": "Händelser vars plats inte är en kommun: {rader}. De hör inte till någon kommun.",
    "[bara län]": "Händelser som bara anger län: {rader}. De hör inte till någon kommun.",
}


@dataclass(frozen=True)
class Fault:
    """Quarantined rows of one file with the same reason in the same column."""

    kolumn: str
    antal: int
    rader: str
    text: str


def bundled(file: File) -> bool:
    """True for a reference that comes with the program: nobody delivered it, and nobody fetched it."""
    return bool(file.get("medfoljer"))


def status(file: File) -> str:
    """What became of the file, to stand after "Filen är"."""
    none = file["status"] == "delvis" and not file["godkanda"] and not file["dubbletter"]
    return "läst, men ingen rad är tagen" if none else STATUS[file["status"]]


def equation(file: File) -> str:
    """Every row accounted for: rows = accepted + quarantined + duplicates + personal."""
    parts = (_count(file["godkanda"], "godkänd", "godkända"), f"{antal(file['karantan'])} i karantän",
             _count(file["dubbletter"], "dubblett", "dubbletter"), f"{antal(file['personrader'])} med personnummer")
    return f"{_rows(file['rader'])} = {' + '.join(parts)}"


def faults(file: File) -> list[Fault]:
    """The quarantined rows grouped by column and reason, most rows first; the value of the first one as example."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in file["karantanrader"]:
        groups.setdefault((row["kolumn"], row["kod"]), []).append(row)
    result = []
    for (kolumn, _), rows in groups.items():
        alike = len({row["skal"] for row in rows}) == 1
        text = rows[0]["skal"] if alike else f"Till exempel rad {rows[0]['rad']}: {rows[0]['skal']}"
        result.append(Fault(kolumn, len(rows), lines([row["rad"] for row in rows]), text))
    return sorted(result, key=lambda fault: -fault.antal)


def lines(numbers: Sequence[int]) -> str:
    """Line numbers as a person reads them: 3, 4, 5, 9 -> "3–5 och 9"; a long list is cut with how many are left."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in spans[:_RANGES]]
    rest = sum(b - a + 1 for a, b in spans[_RANGES:])
    return f"{', '.join(shown)} och {antal(rest)} rader till" if rest else upprakning(shown)


def mended(file: File) -> list[str]:
    """What was mended in accepted rows, a sentence per kind."""
    return [f"{_rows(count)}: {MENDED.get(kind, kind.replace('_', ' '))}"
            for kind, count in (file["rattade"] or {}).items()]


def unmapped(file: File) -> list[str]:
    """Codes and places that the registry does not know, with what to do about them."""
    codes = [f"{code!r} ({_rows(count)})" for code, count in file["omappade"].items() if code not in NO_CODE | SO_IT_IS]
    found = [f"Koder som inte hör till något problem: {', '.join(codes)}. De räknas inte. Skriv in dem "
             "i registry/koder/ om de ska räknas."] if codes else []
    found += _marked(file, NO_CODE)
    for key, count in file["tvetydiga"].items():
        name, _, candidates = key.partition(": ")
        several = f"{_rows(count)} nämner flera platser: {candidates}. Skriv vilken som menas."
        found.append(several if name == SEVERAL else
                     f"{_rows(count)} anger platsen {name!r}. Det kan vara {candidates}. "
                     "Skriv vilken som menas, eller gör namnet till alias i platsregistret.")
    return found


def _marked(file: File, phrases: Mapping[str, str]) -> list[str]:
    return [text.format(rader=_rows(file["omappade"][mark]))
            for mark, text in phrases.items() if mark in file["omappade"]]


def notes(file: File) -> list[str]:
    """What else is worth knowing of a file that was taken."""
    found = _marked(file, SO_IT_IS)
    if file["ersatta"]:
        found.append(f"Filen ersätter {_rows(file['ersatta'])} från tidigare leveranser.")
    if file["utan_punkt"]:
        they = "Den" if file["utan_punkt"] == 1 else "De"
        found.append(f"Utan koordinat: {_rows(file['utan_punkt'])}. {they} räknas för kommunen men syns inte på "
                     "kartan.")
    if file["okanda_kolumner"]:
        found.append(f"Kolumner som inte läses: {', '.join(file['okanda_kolumner'])}.")
    return found + list(file["anmarkningar"])


def facts(file: File) -> list[tuple[str, str]]:
    """What the file is and how it was read; `sha256` tells it from every other."""
    form = f"{file['form']} ({BELAGD[file['belagd']]})" if file["form"] else ""
    named = [("Källa", file["kalla"]), ("Levererad", file["leveransdatum"]), ("Läst som", form),
             ("Teckenkod", file["teckenkod"]), ("Kontrollsumma", file["sha256"])]
    return [(name, value) for name, value in named if value]


def personal(file: File) -> str:
    """Where the refused rows with a personnummer stand; "" when there are none."""
    if not file["personradnummer"]:
        return ""
    return (f"Personnummer på rad {lines(file['personradnummer'])}. De raderna är inte mottagna och inte sparade. "
            "Ta bort personnumren och skicka filen igen.")


def conclusion(report: Mapping[str, Any]) -> str:
    """The report in one or two sentences; references that come with the program are left out."""
    files = [f for f in report["filer"] if not bundled(f)]
    if report["register"]:
        return "Registret går inte att använda, så ingen fil är läst."
    if not files:
        kommun = report["kommun"]
        return f"Ingen fil är levererad. Lägg filer i {kommun}/<källa>/. Mappar och exempel ger lagesbild new {kommun}."
    taken = sum(f["rader"] is not None for f in files)
    rows, used = (sum(f[key] or 0 for f in files) for key in ("rader", "godkanda"))
    read = f"{antal(taken)} av {_files(len(files))} {'är läst' if taken == 1 else 'är lästa'}."
    if not taken:
        return f"Ingen av {_files(len(files))} gick att läsa." if len(files) > 1 else "Filen gick inte att läsa."
    return f"{read} {antal(used)} av {_rows(rows)} {'är tagen' if 1 in (used, rows) else 'är tagna'}."


def for_deliverer(file: File) -> list[str]:
    """What whoever made the file has to mend."""
    if bundled(file):
        return []
    if file["rader"] is None:
        return [] if file["kod"] in _KEEPERS else [file["skal"]]
    todo = [f"{_rows(file['karantan']).capitalize()} ska rättas eller tas bort."] if file["karantan"] else []
    return todo + ([personal(file)] if file["personradnummer"] else [])


def for_keeper(file: File) -> list[str]:
    """What whoever keeps the lägesbild has to do: move files, mend cards, teach the registry a code or a place."""
    if bundled(file):
        return []
    if file["rader"] is None:
        return [file["skal"]] if file["kod"] in _KEEPERS else []
    return unmapped(file)


def registry_fault(fault: Mapping[str, str]) -> str:
    """What is wrong with a file of the registry, or what was mended in it."""
    return f"registry/{fault['fil']}: {fault['skal']}" if fault["fil"] else fault["skal"]


def registry_notes(report: Mapping[str, Any]) -> list[str]:
    """What was mended in the registry's layers; a report on a broken registry has none."""
    return [registry_fault(note) for note in report.get("registeranmarkningar", ())]


def summary_lines(report: Mapping[str, Any]) -> list[str]:
    """The delivery report as text for a screen: the conclusion, then a line per file and under it what to mend."""
    result = [conclusion(report), *registry_notes(report)]
    for file in report["filer"]:
        became = "följer med programmet" if bundled(file) else status(file)
        if file["rader"] is None:
            result.append(f"{file['fil']}: {became}. {file['skal']}")
            continue
        whole = file["godkanda"] == file["rader"]
        result.append(f"{file['fil']}: {became}, {_rows(file['rader']) if whole else equation(file)}")
        if bundled(file) and whole:
            continue
        result += [f"    rätta {_where(fault)}: {fault.text}" for fault in faults(file)]
        result += [f"    {personal(file)}"] if file["personradnummer"] else []
        result += [f"    rättat här, {what}" for what in mended(file)]
        result += [f"    {note}" for note in (*unmapped(file), *notes(file))]
    return result


def _where(fault: Fault) -> str:
    return f"{fault.kolumn}, rad {fault.rader}" if fault.kolumn else f"rad {fault.rader}"


def _rows(count: int) -> str:
    return _count(count, "rad", "rader")


def _files(count: int) -> str:
    return _count(count, "fil", "filer")


def _count(count: int, one: str, many: str) -> str:
    return f"{antal(count)} {one if count == 1 else many}"
