"""What deliveries are known to cover: whole years, gaps, codes that went, and what a card says of them."""

from datetime import date, timedelta

import pytest

from tests.intake.delivery_root import EST, INCIDENT, root, taken

__all__ = ["root"]
CARD = "hamtad = 2025-02-01\n"


def incidents(*runs):
    """(first day, number of days, code): one incident each day."""
    rows = [(date.fromisoformat(first) + timedelta(days=k), code) for first, n, code in runs for k in range(n)]
    return INCIDENT + "".join(f"h{i};{code};x;{day} 12:00;;;;;\n" for i, (day, code) in enumerate(rows))


def covered(intake):
    """Year to whether it is whole, of real incidents."""
    return dict(intake.con.execute("select ar, hel from stg_leveransar where kallslag = 'handelser'").fetchall())


def lacking(intake):
    return intake.con.execute("select problem, ar, annat_ar, koder from stg_saknade_koder order by all").fetchall()


@pytest.mark.parametrize(("days", "whole"), [(366 - 14, True), (366 - 15, True), (310, False)])
def test_a_year_that_breaks_off_is_not_whole(root, days, whole):
    """Every second day has an incident: of 14 or 15 days at the end seven are expected, of 56 nearly thirty."""
    text = INCIDENT + "".join(f"h{k};1201;x;{date(2024, 1, 1) + timedelta(days=k)} 12:00;;;;;\n"
                              for k in range(0, days, 2))
    root("handelser/a.csv", text)
    root("handelser/a.csv.toml", CARD)
    intake, own = taken(root)
    assert covered(intake) == {2024: whole}
    told = own["handelser/a.csv"]["anmarkningar"]
    assert told == [] if whole else told[0].startswith("Mellan 2024-11-05 och 2024-12-31 finns inga rader alls")


def test_a_gap_in_the_middle_is_seen_and_a_card_closes_it(root):
    root("handelser/a.csv", incidents(("2024-01-01", 100, "1201"), ("2024-06-01", 214, "1201")))
    root("handelser/a.csv.toml", CARD)
    intake, own = taken(root)
    assert covered(intake) == {2024: False}
    # 314 days of 366 have an incident; of the 52 between 10 April and 31 May all would.
    assert "Mellan 2024-04-10 och 2024-05-31 finns inga rader alls, fast omkring 52 dagar" in (
        own["handelser/a.csv"]["anmarkningar"][0])
    root("handelser/a.csv.toml", CARD + "[tackning]\nfran = 2024-01-01\ntill = 2024-12-31\n")
    intake, own = taken(root)
    assert covered(intake) == {2024: True}
    assert own["handelser/a.csv"]["anmarkningar"] == []


def test_a_year_that_was_not_over_is_not_whole_whatever_the_card_promises(root):
    root("handelser/a.csv", incidents(("2024-01-01", 350, "1201")))
    root("handelser/a.csv.toml", "hamtad = 2024-12-20\n[tackning]\nfran = 2024-01-01\ntill = 2024-12-31\n")
    intake, own = taken(root)
    assert covered(intake) == {2024: False}
    assert own["handelser/a.csv"]["anmarkningar"][0].startswith("2024 var inte slut när filen levererades")


@pytest.mark.parametrize(("days", "asked"), [(4, False), (5, True)])
def test_a_code_that_goes_is_asked_about(root, days, asked):
    root("handelser/a.csv", incidents(("2023-01-01", 365, "0805"), ("2023-02-01", days, "1201"),
                                      ("2024-01-01", 366, "0805")))
    root("handelser/a.csv.toml", CARD)
    intake, own = taken(root)
    assert lacking(intake) == ([("skadegorelse_klotter", 2024, 2023, ["1201"])] if asked else [])
    told = [remark for remark in own["handelser/a.csv"]["anmarkningar"] if "1201" in remark]
    assert bool(told) == asked
    if asked:
        assert told[0].startswith("2024 har inga rader med 1201, som fanns året före eller efter.")


@pytest.mark.parametrize(("codes", "lacks"), [("[]", False), ('["0805", "1201"]', False), ('["0805"]', True)])
def test_a_card_says_that_a_code_is_covered(root, codes, lacks):
    root("handelser/a.csv", incidents(("2023-01-01", 365, "0805"), ("2023-02-01", 40, "1201"),
                                      ("2024-01-01", 366, "0805")))
    root("handelser/a.csv.toml", CARD + f"[tackning]\nfran = 2023-01-01\ntill = 2024-12-31\nkoder = {codes}\n")
    intake, _ = taken(root)
    assert bool(lacking(intake)) == lacks


def test_a_year_that_a_card_covers_is_delivered_though_it_has_no_row(root):
    root("est/a.csv", EST)
    root("est/a.csv.toml", CARD + "[tackning]\nfran = 2024-01-01\ntill = 2024-12-31\n")
    intake, _ = taken(root)
    assert intake.con.execute("select kallslag, ar, hel from stg_leveransar").fetchall() == [("est", 2024, True)]


@pytest.mark.parametrize("said", ["tackning = 2024", "[tackning]\nfran = 2024-01-01",
                                  "[tackning]\nfran = 2024-02-01\ntill = 2024-01-01",
                                  "[tackning]\nfran = 1066-01-01\ntill = 2024-01-01",
                                  "[tackning]\nfran = 2024-01-01T12:00:00\ntill = 2024-02-01",
                                  '[tackning]\nfran = 2024-01-01\ntill = 2024-02-01\nkoder = "1201"'])
def test_a_card_that_does_not_say_what_it_covers_is_refused_with_what_is_wrong(root, said):
    root("handelser/a.csv", incidents(("2024-01-01", 1, "1201")))
    root("handelser/a.csv.toml", said)
    _, own = taken(root)
    assert "[tackning]" in own["handelser/a.csv"]["skal"]
