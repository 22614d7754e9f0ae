"""Marked secrets in every text field of every form: none is in a published byte, nor in the database behind it.

The forms are read off the contracts, so that a new source or column is covered the day it is declared. What a field
means does not matter here: a row may be refused, its secret may not come out.
"""

import csv
import json
import re
import subprocess

import duckdb
import pytest

from flows import steps
from transforms.sources import sources

KOMMUN, YEAR = "0182", "2017"
# A person who does not exist: the number is one of Skatteverket's for tests, the phone is set aside for films.
SECRETS = {
    "namn": "Torgny Hjelmqvist", "telefon": "070-174 06 91", "personnummer": "850709-9805", "regnr": "XQZ 47K",
    "e-post": "t.hjelmqvist@example.com",
}
LEAKED = re.compile(r"torgny|hjelmqvist|70\W?174\W?06\W?91|850709\W?9805|xqz\W?47k", re.IGNORECASE)
# What a form needs to say something: other text columns take any text.
KNOWN = {
    "brottskod": "5010", "brottstyp": "Narkotikabrott", "kategori": "Klotter", "problem": "narkotika_unga",
    "plats": "Orminge centrum", "vandring": "Vandring 1", "rapportor": "Skola 1", "period": "2017", "vecka": "2017-W10",
    "lofte_id": "0182-2017-1", "aktivitet_id": "0182-2017-1a", "klar_senast": "2017-12-01", "version": "2025",
    "undersokning": "NTU", "ar": "2017", "fraga": "otrygg", "location": "Nacka", "type": "Bråk", "crs": "3006",
    "name": "10 mars 20:30, Bråk, Nacka", "slut": "2017-05-03 22:00", "tid_fran": "12:00", "tid_till": "13:00",
    "datum_fran": "2017-05-03", "datum_till": "2017-05-04", "n": "6580000", "e": "684000", "synlighet": "oppen",
    "per_100000": "",
}
SAMPLES = {
    "datum": "2017-05-03", "klocka": "12:00", "tidpunkt": "2017-05-03 21:00", "heltal": "12", "tal": "1,5",
    "koordinat": "6580000", "kommun": KOMMUN, "omrade": KOMMUN, "ja_nej": "nej", "text": "Ingen anmärkning",
    "fritext": "Ingen anmärkning",
}
BOOK = """
[undersokning]
namn = "Enkät {secret}"
ar = 2017
[design]
vikt = "vikt"
[[fraga]]
id = "f1"
kolumn = "svar"
text = "Hur trygg är {secret}?"
svar = ["Trygg", "Otrygg"]
otrygg = ["Otrygg"]
bortfall = ["{secret}"]
"""
COUNCIL = {
    "prioritering/0182.toml": '[prioritering]\nav = "rådet genom {secret}"\nperiod = "2017"\n'
                              '[[valt]]\nproblem = "narkotika_unga"\nskal = "Rektor {secret} bad om det."\n'
                              '[[bortvalt]]\nproblem = "cykelstold"\nskal = "Tipset kom från {secret}."\n',
    "orsaker/0182.toml": '[[orsak]]\nproblem = "narkotika_unga"\norsak = "Det säljs hos {secret}."\n'
                         'slag = "situation"\nstod = "Samtal med {secret}."\nloften = []\n',
    "bedomning/0182/2017.md": "# Läget\n\nVi har talat med {secret}.\n\nMin granne {secret} såg allt.\n",
    "loften/nacka-2017.toml": '[overenskommelse]\nnamn = "Medborgarlöften Nacka 2017"\nkommuner = ["0182"]\n'
                              'parter = ["Nacka kommun", "kommunpolis {secret}"]\nfran = 2017-01-01\n'
                              'till = 2017-12-31\n'
                              'kalla = "Telefonsamtal med {secret}"\nunderlag_beskrivning = "Enligt {secret}."\n'
                              '[overenskommelse.uppfoljning]\nbeskrivning = "Frågor till {secret}."\n'
                              '[[overenskommelse.fokusomrade]]\nid = "0182-f1"\nmal = "Unga, säger {secret}"\n'
                              '[[lofte]]\nid = "0182-2017-1"\nfokusomrade = "0182-f1"\n'
                              'rubrik = "Polisen och {secret} syns"\nproblem = ["narkotika_unga"]\n'
                              'platser = ["kommunen"]\nmalgrupp = "vänner till {secret}"\norsak = "{secret} säljer."\n'
                              'ansvarig = ["rektor {secret}"]\nvillkor = "om {secret} vill"\nkallrad = "rad 11"\n'
                              '[[lofte.aktivitet]]\nid = "0182-2017-1a"\nvad = "besök hos {secret}"\n',
}


def tables():
    """Every table of the contract's own form: the ones with columns that a person fills in."""
    return [(source.name, table) for source in sources().values() for table in source.tables if table.columns]


def rows(table):
    """A row that says something, and one for each secret in each column that takes text."""
    plain = {c.name: KNOWN.get(c.name, c.values[0] if c.values else SAMPLES.get(c.kind, "x1")) for c in table.columns}
    own = [c.name for c in table.columns if c.kind == "id" and c.name not in KNOWN]
    yield plain
    number = 0
    for column in table.columns:
        if column.kind not in ("text", "fritext", "id") or column.values:
            continue
        for secret in SECRETS.values():
            number += 1
            said = secret if column.kind != "fritext" else f"Min granne {secret} såg klotter vid {number} tillfällen"
            yield plain | dict.fromkeys(own, f"id{number}") | {column.name: said}


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The kommun built, judged and published once, with secrets in all that was delivered."""
    root = tmp_path_factory.mktemp("hemligt")
    raw = root / "raw" / KOMMUN
    for source, table in tables():
        path = raw / source / f"{table.name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [c.name for c in table.columns], delimiter=";")
            writer.writeheader()
            writer.writerows(rows(table))
    whole = ", ".join(SECRETS.values())
    unnumbered = ", ".join(secret for kind, secret in SECRETS.items() if kind != "personnummer")
    for path in list(raw.rglob("*.csv")):
        card = "".join(f'{key} = "{unnumbered}"\n' for key in ("titel", "producent", "kalla", "licens", "begransning"))
        path.with_name(path.name + ".toml").write_text(card + "hamtad = 2018-01-31\n", encoding="utf-8")
    statements = "\n\n".join(f"- Min granne {secret} såg klotter vid skolan." for secret in SECRETS.values())
    for name, head in (("medborgardialog", "Orminge centrum"), ("intervju", unnumbered)):
        (raw / "dialog" / f"2017-05-03-{name}.txt").write_text(
            f"typ: {name}\ndatum: 2017-05-03\nplats: {head}\n---\n{statements}\n", encoding="utf-8")
    (raw / "dialog" / "godkanda_citat.csv").write_text(
        f"fil;stycke;citat\n2017-05-03-medborgardialog.txt;1;Min granne {whole} såg klotter vid skolan.\n", "utf-8")
    (raw / "trygghet" / "enkat.csv").write_text(f"vikt;svar\n1;Trygg\n1;Otrygg\n1;{unnumbered}\n", encoding="utf-8")
    (raw / "trygghet" / "enkat.toml").write_text(BOOK.format(secret=unnumbered), encoding="utf-8")
    for name, text in COUNCIL.items():
        path = root / "raw" / "registry" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(secret=whole), encoding="utf-8")
    job = steps.Job(KOMMUN, YEAR, "bra", root / "raw", root / "ut", root / "bygge")
    job = steps.judge(steps.build(job))
    return job, steps.publish(job)


def test_no_secret_is_in_a_published_byte(planted):
    _, folder = planted
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 5
    leaks = {path.name: around for path in files if (around := _around(path.name + _text(path)))}
    assert leaks == {}


def _text(path):
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return path.read_bytes().decode("utf-8", errors="replace")


def test_no_secret_is_in_the_database(planted):
    job, _ = planted
    leaks = {}
    with duckdb.connect(str(job.file(".duckdb")), read_only=True) as con:
        for (name,) in con.execute("select table_name from information_schema.tables").fetchall():
            found = con.execute(f'select * from "{name}"')
            columns = [c[0] for c in found.description]
            for row in found.fetchall():
                leaks |= {f"{name}.{column}": around for column, cell in zip(columns, row, strict=True)
                          if not isinstance(cell, (int, float)) and (around := _around(str(cell)))}
    assert leaks == {}


def test_whoever_wrote_a_person_into_the_registry_is_told_of_the_line(planted):
    job, _ = planted
    remarks = json.loads(job.file(".leverans.json").read_text(encoding="utf-8"))["registeranmarkningar"]
    told = {remark["fil"]: remark["skal"] for remark in remarks}
    assert set(told) >= set(COUNCIL)
    assert told["bedomning/0182/2017.md"].startswith("rad 5 ser ut att innehålla")
    assert all("intern" in told[name] and not _around(told[name]) for name in COUNCIL)


def test_the_forms_were_read_and_not_refused(planted):
    """Without this the others would hold of a kommun where nothing came through."""
    job, _ = planted
    with duckdb.connect(str(job.file(".duckdb")), read_only=True) as con:
        read = {name for (name,) in con.execute("select table_name from information_schema.tables").fetchall()
                if name.startswith("raw_") and con.execute(f'select 1 from "{name}"').fetchone()}
    assert read >= {"raw_dialog", "raw_vandring", "raw_est", "raw_handelser", "raw_atgarder", "raw_kalender",
                    "raw_lage", "raw_aktiviteter", "raw_svar"}


def _around(text):
    match = LEAKED.search(text)
    return text[max(0, match.start() - 80) : match.end() + 40] if match else ""
