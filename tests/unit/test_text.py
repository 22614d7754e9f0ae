"""Bytes become cells by rule: encodings, separators, line numbers, broken lines, workbooks."""

import zipfile
from xml.sax.saxutils import escape

import pytest

from transforms.deliveries.csv_file import parse_csv
from transforms.deliveries.read import read_table
from transforms.deliveries.text import UnreadableError, decode, header_key

WORDS = "namn;ort\nÅsa;Järfälla\n"


def table(tmp_path, data, *wanted):
    path = tmp_path / "fil.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, *wanted)


def write_workbook(path, sheets):
    """A minimal XLSX: `sheets` is name -> rows of str, int, float or None."""
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def cell(value, place):
        if value is None:
            return ""
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f'<c r="{place}"><v>{value}</v></c>'

    with zipfile.ZipFile(path, "w") as archive:
        names = list(sheets)
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/>'
            for i in range(1, len(names) + 1)
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
            'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'spreadsheetml.sheet.main+xml"/>{parts}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            + "".join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
            + "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">'
            + "".join(
                f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                for i in range(1, len(names) + 1)
            )
            + "</Relationships>",
        )
        for i, rows in enumerate(sheets.values(), 1):
            body = "".join(
                f'<row r="{r}">' + "".join(cell(v, f"{chr(65 + c)}{r}") for c, v in enumerate(row)) + "</row>"
                for r, row in enumerate(rows, 1)
            )
            archive.writestr(
                f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
            )


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode("utf-8"), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8-sig"),
        (WORDS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("cp1252"), "windows-1252"),
        (b"namn;ort\n\xc5sa;J\xe4rf\xe4lla\n\x81;\x8d\n", "iso-8859-1"),
    ],
)
def test_the_encoding_is_told_by_rule_and_recorded(tmp_path, data, encoding):
    raw = table(tmp_path, data)
    assert raw.encoding == encoding
    assert raw.header == ["namn", "ort"]
    assert raw.rows[0] == (2, ["Åsa", "Järfälla"])


def test_lines_that_are_not_utf8_among_others_that_are_get_quarantined(tmp_path):
    data = "namn;ort\nÅsa;Solna\n".encode() + "Örjan;Växjö\n".encode("cp1252") + b"Bo;Lund\n"
    raw = table(tmp_path, data)
    assert [rad for rad, _ in raw.rows] == [2, 4]
    assert [(rad, code) for rad, _, code in raw.broken] == [(3, "blandad_kodning")]


def test_a_bad_line_after_a_utf8_mark_does_not_refuse_the_file(tmp_path):
    raw = table(tmp_path, b"\xef\xbb\xbfa;b\n1;2\n\xe5;3\n")
    assert raw.header == ["a", "b"]
    assert [rad for rad, _ in raw.rows] == [2]
    assert [rad for rad, _, _ in raw.broken] == [3]


def test_mixed_encoding_with_carriage_returns_alone_names_the_right_line():
    text, encoding, bad = decode("a;b\rå;1\r".encode() + b"\xe4;2\r" + b"c;3\r")
    assert encoding == "utf-8 (blandad)"
    assert bad == {3}
    assert parse_csv(text, encoding, bad).broken[0][0] == 3


def test_half_a_utf16_character_refuses_the_file():
    with pytest.raises(UnreadableError) as caught:
        decode(b"\xff\xfea\x00b")
    assert caught.value.code == "trasig_kodning"


@pytest.mark.parametrize(
    "data",
    [
        "a;b\n1;2\n",
        "a,b\n1,2\n",
        "a\tb\n1\t2\n",
        "sep=;\na;b\n1;2\n",
        "SEP=,\r\na,b\r\n1,2\r\n",
        "a;b\r\n1;2\r\n",
        "a;b\r1;2\r",
        "\n \na;b\n\n1;2\n\n",
        "a;b\n1;2",
        "a;b\n1;2;;\n",
    ],
)
def test_separators_and_line_ends(tmp_path, data):
    raw = table(tmp_path, data)
    assert raw.header == ["a", "b"]
    assert [cells for _, cells in raw.rows] == [["1", "2"]]


def test_sep_line_and_blank_lines_count_as_lines(tmp_path):
    raw = table(tmp_path, "sep=;\na;b\n\n1;2\n3;4\n")
    assert [rad for rad, _ in raw.rows] == [4, 5]


def test_a_quoted_cell_keeps_its_line_ends_and_the_next_row_its_number(tmp_path):
    raw = table(tmp_path, 'a;b\n"två\nrader; med ""citat""";2\r\n3;4\n')
    assert raw.rows == [(2, ['två\nrader; med "citat"', "2"]), (4, ["3", "4"])]


def test_a_quotation_mark_that_never_closes_is_told_with_its_line(tmp_path):
    with pytest.raises(UnreadableError) as caught:
        table(tmp_path, 'a;b\n1;2\n"3;4\n5;6\n')
    assert (caught.value.code, caught.value.params) == ("trasig_tabell", {"rad": 3})


def test_rows_with_other_numbers_of_cells_are_set_aside(tmp_path):
    raw = table(tmp_path, "a;b;c\n1;2\n1;2;3\n1;2;3;4\n")
    assert raw.rows == [(3, ["1", "2", "3"])]
    assert [(rad, code) for rad, _, code in raw.broken] == [(2, "fel_antal_celler"), (4, "fel_antal_celler")]


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\n"])
def test_nothing_in_the_file(tmp_path, data):
    with pytest.raises(UnreadableError) as caught:
        table(tmp_path, data)
    assert caught.value.code == "tom_fil"


def test_headers_alone_are_a_table_without_rows(tmp_path):
    raw = table(tmp_path, "a;b\n")
    assert (raw.header, raw.rows, raw.broken) == (["a", "b"], [], [])


@pytest.mark.parametrize(
    "data",
    [b"a;b\n\x00;2\n", b"sep=\n1;2\n", b'sep="\na;b\n', b"\x00\x00\x00", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken"],
)
def test_odd_bytes_never_raise_anything_else(tmp_path, data):
    try:
        table(tmp_path, data)
    except UnreadableError as error:
        assert error.code in ("tom_fil", "trasig_tabell", "trasig_arbetsbok", "nollbyte", "gammalt_office")


@pytest.mark.parametrize(
    ("delivered", "same"),
    [
        ("Händelse ID", "handelse_id"),
        (" START ", "start"),
        ("a\u030ar", "ar"),
        ("Område_kod", "omrade kod"),
        ("\ufeffn", "n"),
    ],
)
def test_headers_are_compared_loosely(delivered, same):
    assert header_key(delivered) == header_key(same)


def test_letters_in_two_pieces_become_one(tmp_path):
    assert table(tmp_path, "a;b\nA\u030asa;2\n").rows == [(2, ["Åsa", "2"])]


def test_a_workbook_is_read_from_the_sheet_that_has_the_headers(tmp_path):
    path = tmp_path / "bok.xlsx"
    write_workbook(
        path,
        {
            "Om filen": [["Uttag", "2025-02-01"], ["Av", "enheten"]],
            "Data": [
                ["Rapport"],
                [None],
                ["Datum", "Antal", "Kod"],
                ["2025-01-02", 3, 182],
                [" ", None, None],
                ["2025-01-03", 2.5, "0182"],
            ],
        },
    )
    raw = read_table(path, ("datum", "antal"))
    assert raw.header == ["Datum", "Antal", "Kod"]
    assert raw.rows == [(4, ["2025-01-02", "3", "182"]), (6, ["2025-01-03", "2.5", "0182"])]
    assert raw.encoding == "xlsx"
    assert raw.remarks == [("andra_blad", {"blad": "Om filen"})]


def test_headers_below_the_tenth_row_are_not_found_but_something_is_reported(tmp_path):
    path = tmp_path / "bok.xlsx"
    write_workbook(path, {"Blad": [["x", "y"], *[["1", "2"]] * 9, ["datum", "antal"], ["2025-01-02", 3]]})
    assert read_table(path, ("datum", "antal")).header == ["x", "y"]


def test_an_empty_workbook_has_no_headers(tmp_path):
    path = tmp_path / "bok.xlsx"
    write_workbook(path, {"Blad1": []})
    with pytest.raises(UnreadableError) as caught:
        read_table(path)
    assert caught.value.code == "tom_fil"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "bok.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hej.txt", "hej")
    with pytest.raises(UnreadableError) as caught:
        read_table(path)
    assert caught.value.code == "ar_packad"


def test_a_workbook_that_unpacks_to_half_a_gigabyte_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "bok.xlsx"
    write_workbook(path, {"Blad1": [["a", "b"], ["1", "2"]]})
    monkeypatch.setattr("transforms.deliveries.workbook.MAX_UNPACKED", 100)
    with pytest.raises(UnreadableError) as caught:
        read_table(path)
    assert caught.value.code == "for_stor_arbetsbok"


@pytest.mark.parametrize("place", [4, 6, 8, 10, 14, 26, 28, -22, -18, -12, -6])
def test_a_damaged_workbook_is_refused_or_read(tmp_path, place):
    path = tmp_path / "bok.xlsx"
    write_workbook(path, {"Blad1": [["a", "b"], ["1", "2"]]})
    data = bytearray(path.read_bytes())
    for value in (0, 7, 79, 200, 255):
        data[place] = value
        path.write_bytes(data)
        try:
            assert read_table(path).header == ["a", "b"]
        except UnreadableError as error:
            assert error.code in ("trasig_arbetsbok", "for_stor_arbetsbok", "tom_fil")
