"""Files that are not what they should be: each is refused for what it is, or read with every row accounted for."""

import csv
import html
import io
import json
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from reports.delivery import page
from tests.intake.delivery_root import CRIME, EST, HERE, INCIDENT, TALK, counts, everything, incident, root, taken
from tests.unit.test_text import write_workbook
from transforms.delivery_report import delivery_report, exit_code, write_quarantine
from transforms.swedish.delivery_report import summary_lines

__all__ = ["root"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTE = "typ: tips\ndatum: 2024-05-01\n---\nMörkt vid stationen\n"


def packed(**members):
    """A ZIP by member name, `__` for `/`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def document(body, before=""):
    xml = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed(word__document_xml=xml)


def workbook(tmp_path, rows):
    path = tmp_path / "bok"
    write_workbook(path, {"Blad1": rows})
    return path.read_bytes()


def with_sheet(data, change):
    """The workbook with its first sheet's XML changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return buffer.getvalue()


def understated(data, name):
    """The archive whose headers say that a member unpacks to seven bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        item = archive.getinfo(name)
    real, said = item.file_size.to_bytes(4, "little"), (7).to_bytes(4, "little")
    local = item.header_offset + 22
    central = data.rindex(name.encode()) - 46 + 24
    assert data[local : local + 4] == data[central : central + 4] == real
    return data[:local] + said + data[local + 4 : central] + said + data[central + 4 :]


def taken_alone(root):
    """`taken` without the references that come with the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transforms.intake.RIKET", Path("inget") / "riket")
        return taken(root)


def shown(intake):
    """All that anyone is shown: screen, JSON and page."""
    report = delivery_report(intake)
    return "\n".join(summary_lines(report)), json.dumps(report, ensure_ascii=False), page(report, "Nacka")


# ---- files of another kind

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
ERROR = b"<!DOCTYPE html>\n<html><head><title>500; Internal error</title></head><body>Fel</body></html>"
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REPLY = b'[{"id": 1}]'
# fmt: off
KINDS = {
    "a PDF": ("est/a.csv", PDF, "är en PDF"),
    "a PDF as workbook": ("trygghet/a.xlsx", PDF, "är en PDF"),
    "a PDF as note": ("dialog/a.txt", PDF, "är en PDF"),
    "a PDF as reply": ("polisen/a.json", PDF, "är en PDF"),
    "a PDF for Brå": ("brott/Databasfil.txt", PDF, "är en PDF"),
    "a photograph": ("vandring/a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "är en bild"),
    "a screenshot": ("brott/a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "är en bild"),
    "a photograph from a phone": ("vandring/a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "är en bild"),
    "an error page as table": ("handelser/a.csv", ERROR, "är en webbsida"),
    "an error page as reply": ("polisen/a.json", ERROR, "är en webbsida"),
    "an error page as population": ("befolkning/a.json", b"\xef\xbb\xbf\n" + ERROR, "är en webbsida"),
    "an error page as shares": ("trygghet/a.json", ERROR, "är en webbsida"),
    "an error page for Brå": ("brott/a.htm", ERROR, "är en webbsida"),
    "an error page as note": ("dialog/a.txt", ERROR, "är en webbsida"),
    "an old workbook": ("est/a.xls", OFFICE, "gamla format eller skyddad med lösenord"),
    "a workbook with a password": ("dialog/a.xlsx", OFFICE, "gamla format eller skyddad med lösenord"),
    "an old document": ("dialog/a.txt", OFFICE, "gamla format eller skyddad med lösenord"),
    "rich text": ("dialog/a.txt", b"{\\rtf1\\ansi typ: tips}", "är RTF"),
    "an archive": ("est/a.csv", packed(a="x"), "packat arkiv"),
    "an archive in an archive": ("est/a.xlsx", packed(a=packed(b=packed(c="x"))), "packat arkiv"),
    "an empty archive": ("est/a.xlsx", packed(), "packat arkiv"),
    "a gzip": ("handelser/a.csv.gz", b"\x1f\x8b\x08\x00" + bytes(50), "packat arkiv"),
    "a document as table": ("est/a.csv", document("<w:p/>"), "Word-dokument"),
    "a document as reply": ("polisen/a.json", document("<w:p/>"), "Word-dokument"),
    "a reply as table": ("est/a.csv", REPLY, "är JSON"),
    "a reply as note": ("dialog/a.txt", REPLY, "är JSON"),
    "UTF-16 without a mark": ("est/a.csv", EST.encode("utf-16-le"), "UTF-16 utan märke"),
    "the other UTF-16": ("dialog/a.txt", NOTE.encode("utf-16-be"), "UTF-16 utan märke"),
    "null bytes alone": ("est/a.csv", bytes(100), "ingen textfil"),
    "half a surrogate": ("est/a.csv", b"\xff\xfe" + EST.encode("utf-16-le") + b"\x00\xd8\n\x00", "utf-16 men är det"),
    "empty table": ("est/a.csv", b"", "inga rubriker"),
    "empty workbook": ("est/a.xlsx", b"", "inga rubriker"),
    "empty note": ("dialog/a.txt", b"", "Filen är tom"),
    "empty document": ("dialog/a.docx", b"", "Filen är tom"),
    "empty reply": ("polisen/a.json", b" \n", "Filen är tom"),
    "a table as reply": ("polisen/a.json", EST.encode(), "inte hel JSON"),
    "half an entry": ("polisen/a.json", b'[{"id": 1', "inte hel JSON"),
    "lists without end": ("polisen/a.json", b"[" * 100_000, "inte hel JSON"),
    "a number without end": ("polisen/a.json", b'[{"id": ' + b"9" * 5_000 + b"}]", "inte hel JSON"),
    "a key twice": ("polisen/a.json", b'[{"id": 1, "id": 2}]', "Nyckeln id står två gånger"),
    "an external entity": ("dialog/a.docx", document(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        "Dokumentet går inte att öppna"),
}
# fmt: on


def apart(number, name):
    """The name in a folder of its own, so that many cases lie in one root."""
    source, _, file = name.partition("/")
    return f"{source}/{number}/{file}"


@pytest.fixture(scope="module")
def all_kinds(tmp_path_factory):
    """Every case of `KINDS` in one delivery root: the reports, the exit code and the screen."""
    path = tmp_path_factory.mktemp("slag") / "raw"
    for number, (name, content, _) in enumerate(KINDS.values()):
        file = path / "0182" / apart(number, name)
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    intake, own = taken_alone(path)
    assert exit_code(intake) == 4
    return own, shown(intake)[0]


@pytest.mark.parametrize("case", KINDS)
def test_what_cannot_be_read_is_refused_as_what_it_is(all_kinds, case):
    own, screen = all_kinds
    name, _, words = KINDS[case]
    f = own[apart(list(KINDS).index(case), name)]
    assert f["status"] == "avvisad"
    assert words in f["skal"]
    assert f["skal"] in screen


def test_a_table_is_told_by_its_content_whatever_it_is_called(root, tmp_path):
    rows = [line.split(";") for line in (EST + "r1;a;2024-05-01;Klotter;Nacka;x\n").splitlines()]
    root("est/bok.csv", workbook(tmp_path, rows))
    root("est/tabell.xlsx", "\n".join(";".join(row) for row in rows).replace("r1", "r2"))
    root("dialog/a.md", document("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in NOTE.split("\n"))))
    _, own = taken_alone(root)
    assert {name: counts(f)[:2] for name, f in own.items()} == {
        "est/bok.csv": [1, 1], "est/tabell.xlsx": [1, 1], "dialog/a.md": [1, 1],
    }


# ---- more than it seems

def test_a_workbook_is_refused_by_what_it_unpacks_to_whatever_its_headers_say(root, tmp_path, monkeypatch):
    monkeypatch.setattr("transforms.deliveries.workbook.MAX_UNPACKED", 3_000_000)
    honest = with_sheet(workbook(tmp_path, [["a", "b"]]), lambda xml: xml + " " * 4_000_000)
    root("est/arlig.xlsx", honest)
    root("est/lognare.xlsx", understated(honest, "xl/worksheets/sheet1.xml"))
    _, own = taken_alone(root)
    assert len(honest) < 20_000
    for f in own.values():
        assert f["skal"] == "Arbetsboken packas upp till mer än 3 MB och läses inte. Spara bladet som CSV."


@pytest.mark.parametrize("cells", [
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "<row r = '1048576'><c r = 'XFD1048576'><v>1</v></c></row>",
    "<row/>" * 30_000 + "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>",
    '<row r="1048576"/><row>' + "<c><v>1</v></c>" * 16_000 + "</row>",
])
def test_one_cell_far_away_does_not_fill_the_memory(root, tmp_path, cells):
    data = workbook(tmp_path, [["rapport_id", "b"], ["1", "2"]])
    root("est/a.xlsx", with_sheet(data, lambda xml: xml.replace("</sheetData>", cells + "</sheetData>")))
    _, own = taken_alone(root)
    assert own["est/a.xlsx"]["skal"].startswith("Ett blad sträcker sig över mer än 20 miljoner celler")


@pytest.mark.parametrize("shown", ['<c t="s"><v>1</v></c>', "<c t='s'><f>A1</f><v>1</v></c>"])
def test_a_text_that_many_cells_share_counts_once_for_each(root, tmp_path, monkeypatch, shown):
    monkeypatch.setattr("transforms.deliveries.workbook_size.MAX_TEXT", 50_000_000)
    data = workbook(tmp_path, [["rapport_id", "b"], ["1", "2"]])
    texts = f"<sst><si><t>a</t></si><si><t>{'x' * 100_000}</t></si></sst>"
    data = with_sheet(data, lambda xml: xml.replace("</sheetData>", f"<row>{shown}</row>" * 1_000 + "</sheetData>"))
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", texts)
    root("est/a.xlsx", buffer.getvalue())
    _, own = taken_alone(root)
    assert own["est/a.xlsx"]["skal"].startswith("Arbetsboken packas upp till mer än 500 MB")


def test_cells_that_do_not_name_their_place_are_read_as_they_follow(root, tmp_path):
    rows = [line.split(";") for line in (EST + "r1;a;2024-05-01;Klotter;Nacka;x\n").splitlines()]
    data = with_sheet(workbook(tmp_path, rows), lambda xml: xml.replace(' r="', ' x="'))
    root("est/a.xlsx", data)
    _, own = taken_alone(root)
    assert counts(own["est/a.xlsx"])[:2] == [1, 1]


def test_a_document_is_refused_by_what_it_unpacks_to(root):
    honest = document("<w:p/>" + " " * 21_000_000)
    root("dialog/arlig.docx", honest)
    root("dialog/lognare.docx", understated(honest, "word/document.xml"))
    root("dialog/lang.txt", NOTE + "x" * 20_000_000)
    _, own = taken_alone(root)
    assert {f["skal"] for f in own.values()} == {
        "Anteckningen är större än 20 MB och läses inte. Skicka bara texten, utan bilder."
    }


def test_entities_do_not_grow_in_a_document(root):
    names = "abcdefghi"
    entities = '<!ENTITY a "ha ha ha ha ha ha ha ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 16}">' for old, new in pairwise(names))
    root("dialog/a.docx", document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"<!DOCTYPE d [{entities}]>"))
    _, own = taken_alone(root)
    assert own["dialog/a.docx"]["skal"] == "Dokumentet går inte att öppna. Spara om det som DOCX eller text."


@pytest.mark.parametrize("name", ["handelser/a.csv", "est/a.xlsx", "dialog/a.txt", "polisen/a.json", "brott/a.html"])
def test_more_than_two_gigabytes_are_refused_unread(root, monkeypatch, name):
    path = root(name, INCIDENT)
    os.truncate(path, 2_000_000_001)  # a hole: nothing of it is written
    monkeypatch.setattr("transforms.intake.sha256", lambda _path: pytest.fail("it was read"))
    monkeypatch.setattr("transforms.intake.read_card", lambda _path: pytest.fail("it was read"))
    monkeypatch.setattr("transforms.sources.base.head", lambda _path: pytest.fail("it was read"))
    _, own = taken_alone(root)
    assert own[name]["skal"] == "Filen är större än 2 GB och läses inte. Dela den."


def test_two_thousand_columns(root):
    extra = [f"kolumn {i}" for i in range(2_000)]
    header = INCIDENT.strip() + ";" + ";".join(extra)
    cells = incident("h1").strip() + ";" + ";".join("850709-9805" if i == 1_999 else "x" for i in range(2_000))
    root("handelser/a.csv", f"{header}\n{incident('h2').strip()}{';x' * 2_000}\n{cells}\n")
    root("est/a.csv", EST.strip() + ";" + ";".join(extra) + "\n" + "r1;a;2024-05-01;Klotter;x;" + ";" * 2_000 + "\n")
    root("brott/a.csv", ";".join(extra) + "\n")
    intake, own = taken_alone(root)
    assert counts(own["handelser/a.csv"]) == [2, 1, 0, 0, 1, 0]
    assert counts(own["est/a.csv"])[:2] == [1, 1]
    assert len(own["est/a.csv"]["okanda_kolumner"]) == 2_000
    assert own["brott/a.csv"]["status"] == "avvisad"
    assert "9805" not in "".join(shown(intake)) + everything(intake)


def test_a_cell_of_ten_megabytes_is_taken_or_told_of_in_few_words(root):
    long, digits = "x" * 10_000_000, "1" * 10_000_000
    cases = {
        "handelser/a.csv": (INCIDENT + incident("h1") + incident("h2", rest=f";;{long}") + incident("h3"), [3, 3, 0]),
        "handelser/b.csv": (INCIDENT + incident(long) + incident("h4", code=long), [2, 1, 1]),
        "est/a.csv": (EST + f"r1;a;2024-05-01;{long};x;x\n", [1, 1, 0]),
        "brott/a.csv": (CRIME + f"0182;2024;Rån;{digits};\n0182;2024;Stöld;5;nej\n", [2, 1, 1]),
        "dialog/a.txt": (NOTE + long, [1, 1, 0]),
        "polisen/a.json": (json.dumps([{"id": 1, "name": long, "datetime": "2024-05-01 10:00", "type": "Brand",
                                        "location": {"name": "Nacka"}}]), [1, 0, 1]),
    }
    for name, (content, _) in cases.items():
        root(name, content)
    intake, own = taken_alone(root)
    assert {name: counts(f)[:3] for name, f in own.items()} == {name: expected for name, (_, expected) in cases.items()}
    assert max(map(len, shown(intake))) < 60_000


# ---- lines and letters

def test_mixed_line_ends_lose_no_row(root):
    body = "".join(incident(f"h{i}").rstrip("\n") + end for i, end in enumerate(["\n", "\r\n", "\r", "\r\n", "\n"]))
    root("handelser/a.csv", INCIDENT.replace("\n", "\r") + body)
    root("dialog/a.txt", "typ: tips\r\ndatum: 2024-05-01\r---\nMörkt\r\rSkräpigt\r\n\nFint\n")
    _, own = taken_alone(root)
    assert counts(own["handelser/a.csv"])[:2] == [5, 5]
    assert counts(own["dialog/a.txt"])[:2] == [3, 3]


def test_two_files_joined_leave_a_mark_and_headers_in_the_middle(root):
    root("handelser/a.csv", ("\ufeff" + INCIDENT + incident("h1")) * 2 + incident("\ufeffh2"))
    _, own = taken_alone(root)
    assert counts(own["handelser/a.csv"]) == [4, 1, 2, 1, 0, 0]
    assert [row["rad"] for row in own["handelser/a.csv"]["karantanrader"]] == [3, 5]


def test_null_bytes_and_letters_that_are_none(root):
    root("handelser/a.csv", (INCIDENT + incident("h1", code="50\x0010") + incident("h\x002")).encode())
    root("est/a.csv", EST.encode() + b"r1;a;2024-05-01;Klotter;\xed\xa0\x80;x\nr2;a;2024-05-01;Klotter;\xc3\xa5;x\n")
    root("polisen/a.json", json.dumps([{"id": "p1", "name": "1 maj 10.00, \ud800, Nacka", "type": "\udfff",
                                        "datetime": "2024-05-01 10:00", "location": {"name": "\ud800"}, "\ud8ff": 1}]))
    intake, own = taken_alone(root)
    assert counts(own["handelser/a.csv"])[:3] == [2, 1, 1]
    assert counts(own["est/a.csv"])[:3] == [2, 1, 1]
    assert counts(own["polisen/a.json"])[:3] == [1, 1, 0]
    for text in shown(intake):
        assert "\x00" not in text
        text.encode("utf-8")


def test_a_number_that_is_none_quarantines_its_row(root):
    values = ["NaN", "Infinity", "-Infinity", "1e999", "1" * 4_000, "[[1]]", '{"a": 1}', "true", "[" * 900 + "]" * 900]
    for number, value in enumerate(values):
        entry = {"kpi": "N00610", "municipality": "0182", "period": 2000 + number, "values": [
            {"gender": "T", "status": "", "value": 40.5}, {"gender": "K", "status": "", "value": "HÄR"}]}
        root(f"trygghet/{number}.json", json.dumps({"values": [entry]}, ensure_ascii=False).replace('"HÄR"', value))
    _, own = taken_alone(root)
    assert {name: counts(f)[:3] for name, f in own.items()} == {
        f"trygghet/{number}.json": [2, 1, 1] for number in range(len(values))
    }


# ---- time

TIMES = {
    "a month of thirteen": ("2024-13-01 10:00", "", "finns inte i kalendern"),
    "29 February": ("2023-02-29 10:00", "", "finns inte i kalendern"),
    "25 o'clock": ("2024-05-01 25:00", "", "finns inte i kalendern"),
    "a year of two digits": ("24-05-01 10:00", "", "tvåsiffrigt år"),
    "the same in another order": ("01/05/24", "", "tvåsiffrigt år"),
    "the year 0": ("0000-01-01", "", "finns inte i kalendern"),
    "the year 9999": ("9999-12-31", "", "i framtiden"),
    "a filler start": ("1900-01-01", "", "före 1990"),
    "the end before the start": ("2024-05-02", "2024-05-01", "före starten"),
    "a number of days": ("45413", "", "ÅÅÅÅ-MM-DD"),
    "nothing": ("", "", "får inte vara tom"),
}


def test_a_time_that_cannot_be_is_quarantined(root):
    rows = [incident(f"h{i}", start=start, rest=f"{end};;") for i, (start, end, _) in enumerate(TIMES.values())]
    root("handelser/a.csv", INCIDENT + "".join(rows) + incident("bra"))
    _, own = taken_alone(root)
    f = own["handelser/a.csv"]
    assert counts(f)[:3] == [len(TIMES) + 1, 1, len(TIMES)]
    for case, row in zip(TIMES, f["karantanrader"], strict=True):
        assert TIMES[case][2] in row["skal"], case


def test_times_at_the_edges_of_the_clock_and_the_calendar(root):
    cases = [
        ("2024-03-31 02:30", "", "2024-03-31 03:30", None, "sommartid"),  # the clock went from 02 to 03
        ("2024-10-27 02:30", "", "2024-10-27 02:30", None, ""),  # comes twice; either will do
        ("2024-05-01 10:00", "9999-12-31", "2024-05-01 10:00", None, "orimligt_slut"),
        ("2024-05-01 10:00", "2079-06-06 23:59", "2024-05-01 10:00", None, "orimligt_slut"),
        ("2024-05-01 10:00", "2025-05-03", "2024-05-01 10:00", None, "orimligt_slut"),
        ("2024-05-01 10:00", "2025-05-02", "2024-05-01 10:00", "2025-05-02 00:00", ""),
    ]
    for number, (start, end, *_) in enumerate(cases):
        root(f"handelser/{number}.csv", INCIDENT + incident(f"h{number}", start=start, rest=f"{end};;"))
    intake, own = taken_alone(root)
    form = "strftime({}, '%Y-%m-%d %H:%M')"
    kept = intake.con.execute(
        f"select {form.format('start')}, {form.format('slut')} from raw_handelser order by handelse_id").fetchall()
    for number, (_, _, start, end, mended) in enumerate(cases):
        assert kept[number] == (start, end)
        assert own[f"handelser/{number}.csv"]["rattade"] == ({mended: 1} if mended else {})


# ---- names, links and rights

NAMES = [
    "x" * 255, "x" * 251 + ".csv", "å" * 127, "x\\..\\..\\ut.csv", "%2e%2e%2fut.csv", "rad\nrad.csv", "\x1b[31mröd.csv",
    "a\rb.csv", "a\tc.csv", "\u202evsc.a", "'; drop table leverans; --.csv", "<img src=x onerror=alert(1)>.csv",
    "=cmd|'!A0.csv", "CON.csv", " .csv", "~.csv", "$(id).csv", "-rf.csv", "{}.csv", "{fil}.csv",
]


def test_a_name_that_bites_harms_nothing(root, tmp_path):
    for number, name in enumerate(NAMES):
        root(f"handelser/{name}", INCIDENT + incident(f"h{number}") + incident("h", start="fel"))
    intake, own = taken_alone(root)
    assert [counts(f)[:3] for f in own.values()] == [[2, 1, 1]] * len(NAMES)
    write_quarantine(intake, tmp_path / "karantan")
    written = [p for p in tmp_path.rglob("*") if p.is_file() and root.path not in p.parents]
    assert len(written) == len(NAMES)
    assert {p.parent for p in written} == {tmp_path / "karantan" / "0182"}
    screen, _, whole_page = shown(intake)
    assert all(line.isprintable() for line in screen.split("\n"))
    assert "<img src=x" not in whole_page


def test_links_are_told_of_and_never_followed(root, tmp_path):
    outside = tmp_path / "utanfor"
    outside.mkdir()
    (outside / "a.csv").write_text(INCIDENT + incident("h9"))
    (outside / "kort.toml").write_text('titel = "HEMLIGT"\n')
    for name in ("h1", "h2", "h3"):
        root(f"handelser/{name}.csv", INCIDENT + incident(name))
    folder = root.path / "0182" / "handelser"
    os.link(outside / "a.csv", folder / "hard.csv")  # a hard link is the file itself
    (folder / "fil.csv").symlink_to(outside / "a.csv")
    (folder / "bruten.csv").symlink_to(outside / "finns-inte.csv")
    (folder / "mapp").symlink_to(outside, target_is_directory=True)
    (folder / "slinga").symlink_to(folder, target_is_directory=True)
    (folder / "sig-sjalv.csv").symlink_to(folder / "sig-sjalv.csv")
    (folder / "h2.csv.toml").symlink_to(outside / "kort.toml")
    (folder / "h3.csv.toml").symlink_to(outside / "finns-inte.toml")
    (root.path / "0182" / "est").symlink_to(outside, target_is_directory=True)
    (root.path / "riket").symlink_to(outside, target_is_directory=True)
    intake, own = taken_alone(root)
    assert {name.removeprefix("handelser/") for name, f in own.items() if f["kod"] == "lank"} == {
        "fil.csv", "bruten.csv", "mapp", "slinga", "sig-sjalv.csv", "est"
    }
    assert own["handelser/h2.csv"]["skal"] == (
        "h2.csv.toml bredvid filen är en länk, och länkar följs inte. Lägg själva filen i mappen."
    )
    assert own["handelser/h3.csv"]["kod"] == "lank_bredvid"
    assert sorted(intake.table("raw_handelser")["handelse_id"]) == ["h1", "h9"]
    assert "HEMLIGT" not in "".join(shown(intake))


def test_a_codebook_that_is_a_link_is_not_followed(root, tmp_path):
    from tests.intake.delivery_root import CODEBOOK

    root("trygghet/a.csv", "vikt;svar\n1;1\n")
    (tmp_path / "bok.toml").write_text(CODEBOOK)
    (root.path / "0182" / "trygghet" / "a.toml").symlink_to(tmp_path / "bok.toml")
    _, own = taken_alone(root)
    assert own["trygghet/a.csv"]["kod"] == "lank_bredvid"


@pytest.mark.parametrize("card", [
    "a = " + "[" * 5_000, "a = " + "9" * 5_000, "#" * 2_000_000, "\x00", "titel = '\x1b'",
])
def test_a_card_that_is_none_refuses_its_file_in_one_line(root, card):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/a.csv.toml", card)
    root("trygghet/a.csv", "vikt;svar\n1;1\n")
    root("trygghet/a.toml", card)
    root("handelser/x/a.csv", INCIDENT + incident("h1"))
    root("handelser/x/kolumner.toml", card)
    intake, own = taken_alone(root)
    assert {f["status"] for f in own.values()} == {"avvisad"}
    assert all(line.isprintable() for line in shown(intake)[0].split("\n"))


def test_what_may_not_be_opened_is_told_of_and_the_rest_is_read(root, monkeypatch):
    """Rights do not stop the superuser, so the system's refusal is played."""
    closed = {root("handelser/stangd.csv", INCIDENT), root("est/a.csv", EST).parent}
    shut = root("vandring/a/b.csv", "x").parent
    root("handelser/a.csv", INCIDENT + incident("h1"))
    first_open, first_list, first_stat = Path.open, Path.iterdir, Path.lstat

    def guarded(method, forbidden):
        def run(path, *args, **kwargs):
            if forbidden(path):
                raise PermissionError(13, "Permission denied", str(path))
            return method(path, *args, **kwargs)
        return run

    monkeypatch.setattr(Path, "open", guarded(first_open, lambda path: path in closed))
    monkeypatch.setattr(Path, "iterdir", guarded(first_list, lambda path: path in closed))
    monkeypatch.setattr(Path, "lstat", guarded(first_stat, lambda path: shut in path.parents))
    intake, own = taken_alone(root)
    assert {name: f["skal"] for name, f in own.items() if f["skal"]} == {
        "handelser/stangd.csv": "Filen går inte att öppna. Kontrollera rättigheterna.",
        "est": "Mappen går inte att läsa. Kontrollera rättigheterna.",
        "vandring/a/b.csv": "Mappen går inte att läsa. Kontrollera rättigheterna.",
    }
    assert counts(own["handelser/a.csv"])[:2] == [1, 1]
    assert exit_code(intake) == 1


# ---- text that bites

BITES = ["=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
         "<img src=x onerror=alert(1)>", "'; drop table leverans; --", "{{ 7*7 }}", "{varde}", "%s", "${7*7}",
         "\x1b[2J\x07", "\u202e", "\\x00", "javascript:alert(1)"]


def test_text_that_bites_is_text_in_every_output(root, tmp_path):
    cells = ['"' + text.replace('"', '""') + '"' for text in BITES]

    def rows(line):
        return "".join(line.replace("?", cell).replace("#", str(i)) + "\n" for i, cell in enumerate(cells))

    root("handelser/a.csv", INCIDENT + rows(f"a#;?;?;2024-05-01;{HERE};;;?"))
    root("handelser/b.csv", INCIDENT + rows(f"b#;5010;x;?;{HERE};;;?"))
    root("handelser/c.csv", INCIDENT + rows(f"?;5010;x;2024-05-01;{HERE};;;"))
    root("est/a.csv", EST + rows("r#;?;2024-05-01;?;?;?"))
    root("est/b.csv", EST + rows("s#;a;?;Klotter;x;?"))
    root("brott/a.csv", CRIME + rows("0182;2024;?;1;nej"))
    root("brott/b.csv", CRIME + rows("?;2024;Rån;1;nej"))
    root("dialog/a.csv", TALK + rows("2024-05-01;tips;?;1;?"))
    root("dialog/b.csv", TALK + rows("2024-05-01;?;x;1;y"))
    root("trafik/a.csv", rows("?;b"))
    root("polisen/a.json", json.dumps({text: text for text in BITES}))
    intake, own = taken_alone(root)
    n = len(BITES)
    good, bad = [n, n, 0], [n, 0, n]
    assert {name: counts(f)[:3] for name, f in own.items() if f["rader"] is not None} == {
        "handelser/a.csv": good, "handelser/b.csv": bad, "handelser/c.csv": bad, "est/a.csv": good, "est/b.csv": bad,
        "brott/a.csv": good, "brott/b.csv": bad, "dialog/a.csv": good, "dialog/b.csv": bad,
    }
    screen, written, whole_page = shown(intake)
    assert all(line.isprintable() for line in screen.split("\n"))
    assert "\x1b" not in whole_page
    assert "<script>alert" not in whole_page and "<img src" not in whole_page
    assert json.loads(written) == delivery_report(intake)
    write_quarantine(intake, tmp_path / "karantan")
    for path in (tmp_path / "karantan" / "0182").iterdir():
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter=";"):
            assert all(not value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row)
    assert len(intake.con.execute("select * from leverans").fetchall()) == len(intake.reports)


def test_what_a_card_says_is_one_line_that_steers_no_screen(root):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/a.csv.toml", 'titel = "=cmd|calc \\u001b[31m\\n<b>"\nproducent = "{{ 7 * 7 }}\\u202e"\n')
    intake, own = taken_alone(root)
    assert own["handelser/a.csv"]["status"] == "godkand"
    assert intake.con.execute("select titel, producent from leverans").fetchall() == [
        ("=cmd|calc ?[31m?<b>", "{{ 7 * 7 }}?")
    ]


def test_names_of_sheets_and_addresses_in_replies_are_one_masked_line(root, tmp_path):
    person = "850709-9805"
    path = root("est/a.xlsx", "")
    write_workbook(path, {"B": [["rapport_id", "rapportor", "datum", "kategori", "plats"],
                                ["r1", "a", "2024-05-01", "Klotter", "x"]], f"Anna {person}&#27;\n": []})
    root("trygghet/a.json", json.dumps({"values": [], "next_url": f"http://x/{person}\x1b[2J\nny rad"}))
    root("polisen/a.json", f'[{{"{person}\x7f": 1, "{person}\x7f": 2}}]')
    root("befolkning/a.json", json.dumps({"columns": [{"code": "Region", "text": "r", "type": "d"},
                                                      {"code": "Tid", "text": "t", "type": "t"},
                                                      {"code": "a", "text": f"Antal {person}\n", "type": "c"},
                                                      {"code": "b", "text": "Andel", "type": "c"}], "data": []}))
    intake, own = taken_alone(root)
    screen, *others = shown(intake)
    assert all(line.isprintable() for line in screen.split("\n"))
    assert not any("9805" in text for text in (screen, *others, repr(intake.reports)))
    assert all(f["skal"] or f["anmarkningar"] for f in own.values())
    assert html.escape("[nummer]") in others[1]
