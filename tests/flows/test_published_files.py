"""Every file of every edition and of two periods, as an outsider reads it: what it gives away, and what it carries.

The attacker takes counts from the records, the tables, the pages, the drawings and the PDF, with changes, sums of
several years and survey answers, and bounds every hidden count by integer programming. What the build itself uses to
hide is not called. `make prove` does it for all five kommuner.
"""

import csv
import html
import io
import json
import re
import subprocess
import zipfile
from collections import defaultdict
from dataclasses import replace

import pytest

from flows import steps
from flows.job import Job
from tests.conftest import KOMMUNER
from tests.flows.test_attack import MEASURES, span
from transforms import database, paths, registry
from transforms.swedish.evidence import PLATSTYP

NOUNS = {"händelser": "handelser", "EST-rapporter": "est", "yttranden": "dialog", "iakttagelser": "vandring",
         "anmälda brott": "brott"}
NUMBER = r"\d[\d\u00a0\u202f]*"
KEPT = 4  # values that a hidden count keeps


@pytest.fixture(scope="module")
def folder_of(judged, demo, tmp_path_factory):
    """Answers where a kommun's three editions of its period, and `bra` of the year before, are published."""
    made = {}

    def build(kommun):
        if kommun not in made:
            root, job = tmp_path_factory.mktemp("ut"), judged[kommun]["job"]
            before = Job(kommun, str(int(job.period) - 1), "bra", demo, root, job.state)
            steps.publish(steps.judge(steps.build(before)))
            for one in replace(job, edition="alla", out=root).editions:
                steps.publish(steps.judge(one))
            made[kommun] = root / kommun
        return made[kommun]

    return build


def editions(root, kommun, *names):
    year = KOMMUNER[kommun]
    found = [root / year / name for name in names]
    return [*found, root / str(int(year) - 1) / "bra"] if "bra" in names else found


def count(text):
    return int(re.sub(r"\D", "", text))


def words(folder):
    """All that is written in pages, drawings and PDF, texts for those who do not see them included."""
    found = [path.read_text(encoding="utf-8") for path in (*folder.glob("*.html"), *folder.glob("figurer/*.svg"))]
    found = [html.unescape(re.sub(r"<[^>]*?(?:aria-label=\"([^\"]*)\")?[^>]*>", r" \1 ", text)) for text in found]
    pdf = subprocess.run(["pdftotext", folder / "lagesbild.pdf", "-"], capture_output=True, text=True, check=True)
    return re.sub(r"[ \t\r\n\u00ad]+", " ", "\n".join([*found, pdf.stdout]))


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


class Reader:
    """What was read: (measure, area, year, origin) to its count; sums of several; and which rows there are."""

    def __init__(self, kommun, truth):
        known = registry.load()
        self.truth, self.kommun = truth, kommun
        self.shown, self.there, self.sums = {}, set(), []
        self.problems = {p.namn: p.problem_id for p in known.problem.values()}
        self.places = {p.namn: p.plats_id for p in known.platser(kommun)} | {known.kommun(kommun).namn: kommun}
        self.places |= {name: f"typ:{typ}" for typ, name in PLATSTYP.items()}

    def see(self, cell, value):
        assert self.shown.setdefault(cell, value) == value, (cell, self.shown[cell], value)
        self.there.add(cell)

    def record(self, folder):
        """The record, and the same again from the tables: a table may not tell what the record hides."""
        found = json.loads((folder / "underlag.json").read_text(encoding="utf-8"))
        self._indicators(found["indikatorer"])
        tables = rows(folder / "tabeller" / "indikatorer.csv")
        self._indicators([r | {"antal": count(r["antal"]) if r["antal"].strip("dolt") else None,
                               "n": count(r["n"]) if r["n"] else None, "flaggor": r["flaggor"].split(", ")}
                          for r in tables])
        self._places(found)
        for name in (found["avvikelser"], rows(folder / "tabeller" / "avvikelser.csv")):
            for month in name:
                self._month(month)
        for lofte in found["loften"]:
            for out in lofte["uppfoljning"]["utfall"]:
                self._outcome(out)

    def _places(self, found):
        for place in found["platser"]:
            if place["antal"] is not None:
                self._meant(f"{place['problem']}.handelser", place["plats_id"], int(place["period"]), place["antal"])
        for pair in found["upplevelse"]:
            if pair["anmalt"]["antal"] is not None:
                self._meant(pair["anmalt"]["indikator_id"], pair["omrade_kod"], int(pair["period"]),
                            pair["anmalt"]["antal"])

    def _outcome(self, out):
        for side, year in (("fore", out["fore_ar"]), ("efter", out["efter_ar"])):
            if out[side] is not None and out["platser"]:
                cells = [(out["indikator_id"], area, year, out["demo"]) for area in out["platser"]]
                self.sums.append(({c: 1 for c in cells if c in self.truth}, out[side], out[side]))

    def _indicators(self, indicators):
        for i in indicators:
            problem, _, measure = i["indikator_id"].partition(".")
            year, origin = int(i["period"]), "demo" in i["flaggor"]
            base = {"dygnstid": "handelser", "anhopning": "handelser"}.get(measure, measure)
            if i["matt"] in ("antal", "andel_pct") or measure == "anhopning":
                cell = f"{problem}.{base}", i["omrade_kod"], year, origin
                self.there.add(cell)
                if i["antal"] is not None and cell in self.truth:
                    self.see(cell, i["antal"])
            if measure == "trygghet" and i["n"] is not None:
                self.see((f"{problem}.svar", i["omrade_kod"], year, origin), i["n"])
            years = next((int(f[3:]) for f in i["flaggor"] if f.startswith("ar_")), 1)
            if measure == "handelser_per_1000" and i["antal"] is not None:  # also when only the rate is printed
                cells = [(f"{problem}.handelser", i["omrade_kod"], y, origin)
                         for y in range(year - years + 1, year + 1)]
                self.sums.append(({c: 1 for c in cells if c in self.truth}, i["antal"], i["antal"]))
            if measure.endswith("_forandring") and i["antal"] is not None:
                before = f"{problem}.{measure.removesuffix('_forandring')}", i["omrade_kod"], year - 1, origin
                if before in self.truth:
                    self.see(before, i["n"] - i["antal"])

    def _month(self, month):
        serie = month["serie"].removesuffix(".demo")
        cell = serie, month["period"], int(month["period"][:4]), serie != month["serie"]
        text = str(month["antal"] if month["antal"] is not None else "")
        if month["flagga"] in ("avviker", "over_gransen", "inom_gransen", "undertryckt"):
            self.there.add(cell)
            if text.isdigit():
                self.see(cell, int(text))

    def _meant(self, measure, area, year, value):
        """A number whose origin is not told: the one of which it is true."""
        for cell in ((measure, area, year, origin) for origin in (False, True)):
            if self.truth.get(cell) == value:
                self.see(cell, value)

    def texts(self, folder):
        """Sentences: "problem, place: 12 händelser år 2025, mot 9 år 2024"."""
        said = re.compile(rf"({'|'.join(map(re.escape, self.problems))}), ({'|'.join(map(re.escape, self.places))})"
                          rf"(?: \(bredare serie[^)]*\))?: ({NUMBER}) ({'|'.join(NOUNS)})"
                          rf"(?: vid \S+(?: än \d)? \w+)? år (\d{{4}})(?:[^.;]*?, mot ({NUMBER}) år (\d{{4}}))?")
        found = said.findall(words(folder))
        for problem, place, value, noun, year, before, then in found:
            measure, area = f"{self.problems[problem]}.{NOUNS[noun]}", self.places[place]
            self._meant(measure, area, int(year), count(value))
            if before:
                self._meant(measure, area, int(then), count(before))
        return len(found)


def truth_of(job):
    with database.reading(job.file(".duckdb")) as con:
        found = {(i, a, y, s): n for i, a, y, s, n in con.execute(
            "select indikator_id, omrade_kod, ar, syntetisk, antal from indikator where matt in ('antal', 'andel_pct')"
        ).fetchall()}
        found |= {(i.replace("trygghet", "svar"), a, y, s): n for i, a, y, s, n in con.execute(
            "select indikator_id, omrade_kod, ar, syntetisk, n from indikator where indikator_id like '%.trygghet'"
        ).fetchall()}
        months = con.execute((paths.SQL / "measure" / "manadsserier.sql").read_text(encoding="utf-8"),
                             {"till": "9999-12-31"}).fetchall()
    kinds = {"brottsstatistik": "brott"}
    return found | {(f"{problem}.{kinds.get(kind, kind)}", str(month)[:7], month.year, s): n
                    for kind, problem, _, month, s, n in months}


def relations(kommun, truth):
    """How counts add up, which everybody knows: (cells to factors, least, most), each only where it is so."""
    places = registry.load().platser(kommun)
    types = defaultdict(list)
    for p in places:
        types[f"typ:{p.typ}"].append(p.plats_id)
    found = []
    for measure, year, origin in sorted({(c[0], c[2], c[3]) for c in truth}):
        def at(area, key=(measure, year, origin)):
            return key[0], area, key[1], key[2]

        areas = [c[1] for c in truth if (c[0], c[2], c[3]) == (measure, year, origin)]
        for total, parts in (
            *types.items(), (kommun, list(types)), (kommun, [a for a in areas if re.fullmatch(r"\d{4}R\d+", a)]),
            (kommun, [a for a in areas if re.fullmatch(r"\d{4}-\d\d", a)]),
        ):
            have = [at(p) for p in parts if at(p) in truth]
            if have and at(total) in truth:
                left = truth[at(total)] - sum(truth[c] for c in have)
                exact = left == 0 and (measure.split(".")[1] != "handelser" or total in types)
                if left >= 0:
                    found.append(({at(total): 1, **dict.fromkeys(have, -1)}, 0, 0 if exact else float("inf")))
    return found


def narrowed(reader, kommun, truth):
    """Hidden counts of one to four (and answers too few for a share) that keep less than four values."""
    sums = [one for one in (*relations(kommun, truth), *reader.sums) if one[0]]
    groups = defaultdict(list)
    for one in sums:
        groups[next(iter(one[0]))[0]].append(one)
    failed, tried = [], 0
    for measure, own in groups.items():
        cells = {c: reader.shown.get(c) for one in own for c in one[0]}
        cells |= {c: 0 for c in cells if c not in reader.there and truth[c] == 0}
        bare = {c: 0 if v == 0 else None for c, v in cells.items()}
        for target in [c for c, value in cells.items() if value is None and 0 < truth[c] < 5 and c in reader.there]:
            tried += 1
            # What the rows alone tell: each is at least one. From there on a count keeps four values.
            least, _ = span(bare, [r for r in own if r[1] == r[2] == 0], target)
            lo, hi = span(cells, own, target)
            if lo > least or hi < least + KEPT - 1:
                failed.append((measure, target, truth[target], lo, hi))
    return failed, tried


def attack(folders, kommun, job):
    truth = truth_of(job)
    reader = Reader(kommun, truth)
    told = 0
    for folder in folders:
        reader.record(folder)
        told += reader.texts(folder)
    small = [c for c, value in reader.shown.items() if 0 < value < 5 and c[0].split(".")[1] in MEASURES]
    assert small == []
    failed, tried = narrowed(reader, kommun, truth)
    assert failed == []
    return told, tried


def test_two_editions_and_two_periods_together_keep_every_hidden_count(folder_of, judged):
    """The public edition alone tells less of the same, so what holds for both holds for it."""
    told, tried = attack(editions(folder_of("0125"), "0125", "bra", "publik"), "0125", judged["0125"]["job"])
    assert told > 10 and tried > 100


@pytest.mark.prove
@pytest.mark.parametrize("kommun", sorted(set(KOMMUNER) - {"0125"}))
def test_no_kommun_gives_a_hidden_count_away(folder_of, judged, kommun):
    told, tried = attack(editions(folder_of(kommun), kommun, "bra", "publik"), kommun, judged[kommun]["job"])
    assert told and tried > 100


def test_the_attacker_finds_a_count_that_is_left_open(folder_of, judged):
    """One hidden place put back beside its type: what it was hidden with follows."""
    truth = truth_of(judged["0125"]["job"])
    reader = Reader("0125", truth)
    for folder in editions(folder_of("0125"), "0125", "bra"):
        reader.record(folder)
    hidden = [c for c in reader.there if c not in reader.shown and 0 < truth.get(c, 0) < 5 and c[1].startswith("0125-")]
    for cell in hidden[1:]:
        reader.shown[cell] = truth[cell]
    for area in ("typ:centrum", "typ:skola", "typ:torg", "typ:park", "0125"):
        for cell in truth:
            if cell[1] == area:
                reader.shown[cell] = truth[cell]
    failed, _ = narrowed(reader, "0125", truth)
    assert failed


def test_the_public_edition_tells_nothing_that_the_council_does_not_get(folder_of):
    public, council = (json.loads((f / "underlag.json").read_text(encoding="utf-8"))
                       for f in editions(folder_of("0125"), "0125", "publik", "bra")[:2])
    key = ("indikator_id", "omrade_kod", "period", "flaggor")
    shown = [{tuple(map(str, (i[k] for k in key))): (i["varde"], i["ki"], i["antal"], i["n"]) for i in r["indikatorer"]}
             for r in (public, council)]
    assert shown[0].items() <= shown[1].items()
    assert all(p["dygnstid"] is None and p["rang"] is None and p["centrum"] is None for p in public["platser"])
    known = registry.load()
    lived = [p for p in known.platser("0125") if p.typ in ("bostadsomrade", "ovrigt")]
    assert lived and not {p.plats_id for p in lived} & {p["plats_id"] for p in public["platser"]}


@pytest.mark.parametrize("edition", ["bra", "publik"])
def test_a_sensitive_problem_is_told_of_the_kommun_alone(folder_of, edition):
    sensitive = {p.problem_id for p in registry.load().problem.values() if p.kansligt}
    for folder in editions(folder_of("0125"), "0125", edition)[:1]:
        text = (folder / "underlag.json").read_text(encoding="utf-8")
        cited = re.findall(r"([a-z_]+)\.[a-z0-9_]+@([^@\"]+)@", text)
        record = json.loads(text)
        cited += [(i["problem"], i["omrade_kod"]) for i in record["indikatorer"]]
        cited += [(p["problem"], p["plats_id"]) for p in record["platser"]]
        assert {area for problem, area in cited if problem in sensitive} <= {"0125", "riket"}
        bound = {p["problem"]: p["kriterier"]["platsbundet"] for p in record["prioritering"]}
        assert {bound[p] for p in sensitive & set(bound)} <= {"oklart", "saknas"}


# -- what files carry beside what they show ---------------------------------------------------------------------------

TRACES = re.compile(rb"/(?:home|root|Users|tmp|var|work)/|\\Users\\|file://|python-docx|LibreOffice|Microsoft Office")
EXACT = re.compile(rb"(?<![\d.])(?:1[0-9]|2[0-4])\.\d{5,}\D{1,12}(?:5[5-9]|6\d)\.\d{5,}")  # a point to the metre


def parts(path):
    """The bytes of a file and, of a zip, of all within."""
    data = path.read_bytes()
    yield path.name, data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from ((f"{path.name}:{name}", archive.read(name)) for name in archive.namelist())


def test_no_file_carries_author_path_comment_or_exact_point(folder_of):
    root = folder_of("0125")
    seen = set()
    for folder in editions(root, "0125", "bra", "publik"):
        for path in (p for p in folder.rglob("*") if p.is_file()):
            seen.add(path.suffix)
            for name, data in parts(path):
                assert not TRACES.search(data), (folder, name, TRACES.search(data).group())
                if path.suffix in (".json", ".csv"):  # drawings are full of numbers of that form
                    assert not EXACT.search(data), (folder, name, EXACT.search(data).group())
                assert b"<!--" not in data or not name.endswith((".html", ".svg")), name
                assert not re.search(rb"<(?:dc:)?(?:creator|lastModifiedBy)>[^<\s]", data), name
                assert "comments" not in name and "hidden" not in name
    assert seen >= {".html", ".pdf", ".json", ".csv", ".svg", ".png"}


def test_pdf_and_png_name_no_author_program_or_time(folder_of):
    for folder in editions(folder_of("0125"), "0125", "publik"):
        told = subprocess.run(["pdfinfo", folder / "lagesbild.pdf"], capture_output=True, text=True, check=True).stdout
        assert "Author:" not in told and "CreationDate:" in told and "2000" in told
        for path in folder.glob("figurer/*.png"):
            assert not re.search(rb"tEXt(?:Author|Software|Creation)|eXIf|iTXt", path.read_bytes()), path.name


def test_no_cell_of_a_table_runs_in_a_spreadsheet(folder_of):
    for folder in editions(folder_of("0125"), "0125", "bra", "publik"):
        for path in folder.glob("tabeller/*.csv"):
            for line in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"):
                bad = [c for c in line if c.startswith(("=", "+", "-", "@", "\t", "\r"))
                       and not re.fullmatch(r"[+-][\d\u00a0.,]+\s?%?", c)]
                assert bad == [], (path.name, bad)


def test_every_page_says_draft(folder_of):
    for folder in editions(folder_of("0125"), "0125", "intern", "bra", "publik"):
        told = subprocess.run(["pdftotext", folder / "lagesbild.pdf", "-"], capture_output=True, text=True, check=True)
        sheets = told.stdout.split("\f")[:-1]
        assert sheets and all("Utkast" in sheet for sheet in sheets)
        assert "Utkast" in (folder / "lagesbild.html").read_text(encoding="utf-8")
