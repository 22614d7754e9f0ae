"""`python -m tests.gold.evaluate_swapped`: the practice parts with every name swapped for one of another sort.

The parts have been learnt from, so that their own names say nothing; a swapped one asks how a name of its sort is met
in the same places. Sorts are those of the list of names, and made-up words that stand in no list. It is a stress test,
no measure of the text that a kommun has: nobody is called Åska, Blå or Vogekem in every sentence.
"""

import csv
import random
import re
from pathlib import Path

from tests.gold.evaluate_redaction import PRACTICE, SEED, Figures, compare, masked_spans, plain
from transforms.paths import REGISTRY
from transforms.redaction import Redactor, bundled
from transforms.registry import personnamn

HERE = Path(__file__).parent
SORTS = {"vanliga": "", "ovanliga": "ovanlig", "tvetydiga": "ja", "ord": "ord"}
UNLISTED = "utan lista"
_NAME = re.compile(r"⟦namn:([^⟧.-]*)⟧")
_WORD = re.compile(r"\w{3,}")


def swapped(text: str, names: list[str], chance: random.Random) -> str:
    """The marked text with each word of each name another's, in the same case and genitive."""
    def word(match: re.Match[str]) -> str:
        old = match[0]
        new = chance.choice(names).lower() + ("s" if old.endswith("s") else "")
        return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new

    return _NAME.sub(lambda m: f"⟦namn:{_WORD.sub(word, m[1])}⟧", text)


def made_up(chance: random.Random, many: int = 500) -> list[str]:
    """Words of two or three open syllables that are nobody's name by any list."""
    def syllable() -> str:
        return chance.choice("bdfghjklmnprstvz") + chance.choice("aeiou")

    return ["".join(syllable() for _ in range(chance.choice((2, 3, 3)))) + chance.choice("nlrm") for _ in range(many)]


def evaluate_swapped(names: list[str], redactor: Redactor) -> Figures:
    """The figures of all practice parts with names of `names`."""
    chance, figures = random.Random(SEED), Figures()
    for part in PRACTICE:
        with (HERE / f"redigering-{part}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                text, secrets = plain(swapped(row["yttrande"], names, chance), chance)
                compare(figures, row["id"], text, secrets, masked_spans(text, redactor.redact(text).text))
    return figures


def main() -> None:
    """Print recall and precision of names per sort."""
    listed = personnamn((REGISTRY,))
    sorts = {sort: [name.namn for name in listed if name.tvetydig == grade] for sort, grade in SORTS.items()}
    for sort, names in (*sorts.items(), (UNLISTED, made_up(random.Random(SEED)))):
        figures = evaluate_swapped(names, bundled())
        print(f"{sort}: täckning {figures.recall('namn'):.3f} av {figures.secrets['namn']}, "
              f"precision {figures.precision:.3f}")


if __name__ == "__main__":
    main()
