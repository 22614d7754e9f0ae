"""`trygghet`: microdata of a stratified survey with its codebook. Some waves differ in truth, most do not."""

from pathlib import Path

import numpy as np

from transforms.demo.world import Floats, Ints, World, shared_out
from transforms.demo.write import texts, write_rows

_ADULTS = 0.78  # share of inhabitants in the survey's ages
_STRATA = ("centrala områden", "landsbygd", "övriga bostadsområden")
_STRATUM_LOGIT = (0.45, -0.35, 0.0)
_SHARES = np.array([0.4, 0.2, 0.4])  # centres are oversampled, so the weights matter
_REFUSES = 0.03


def make(world: World, folder: Path) -> None:
    """One file and codebook per wave: the two years before the period; with undated promises its own too."""
    questions = texts("enkat")["fragor"]
    header = ";".join(["omrade_kod", "stratum", "fpc", "vikt", *questions])
    waves = world.inputs.years if world.inputs.kommun == "0125" else world.inputs.years[:2]
    for number, year in enumerate(waves):
        path = folder / "trygghet" / f"enkat-{year}.csv"
        write_rows(path, header, _respondents(world, year, number, world.rng(f"enkat {year}")), world.seed)
        path.with_suffix(".toml").write_text(codebook(year), encoding="utf-8", newline="\n")


def codebook(year: int) -> str:
    """The codebook of a wave, as the contract has it."""
    stock = texts("enkat")
    lines = [
        "# Syntetiska demodata",
        "[undersokning]",
        f'namn = "{stock["namn"]}"',
        f"ar = {year}",
        "",
        "[design]",
        'vikt = "vikt"',
        'strata = "stratum"',
        'fpc = "fpc"',
        'omrade = "omrade_kod"',
    ]
    for name, question in stock["fragor"].items():
        scale = stock["skalor"][question["skala"]]
        lines += [
            "",
            "[[fraga]]",
            f'id = "{name}"',
            f'kolumn = "{name}"',
            f'text = "{question["text"]}"',
            f"svar = {_list(scale['svar'])}",
            f"otrygg = {_list(scale['otrygg'])}",
            f"bortfall = {_list([stock['bortfall']])}",
            'riktning = "hog_ar_samre"',
        ]
    return "\n".join(lines) + "\n"


def _list(values: list[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


def _respondents(world: World, year: int, wave: int, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """Respondents by area; weight = stratum population / respondents, with some spread for non-response."""
    group = np.where(world.central, 0, np.where(world.rural, 1, 2))
    population = np.array(
        [shared_out(world.inputs.folk[year], world.residents)[group == g].sum() for g in range(3)]
    )
    population = np.round(population * _ADULTS).astype(int)
    size = int(np.clip(600 + world.inputs.folk[year] / 200, 600, 1100))
    numbers = shared_out(size, _SHARES * (population > 0))
    stratum = np.repeat(np.arange(3), numbers)
    area = np.concatenate(
        [
            rng.choice(np.flatnonzero(group == g), size=n, p=_normed(world.residents[group == g]))
            for g, n in enumerate(numbers)
            if n
        ]
    )
    spread = rng.uniform(0.7, 1.3, size)
    mean = np.bincount(stratum, spread, 3) / np.maximum(numbers, 1)
    weight = (population / np.maximum(numbers, 1))[stratum] * spread / mean[stratum]
    answers = _answers(world, wave, stratum, area, rng)
    order = np.argsort(area, kind="stable")
    return [
        (
            world.areas[area[i]].kod,
            _STRATA[stratum[i]],
            int(population[stratum[i]]),
            f"{weight[i]:.2f}",
            *(column[i] for column in answers),
        )
        for i in order
    ]


def _normed(weights: Floats) -> Floats:
    return weights / weights.sum()


def _answers(
    world: World, wave: int, stratum: Ints, area: Ints, rng: np.random.Generator
) -> list[np.ndarray]:
    """One column of answers per question; who is uneasy about one thing tends to be about all."""
    stock = texts("enkat")
    kommun = stock["kommuner"][world.inputs.kommun]
    temper = rng.normal(0, 0.6, len(area))
    columns = []
    for name, question in stock["fragor"].items():
        # Own stream: the areas differ in the same way in every wave.
        local = world.rng(f"enkat {name}").normal(0, 0.25, len(world.areas))
        logit = np.log(question["andel"] / (1 - question["andel"])) + kommun["alltid"].get(name, 0.0)
        logit += kommun["andring"].get(name, 0.0) * (wave > 0)
        chance = 1 / (1 + np.exp(-(logit + np.array(_STRATUM_LOGIT)[stratum] + local[area] + temper)))
        columns.append(_worded(stock["skalor"][question["skala"]], stock["bortfall"], chance, rng))
    return columns


def _worded(
    scale: dict[str, list[str]], refusal: str, chance: Floats, rng: np.random.Generator
) -> np.ndarray:
    """Answers in words: first uneasy or not by `chance`, then which of the answers, mild ones more often."""
    uneasy = rng.random(len(chance)) < chance
    answers = np.empty(len(chance), dtype=object)
    calm = [word for word in scale["svar"] if word not in scale["otrygg"]]
    for rows, words in ((uneasy, scale["otrygg"]), (~uneasy, calm)):
        likely = _normed(1.0 / np.arange(1, len(words) + 1))
        answers[rows] = rng.choice(np.array(words, dtype=object), size=int(rows.sum()), p=likely)
    answers[rng.random(len(chance)) < _REFUSES] = refusal
    return answers
