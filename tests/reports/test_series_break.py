"""A series that is counted otherwise from a year on is drawn and told from that year only."""

from reports.compose.mapping import mapping
from reports.model import Table, Text
from tests.reports import fixture_underlag as made


def page(flags):
    found = [made.indicator("inbrott_bostad", "brott", year, count, (lo, hi), n=count, flags=flags.get(year, ()))
             for year, (count, lo, hi) in made.BURGLARY.items()]
    found.append(made.indicator("inbrott_bostad", "brott_forandring", "2017",
                                None if "2017" in flags else 1.21, None if "2017" in flags else (1.08, 1.35),
                                unit="kvot", flags=flags.get("2017", ())))
    record = made.build_underlag(synthetic=False) | {"indikatorer": found}
    blocks = mapping(record, made.build_context())[0].blocks
    return [b for b in blocks if isinstance(b, Table)], [b.text for b in blocks if isinstance(b, Text)]


def test_years_before_a_break_are_not_shown_and_it_is_said():
    tables, texts = page({"2016": ("seriebrott",)})
    years = next(t for t in tables if t.caption.startswith("Anmälda brott per år"))
    assert [row[0] for row in years.rows] == ["2016", "2017"]
    assert ("Från 2016 räknas inbrott i bostad på annat sätt än förut. Tidigare år kan inte jämföras och visas inte."
            in texts)


def test_a_change_across_a_break_is_called_a_new_series_and_not_too_few():
    tables, _ = page({"2017": ("seriebrott",)})
    change = next(t for t in tables if t.caption.startswith("Anmälda brott per invånare"))
    assert change.rows == (("Inbrott i bostad", "–", "742", "ny serie", "–"),)


def test_without_a_break_all_years_stand():
    tables, texts = page({})
    years = next(t for t in tables if t.caption.startswith("Anmälda brott per år"))
    assert [row[0] for row in years.rows] == ["2015", "2016", "2017"]
    assert not any("på annat sätt" in text for text in texts)
