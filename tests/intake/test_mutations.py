"""Each way a delivery goes wrong gives the documented outcome: the examples of `new`, one change at a time.

A case names the file, what is done to it, and what the contract says of it: status, rows = accepted + quarantined +
duplicates + personal, the exit code of `check`, and words of the reason or remark that the deliverer meets.
"""

import json
import re

import pytest

from transforms import registry
from transforms.delivery_report import delivery_report, exit_code
from transforms.intake import take_in
from transforms.new import lay_out
from transforms.sources import sources
from transforms.swedish.delivery_report import summary_lines

PERSON = "19850709-9805"
ALL = "godkand"
PART = "delvis"
NONE = "avvisad"
SAME = "oforandrad"

EVENTS = "handelser/export.csv"
CRIME = "brott/egen-tabell.csv"
NOTE = "dialog/2025-02-03-medborgardialog.txt"
TALK = "dialog/yttranden.csv"
ANSWERS = "trygghet/svar.csv"
SHARES = "trygghet/andelar.csv"


# ---- changes: bytes in, bytes out; tables are cut at `;`, which the examples do not quote

def lines(change):
    """A change of the list of lines."""
    def run(data):
        return "\ufeff".encode() + "\n".join(change(data.decode("utf-8-sig").rstrip("\n").split("\n"))).encode() + b"\n"
    return run


def cell(row, column, value):
    """The cell of a column in line `row` (1 = the headers) gets another value."""
    def change(found):
        place = found[0].split(";").index(column)
        cells = found[row - 1].split(";")
        cells[place] = value
        return [*found[: row - 1], ";".join(cells), *found[row:]]
    return lines(change)


def without(column):
    def change(found):
        place = found[0].split(";").index(column)
        return [";".join(c for i, c in enumerate(line.split(";")) if i != place) for line in found]
    return lines(change)


def with_column(header, value):
    return lines(lambda found: [f"{line};{header if i == 0 else value}" for i, line in enumerate(found)])


def again(row, column="", value=""):
    """A line comes twice, the second time perhaps with another cell."""
    def change(found):
        cells = found[row - 1].split(";")
        if column:
            cells[found[0].split(";").index(column)] = value
        return [*found, ";".join(cells)]
    return lines(change)


def line(row, text):
    return lines(lambda found: [text if i == row - 1 else old for i, old in enumerate(found)])


def text(old, new):
    def run(data):
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())
    return run


def coded(name):
    return lambda data: data.decode("utf-8-sig").encode(name)


def one_line_in_windows(row):
    def run(data):
        found = data.split(b"\n")
        found[row - 1] = found[row - 1].decode().encode("cp1252")
        return b"\n".join(found)
    return run


def point(n, e):
    return lambda data: cell(2, "e", e)(cell(2, "n", n)(data))


def points_swapped(data):
    row = data.decode("utf-8-sig").split("\n")[1].split(";")
    return point(row[7], row[6])(data)


HEADERS = lines(lambda found: found[:1])
REVERSED = lines(lambda found: [";".join(reversed(row.split(";"))) for row in found])
CUT = lambda data: data[: len(data) // 2]  # noqa: E731
EMPTY = lambda data: b""  # noqa: E731

# fmt: off
CASES = {
    # shape
    "nothing changed": (EVENTS, lambda d: d, ALL, (3, 3, 0, 0, 0), 0, ""),
    "a required column is gone": (EVENTS, without("start"), NONE, None, 4, "Kolumnen start saknas. Rubriker som fanns"),
    "a header is misspelt": (EVENTS, cell(1, "start", "strat"), NONE, None, 4, "brottstyp, strat, slut"),
    "an optional column is gone": (EVENTS, without("plats"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "an unknown column": (EVENTS, with_column("handläggare", "X"), ALL, (3, 3, 0, 0, 0), 0, "inte läses: handläggare"),
    "two headers are the same": (EVENTS, cell(1, "slut", "Start"), NONE, None, 4, "blir samma kolumn"),
    "no headers": (EVENTS, lines(lambda f: f[1:]), NONE, None, 4, "rubrikraden saknas"),
    "columns in another order": (EVENTS, REVERSED, ALL, (3, 3, 0, 0, 0), 0, ""),
    "headers in capitals, with space": (EVENTS, cell(1, "handelse_id", " HÄNDELSE ID "), ALL, (3, 3, 0, 0, 0), 0, ""),
    "empty": (EVENTS, EMPTY, NONE, None, 4, "Filen har inga rubriker"),
    "only headers": (EVENTS, HEADERS, ALL, (0, 0, 0, 0, 0), 4, "rubriker men inga rader"),
    "a row too short": (EVENTS, line(3, "exempel-2;1201"), PART, (3, 2, 1, 0, 0), 1, "lika många celler"),
    "a quotation mark never closed": (EVENTS, cell(3, "plats", '"Exempel'), NONE, None, 4, "citattecken"),
    "comma between cells": (EVENTS, text(";", ","), ALL, (3, 3, 0, 0, 0), 0, ""),
    "tab between cells": (EVENTS, text(";", "\t"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "a first line sep=;": (EVENTS, lines(lambda f: ["sep=;", *f]), ALL, (3, 3, 0, 0, 0), 0, ""),
    "Windows line ends": (EVENTS, text("\n", "\r\n"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "blank lines between": (EVENTS, text("\n", "\n\n"), ALL, (3, 3, 0, 0, 0), 0, ""),
    # encoding
    "UTF-8 without a mark": (EVENTS, coded("utf-8"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "Windows-1252": (EVENTS, coded("cp1252"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "UTF-16": (EVENTS, coded("utf-16"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "one line in another encoding": (EVENTS, one_line_in_windows(3), PART, (3, 2, 1, 0, 0), 1, "inte UTF-8"),
    "half a UTF-16 character": (EVENTS, lambda d: coded("utf-16")(d)[:-1], NONE, None, 4, "Spara om den som UTF-8"),
    # coordinates
    "N and E swapped": (EVENTS, points_swapped, ALL, (3, 3, 0, 0, 0), 0, "N och E stod i varandras kolumner"),
    "degrees in the metre columns": (EVENTS, point("59.16803", "18.21093"), ALL, (3, 3, 0, 0, 0), 0, "latitud"),
    "decimal comma in degrees": (EVENTS, point("59,16803", "18,21093"), ALL, (3, 3, 0, 0, 0), 0, "latitud"),
    "a point at 0/0": (EVENTS, point("0", "0"), ALL, (3, 3, 0, 0, 0), 0, "Utan koordinat: 2 rader"),
    "half a point": (EVENTS, point("6563180", ""), ALL, (3, 3, 0, 0, 0), 0, "Utan koordinat: 2 rader"),
    "a point in no system": (EVENTS, point("1234", "99"), PART, (3, 2, 1, 0, 0), 1, "SWEREF 99 TM"),
    "a word as coordinate": (EVENTS, point("norr", "684000"), PART, (3, 2, 1, 0, 0), 1, "'norr' är inte ett tal"),
    # time
    "a two-digit year": (EVENTS, cell(2, "start", "25-02-03 08:00"), PART, (3, 2, 1, 0, 0), 1, "tvåsiffrigt år"),
    "an impossible date": (EVENTS, cell(2, "start", "2025-02-30"), PART, (3, 2, 1, 0, 0), 1, "inte i kalendern"),
    "a date in words": (EVENTS, cell(2, "start", "3 februari"), PART, (3, 2, 1, 0, 0), 1, "ÅÅÅÅ-MM-DD"),
    "the end before the start": (EVENTS, cell(2, "slut", "2025-02-02"), PART, (3, 2, 1, 0, 0), 1, "före starten"),
    "a filler end": (EVENTS, cell(2, "slut", "2079-06-06"), ALL, (3, 3, 0, 0, 0), 0, "sluttid som inte kan stämma"),
    "a start in the future": (EVENTS, cell(3, "start", "2999-01-01"), PART, (3, 2, 1, 0, 0), 1, "i framtiden"),
    "a start before 1990": (EVENTS, cell(2, "start", "1989-12-31"), PART, (3, 2, 1, 0, 0), 1, "före 1990"),
    "no start": (EVENTS, cell(2, "start", ""), PART, (3, 2, 1, 0, 0), 1, "får inte vara tom"),
    # identity and duplicates
    "the same row twice": (EVENTS, again(2), ALL, (4, 3, 0, 1, 0), 0, "1 dubblett"),
    "the same id, other content": (EVENTS, again(2, "plats", "X"), PART, (4, 3, 1, 0, 0), 1, "nyckel (exempel-1)"),
    "a path as id": (EVENTS, cell(2, "handelse_id", "../x"), PART, (3, 2, 1, 0, 0), 1, "bara ha bokstäver"),
    # personal data
    "a personnummer in a text": (EVENTS, cell(2, "plats", f"hos {PERSON}"), PART, (3, 2, 0, 0, 1), 1, "på rad 2"),
    "one in an unknown column": (EVENTS, with_column("x", PERSON), PART, (3, 0, 0, 0, 3), 4, "rad 2–4"),
    "ten digits in an id": (EVENTS, cell(2, "handelse_id", "8507099805"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "a phone number": (EVENTS, cell(2, "plats", "08-123 45 67"), ALL, (3, 3, 0, 0, 0), 0, "platsregistret: 1 rad"),
    "a wrong check digit": (EVENTS, cell(2, "plats", "850709-9806"), ALL, (3, 3, 0, 0, 0), 0, "platsregistret: 1 rad"),
    # text that bites
    "a formula": (EVENTS, cell(2, "brottskod", "=HYPERLINK(1)"), ALL, (3, 3, 0, 0, 0), 0, '"\'=HYPERLINK(1)" (1 rad)'),
    "markup": (EVENTS, cell(2, "brottskod", "<script>1</script>"), ALL, (3, 3, 0, 0, 0), 0, "'<script>1</script>'"),
    "SQL": (EVENTS, cell(2, "brottstyp", "x' or 1=1 --"), ALL, (3, 3, 0, 0, 0), 0, ""),
    "SQL with a separator": (EVENTS, cell(2, "brottstyp", "x'); drop t"), PART, (3, 2, 1, 0, 0), 1, "många celler"),
    "a null byte": (EVENTS, cell(2, "plats", "a\x00b"), ALL, (3, 3, 0, 0, 0), 0, "platsregistret: 1 rad"),
    # counts and codes
    "a count with a point": (CRIME, cell(2, "antal", "1.234"), PART, (7, 6, 1, 0, 0), 1, "Skriv utan punkt"),
    "a negative count": (CRIME, cell(7, "antal", "-5"), PART, (7, 6, 1, 0, 0), 1, "är negativt"),
    "half a crime": (CRIME, cell(2, "antal", "12,5"), PART, (7, 6, 1, 0, 0), 1, "inte ett tal"),
    "a hard space in a count": (CRIME, cell(2, "antal", "1\u00a0200"), ALL, (7, 7, 0, 0, 0), 0, ""),
    "a count that is not known": (CRIME, cell(2, "antal", ".."), ALL, (7, 7, 0, 0, 0), 0, ""),
    "a code without its zero": (CRIME, cell(2, "kommun", "136"), ALL, (7, 7, 0, 0, 0), 0, "sin inledande nolla"),
    "an unknown kommun": (CRIME, cell(2, "kommun", "Ankeborg"), PART, (7, 6, 1, 0, 0), 1, "'Ankeborg' är varken"),
    "a fourth tertial": (CRIME, cell(2, "period", "2025-T4"), PART, (7, 6, 1, 0, 0), 1, "inte en period"),
    "an unknown crime type": (CRIME, cell(2, "brottstyp", "Trolldom"), ALL, (7, 7, 0, 0, 0), 0, "'Trolldom' (1 rad)"),
    "yes in other words": (CRIME, cell(2, "preliminar", "kanske"), PART, (7, 6, 1, 0, 0), 1, "de ord som får stå"),
    "a word outside a vocabulary": (SHARES, cell(2, "matt", "procent"), PART, (3, 2, 1, 0, 0), 1, "'procent'"),
    "an unknown area": (SHARES, cell(3, "omrade_kod", "0136X001"), PART, (3, 2, 1, 0, 0), 1, "inte en känd områdeskod"),
    "a weight of zero": (ANSWERS, cell(2, "vikt", "0"), PART, (4, 3, 1, 0, 0), 1, "större än noll"),
    "an answer outside the codebook": (ANSWERS, cell(2, "f1", "7"), PART, (4, 3, 1, 0, 0), 1, "i kodboken"),
    "an activity that no one promised": (
        "aktiviteter/logg.csv", cell(2, "aktivitet_id", "x-1"), PART, (3, 2, 1, 0, 0), 1, "inte en aktivitet"),
    "a light of another colour": ("lage/trafikljus.csv", cell(2, "niva", "lila"), PART, (3, 2, 1, 0, 0), 1, "'lila'"),
    "a week that is not": (
        "lage/trafikljus.csv", cell(2, "vecka", "2025-W60"), PART, (3, 2, 1, 0, 0), 1, "inte en vecka"),
    # notes
    "no line --- after the head": (NOTE, text("---", ""), NONE, None, 4, "---"),
    "no date in the head": (NOTE, text("datum", "dag"), NONE, None, 4, "Huvudet saknar datum"),
    "an unknown kind of talk": (NOTE, text("medborgardialog", "prat"), PART, (2, 0, 2, 0, 0), 4, "'prat'"),
    "a personnummer in a statement": (NOTE, text("mörkt", PERSON), PART, (2, 1, 0, 0, 1), 1, "Personnummer på rad 6"),
    "a personnummer in the head": (NOTE, text("14", PERSON), NONE, None, 4, "Huvudet innehåller ett personnummer"),
    "the same statement twice": (TALK, again(2), ALL, (3, 2, 0, 1, 0), 0, "1 dubblett"),
    # other containers
    "half a document": ("dialog/2025-02-17-samverkansdialog.docx", CUT, NONE, None, 4, "Dokumentet går inte att öppna"),
    "half a workbook": ("dialog/yttranden.xlsx", CUT, NONE, None, 4, "Arbetsboken går inte att öppna"),
    "half of a JSON reply": ("polisen/2025-02-10.json", CUT, NONE, None, 4, "JSON"),
    "JSON of something else": ("polisen/2025-02-10.json", lambda d: b'{"a": 1}', NONE, None, 4, "lista av händelser"),
    "Brå's text in UTF-8": (
        "brott/Databasfil.txt", lambda d: d.decode("cp1252").encode(), ALL, (5, 5, 0, 0, 0), 0, ""),
}
# fmt: on


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """Every example by the name it would have if it were real, and the registry with the examples' promise in it."""
    root = tmp_path_factory.mktemp("exempel")
    lay_out(registry.load().kommun("0136"), root, registry.load())
    found = {}
    for path in root.rglob("*.exempel*"):
        real = path.with_name(path.name.replace(".exempel", "", 1))
        path.rename(real)
        found[real.relative_to(root).as_posix()] = real.read_bytes()
    return {name.removeprefix("0136/"): data for name, data in found.items()}, registry.load(root)


@pytest.fixture
def examined(examples, tmp_path, monkeypatch):
    """Deliver files below 0136/ and answer (reports by name, all text that anyone is shown, exit code)."""
    monkeypatch.setattr("transforms.intake.RIKET", tmp_path / "inget" / "riket")
    _, known = examples

    def run(files):
        for name, data in files.items():
            path = tmp_path / "raw" / "0136" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        intake = take_in("0136", tmp_path / "raw", known)
        report = delivery_report(intake)
        shown = "\n".join(summary_lines(report)) + json.dumps(report, ensure_ascii=False)
        return {f["fil"].removeprefix("0136/"): f for f in report["filer"]}, shown, exit_code(intake)

    return run


def numbers(f):
    parts = tuple(f[key] for key in ("rader", "godkanda", "karantan", "dubbletter", "personrader"))
    return None if parts == (None,) * 5 else parts


def beside(examples, name):
    """What lies with a file and belongs to it: its codebook."""
    codebook = name.rpartition(".")[0] + ".toml"
    return {codebook: examples[codebook]} if codebook in examples else {}


@pytest.mark.parametrize("case", CASES)
def test_a_mutation_has_the_documented_outcome(examples, examined, case):
    name, change, status, counts, code, words = CASES[case]
    content, _ = examples
    files, shown, answer = examined({name: change(content[name])} | beside(content, name))
    f = files[name]
    assert (f["status"], numbers(f), answer) == (status, counts, code), f
    assert words in shown
    assert not re.search(PERSON[2:8], shown)
    assert "\x00" not in shown


def test_spring_forward_moves_a_time_that_is_not(examples, examined):
    content, _ = examples
    files, shown, code = examined({EVENTS: cell(3, "start", "2025-03-30 02:30")(content[EVENTS])})
    assert code == 0 and files[EVENTS]["rattade"] == {"sommartid": 1}
    assert "flyttad en timme framåt" in shown


FILES = {
    # (files delivered: name -> the example that lies in it), the file asked about, status, exit code, words
    "a workbook called CSV": ({"dialog/a.csv": "dialog/yttranden.xlsx"}, "dialog/a.csv", ALL, 0, ""),
    "a table called XLSX": ({"dialog/a.xlsx": TALK}, "dialog/a.xlsx", ALL, 0, ""),
    "Brå's text called CSV": ({"brott/a.csv": "brott/Databasfil.txt"}, "brott/a.csv", ALL, 0, ""),
    "Brå's page called text": ({"brott/a.txt": "brott/resultattabell.html"}, "brott/a.txt", ALL, 0, ""),
    "Brå's kommuner without a card": (
        {"brott/a.csv": "brott/brott-per-kommun.csv"}, "brott/a.csv", NONE, 4, "period"),
    "answers without a codebook": ({ANSWERS: ANSWERS}, ANSWERS, NONE, 4, "rubrikraden saknas"),
    "other headers without a map": (
        {"handelser/a.csv": "handelser/annat-system/export.csv"}, "handelser/a.csv", NONE, 4, "rubrik"),
    "other headers with a map": (
        {"handelser/x/a.csv": "handelser/annat-system/export.csv",
         "handelser/x/kolumner.toml": "handelser/annat-system/kolumner.toml"}, "handelser/x/a.csv", ALL, 0, ""),
    "in the wrong folder": ({"est/a.csv": "trafik/matningar.csv"}, "est/a.csv", NONE, 4, "saknas"),
    "outside every folder": ({"a.csv": EVENTS}, "a.csv", "okand_fil", 4, "Flytta den"),
    "in a folder of no source": ({"annat/a.csv": EVENTS}, "annat", "okand_fil", 4, "Flytta den"),
    "two folders down": ({"handelser/a/b/c.csv": EVENTS}, "handelser/a/b", "okand_fil", 4, "Flytta den"),
    "a card that is no TOML": ({EVENTS: EVENTS, f"{EVENTS}.toml": EVENTS}, EVENTS, NONE, 4, "Kortet bredvid filen"),
    "the whole file again": ({EVENTS: EVENTS, "handelser/z.csv": EVENTS}, "handelser/z.csv", SAME, 0, "3 dubbletter"),
    "a whole note again": ({NOTE: NOTE, "dialog/z.txt": NOTE}, "dialog/z.txt", SAME, 0, "2 dubbletter"),
    "one good, one bad": ({EVENTS: EVENTS, "est/a.csv": EVENTS}, "est/a.csv", NONE, 1, "Kolumnen"),
}


@pytest.mark.parametrize("case", FILES)
def test_where_and_under_which_name_a_file_lies(examples, examined, case):
    lain, asked, status, code, words = FILES[case]
    content, _ = examples
    files, shown, answer = examined({name: content[example] for name, example in lain.items()})
    assert (files[asked]["status"], answer) == (status, code), files[asked]
    assert words in shown


@pytest.mark.parametrize("name", ["handelser/~$export.csv", "handelser/.export.csv", "handelser/x.exempel.csv",
                                  "dialog/x.exempel.txt", "handelser/Thumbs.db", "LÄS-MIG.md"])
def test_what_is_no_delivery_is_passed_over(examples, examined, name):
    assert examined({name: examples[0][EVENTS]})[::2] == ({}, 4)


def test_a_personnummer_in_a_name_is_refused_and_not_repeated(examples, examined):
    files, shown, code = examined({f"est/{PERSON}.csv": examples[0]["est/rapporter.csv"]})
    assert code == 4 and [f["status"] for f in files.values()] == [NONE]
    assert "Byt namn på filen" in shown and PERSON not in shown


def test_a_later_file_corrects_an_earlier_one(examples, examined):
    corrected = cell(2, "plats", "Exempelskolan")(examples[0][EVENTS])
    first, second = "handelser/2025-03-01.csv", "handelser/2025-04-01.csv"
    files, shown, code = examined({first: examples[0][EVENTS], second: corrected})
    assert code == 0
    later = files[second]
    assert (later["godkanda"], later["dubbletter"], later["ersatta"]) == (1, 2, 1)
    assert "ersätter 1 rad från tidigare leveranser" in shown


OWN = sorted({
    "aktiviteter/logg.csv", "atgarder/plan.csv", "befolkning/egen-tabell.csv", CRIME, TALK, "est/rapporter.csv",
    "est/rapportorer.csv", EVENTS, "kalender/evenemang.csv", "lage/trafikljus.csv", "trafik/matningar.csv", SHARES,
    "vandring/protokoll.csv",
})


@pytest.mark.parametrize("name", OWN)
def test_every_table_refuses_what_it_must_and_loses_no_row(examples, examined, name):
    """Each column gone in turn, nothing, headers alone, a person in every row, and the file cut off twice."""
    data = examples[0][name]
    source = name.partition("/")[0]
    header, *rows = data.decode("utf-8-sig").split("\n")
    columns = header.split(";")
    table = next(t for t in sources()[source].tables if set(t.required) <= set(columns))
    changed = {f"utan-{column}.csv": without(column)(data) for column in columns}
    changed |= {"tom.csv": b"", "rubriker.csv": HEADERS(data), "person.csv": with_column("x", PERSON)(data)}
    changed |= {f"del-{i}.csv": data[: len(data) * i // 10] for i in (3, 9)}
    files, shown, _ = examined({f"{source}/{key}": content for key, content in changed.items()})
    assert len(files) == len(changed)
    for f in files.values():
        if (counted := numbers(f)) is not None:
            assert counted[0] == sum(counted[1:])
    for column in columns:
        f = files[f"{source}/utan-{column}.csv"]
        assert (f["status"] == NONE) == (column in table.required)
        assert column not in table.required or f["skal"].startswith(f"Kolumnen {column} saknas")
    filled = sum(bool(row) for row in rows)
    assert files[f"{source}/tom.csv"]["status"] == NONE
    assert numbers(files[f"{source}/rubriker.csv"]) == (0, 0, 0, 0, 0)
    assert numbers(files[f"{source}/person.csv"]) == (filled, 0, 0, 0, filled)
    assert PERSON[2:8] not in shown


def test_the_tables_above_are_every_table_of_the_contract(examples):
    content, _ = examples
    foreign = {ANSWERS, "handelser/annat-system/export.csv", "brott/brott-per-kommun.csv",
               # Forms beside the table of statements, told by their columns and by their name: tests of their own.
               "dialog/arbetsblad.csv", "dialog/godkanda_citat.csv"}
    assert {name for name in content if name.endswith(".csv") and "registry" not in name} == set(OWN) | foreign
