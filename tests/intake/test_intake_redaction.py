"""No person in what is stored of people's own words, nor in what is said of a row that was refused."""

from tests.intake.delivery_root import root, taken

__all__ = ["root"]

_PLAN = "atgard_id;datum;problem;plats;vad;ansvarig;status;orsak\n"


def test_the_words_of_a_plan_are_stored_without_persons(root):
    root("atgarder/plan.csv", _PLAN + "1;2024-05-01;stold;torget;Anna Lindgren ringer 070-123 45 67;Rektor Karlsson;ny;"
                                      "Tips från Storgatan 14\n")
    intake, _ = taken(root)
    row = intake.table("raw_atgarder").iloc[0]
    assert row["vad"] == "[namn] ringer [telefon]"
    assert row["ansvarig"] == "Rektor [namn]"
    assert row["orsak"] == "Tips från [adress]"


def test_a_plan_without_persons_is_stored_as_it_is_written(root):
    root("atgarder/plan.csv", _PLAN + "1;2024-05-01;stold;torget;Mer ljus vid Karlsplan i maj;Tekniska kontoret;ny;\n")
    row = taken(root)[0].table("raw_atgarder").iloc[0]
    assert (row["vad"], row["ansvarig"]) == ("Mer ljus vid Karlsplan i maj", "Tekniska kontoret")
    assert row["orsak"] is None


def test_a_reporters_name_is_in_no_reason_and_no_quarantined_row(root):
    root("est/rapportorer.csv", "rapportor;aktiv_fran;aktiv_till\nAnna Lindgren;2024-01-01;\n"
                                "Anna Lindgren;2024-01-01;2024-12-31\nBostadsbolaget;2024-01-01;2023-01-01\n")
    intake, _ = taken(root)
    rejected = [r for report in intake.reports if report.fil.endswith("rapportorer.csv") for r in report.karantan]
    assert rejected
    said = " ".join(f"{r.params} {r.text}" for r in rejected)
    assert "Anna" not in said and "Lindgren" not in said
    assert "[namn]" in said
