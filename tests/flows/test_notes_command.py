"""`lagesbild notes` → correct three rows → rebuild: the counts move with them, and the sheet's doubts shrink."""

import json
import re

from flows import steps
from tests.flows.test_command import run
from tests.intake.test_worksheet import table, written
from transforms.swedish.numbers import NBSP

KOMMUN = "0182"
CRIME = "kommun;period;brottstyp;antal;per_100000;preliminar\n0182;2023;Totalt antal brott;9100;9529;nej\n"
HEAD = "typ: {}\ndatum: 2023-0{}-01\nplats: Orminge centrum\n---\n"
KLOTTER = "".join(f"- Klotter på vägg nummer {i}\n" for i in range(1, 8))
TIPS = "- Klotter igen\n- Mest tips om Torbjörn Lindqvist\n"
DOUBT = "- Det är färre inbrott i vinter, skönt\n"


def built(root, edition="bra"):
    job = steps.build(steps.Job(KOMMUN, "2023", edition, root / "raw", root / "out", root / "state"))
    folder = steps.publish(steps.judge(job))
    return json.loads((folder / "underlag.json").read_text()), (folder / "lagesbild.html").read_text()


def number(record, indicator):
    return {i["indikator_id"]: i["antal"] for i in record["indikatorer"] if i["omrade_kod"] == KOMMUN}.get(indicator)


def row(html, problem):
    """The cells of a problem in the table of themes."""
    section = html[html.index('id="dialog"'):]
    found = re.search(rf"<tr[^>]*>\s*<th[^>]*>{problem}</th>(.*?)</tr>", section, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found[1], re.DOTALL)]


def test_three_corrections_move_the_counts_and_the_doubts_shrink(tmp_path):
    note, tips = HEAD.format("medborgardialog", 4) + KLOTTER + DOUBT, HEAD.format("tips", 5) + TIPS
    for name, content in {"brott/2024-03-01.csv": CRIME, "dialog/a.md": note, "dialog/b.md": tips}.items():
        path = tmp_path / "raw" / KOMMUN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    record, html = built(tmp_path)
    assert (number(record, "skadegorelse_klotter.dialog"), number(record, "brand.dialog")) == (8, None)
    # Seven in the one kind would tell that the other has one.
    assert row(html, "Skadegörelse och klotter") == ["2023", "8", "dolt", "Medborgardialog, Tips", "–"]
    assert "Ingen människa har prövat koderna" in html

    sheet = tmp_path / "y.xlsx"
    result = run("notes", KOMMUN, "--data", tmp_path / "raw", "--out", sheet)
    assert (result.returncode, result.stderr) == (0, "")
    assert "10 yttranden, 1 att titta på först, 0 rättade" in result.stdout.replace(NBSP, " ")
    rows = {r["yttrande"]: r for r in table(sheet.read_bytes(), tmp_path)}
    corrected = [rows["Klotter på vägg nummer 1"] | {"problem": "Bränder"}, rows["Klotter igen"] | {"problem": "-"},
                 rows["Det är färre inbrott i vinter, skönt"] | {"problem": "ok"}]
    folder = tmp_path / "raw" / KOMMUN / "dialog"
    (folder / "rättat.xlsx").write_bytes(written(corrected))
    (folder / "godkanda_citat.csv").write_text("fil;stycke;citat\nb.md;1;Klotter <b>\nb.md;1;Klotter igen\n")

    record, html = built(tmp_path)
    assert number(record, "skadegorelse_klotter.dialog") == 6
    assert row(html, "Skadegörelse och klotter") == ["2023", "6", "dolt", "Medborgardialog 6", "–"]
    inside, page = built(tmp_path, "intern")
    assert number(inside, "brand.dialog") == 1
    assert number(inside, "inbrott_bostad.dialog_bra") == 1
    assert "”Klotter igen” (Tips 2023)" in html and "Tips 2023, b.md" not in html
    assert "”Klotter igen” (Tips 2023, b.md)" in page
    again = run("notes", KOMMUN, "--data", tmp_path / "raw", "--out", tmp_path / "z.xlsx")
    assert "10 yttranden, 0 att titta på först, 3 rättade" in again.stdout.replace(NBSP, " ")
    assert "1 av 3 föreslagna koder var rätt (33" in again.stdout

    refused = run("notes", KOMMUN, "--data", tmp_path / "raw", "--out", sheet)
    assert refused.returncode == 2 and "finns redan" in refused.stderr
    for path in tmp_path.rglob("*"):
        if path.is_file() and "raw" not in path.relative_to(tmp_path).parts:
            assert b"Lindqvist" not in path.read_bytes(), path
