"""`python -m tests.benchmarks.notes`: 10 000 statements coded and placed, beside the lemmas of their words alone, and
taken in whole: read, redacted, coded, placed and stored.

The statements are those of the practice half, each with a word of its own, so that none is answered from memory whole.
The lemmatiser is the floor: no coder that looks at lemmas can do with less. Goal: 10 s and 500 MB.
"""

import csv
import re
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import beside, measure

STATEMENTS = 10_000
GOLD = Path(__file__).parents[1] / "gold" / "yttranden-ovning.csv"


def statements():
    with GOLD.open(encoding="utf-8", newline="") as handle:
        texts = [row["yttrande"] for row in csv.DictReader(handle, delimiter=";")]
    return [f"{texts[i % len(texts)]} Rad{'abcdefghij'[i % 10]}{i}sak." for i in range(STATEMENTS)]


def ours():
    from transforms import registry
    from transforms.gazetteer import gazetteer_of
    from transforms.notes import Placer, coder_of

    known, texts = registry.load(), statements()
    placer = Placer(gazetteer_of("0182", known), known.platser("0182"))
    start = time.perf_counter()
    coder = coder_of(known.lexikon)
    for text in texts:
        coder.code(text)
        placer.place(text)
    print(f"{time.perf_counter() - start:.2f} s of work")


def intake():
    from transforms import registry
    from transforms.intake import take_in

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "0182" / "dialog" / "yttranden.csv"
        path.parent.mkdir(parents=True)
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, delimiter=";")
            writer.writerow(("datum", "typ", "plats", "deltagare", "yttrande"))
            writer.writerows(("2025-05-03", "medborgardialog", "Orminge centrum", "30", text) for text in statements())
        start = time.perf_counter()
        taken = take_in("0182", Path(folder), registry.load())
        [report] = [report for report in taken.reports if report.fil.endswith(path.name)]
        print(f"{report.godkanda} statements taken in, {time.perf_counter() - start:.2f} s of work")


def floor():
    import simplemma

    for text in statements():
        for word in re.findall(r"\w+", text.casefold()):
            simplemma.lemmatize(word, lang="sv")


def main():
    call = [sys.executable, "-m", "tests.benchmarks.notes"]
    beside(f"{STATEMENTS} statements coded and placed", [*call, "ours"], "their words lemmatised", [*call, "floor"],
           "goal 10 s, 500 MB")
    whole = measure(*call, "intake")
    print(f"{STATEMENTS} statements through the whole intake: {whole.wall:.1f} s wall, {whole.cpu:.1f} s cpu, "
          f"{whole.memory:.0f} MB (goal 10 s, 500 MB)")


if __name__ == "__main__":
    {"ours": ours, "floor": floor, "intake": intake}.get(sys.argv[1] if len(sys.argv) > 1 else "", main)()
