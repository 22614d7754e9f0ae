"""The crosswalk of the demo's own crime codes, laid over the bundled one by `--data`: real codes keep their meaning."""

from pathlib import Path

from transforms.demo.write import DELIVERED, texts


def make(folder: Path) -> None:
    """Write `<folder>/registry/koder.csv` and its card."""
    path = folder / "registry" / "koder.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"handelse;{kod};{problem};nej\n" for kod, several in texts("koder")["handelse"].items()
            for problem in several]
    path.write_text("kalla;kod;problem_id;bredare\n" + "".join(rows), encoding="utf-8", newline="\n")
    card = "".join(f'{key} = "{value}"\n' for key, value in texts("koder")["kort"].items())
    card += f'hamtad = {DELIVERED}\nlicens = "CC0"\nsyntetisk = true\npersonuppgifter = false\n'
    path.with_name("koder.csv.toml").write_text(card, encoding="utf-8", newline="\n")
