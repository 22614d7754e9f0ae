"""The README says of each reader what the code says. `python -m tests.unit.test_readme` writes its table anew."""

import re
from pathlib import Path

from flows.cli import _LATER, parser
from transforms.sources import sources

README = Path(__file__).parents[2] / "README.md"
PROOF = {
    "verklig_fil": "real files went through",
    "beskrivning": "built from a description of the format",
    "antagande": "assumed",
}
BEGIN, END = "<!-- forms -->\n", "<!-- /forms -->\n"


def table():
    """A row per source and form, in the order in which a file is tried."""
    rows = [f"| `{s.name}` | {form.namn} | {PROOF[form.belagd]} |" for s in sources().values() for form in s.forms]
    return "\n".join(["| source | form | how its reader was proved |", "|---|---|---|", *rows, ""])


def test_the_table_of_readers_is_what_the_code_says():
    text = README.read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0] == table()


def test_no_real_file_is_claimed_where_none_is_at_hand():
    """The police's own export, EST reports, and NTU in Brå's workbook: nobody gave us one."""
    text = README.read_text(encoding="utf-8")
    assert "No real NTU workbook, police export or EST export is at hand, and none is claimed." in text
    claimed = {s.name for s in sources().values() for form in s.forms if form.belagd == "verklig_fil"}
    assert not claimed & {"handelser", "est"}
    workbook = [form for form in sources()["trygghet"].forms if "arbetsbok" in form.namn]
    assert [form.belagd for form in workbook] == ["beskrivning"]


def test_the_readme_calls_no_command_that_is_not_there():
    known = set(parser()._subparsers._group_actions[0].choices)
    called = set(re.findall(r"bin/lagesbild ([a-z]+)", README.read_text(encoding="utf-8")))
    assert called and called <= known
    later = README.read_text(encoding="utf-8").partition("does not do yet")[2].partition("## More")[0]
    assert set(_LATER) <= set(re.findall(r"`([a-z]+)`", later))
    assert not known & set(re.findall(r"`([a-z]+)`", later))


if __name__ == "__main__":
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    README.write_text(f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}", encoding="utf-8")
