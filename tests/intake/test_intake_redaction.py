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


def test_persons_in_a_place_or_a_reporter_are_stored_as_marks_and_stay_two(root):
    root("est/rapportorer.csv", "rapportor;aktiv_fran;aktiv_till\nAnna Lindgren;2024-01-01;\nBo Ek;2024-01-01;\n"
                                "Bostadsbolaget;2024-01-01;\n")
    root("est/est.csv", "rapport_id;rapportor;datum;kategori;plats\n1;Anna Lindgren;2024-05-01;Klotter;Storgatan 14\n"
                        "2;Bo Ek;2024-05-01;Klotter;hos Karin Berglund\n3;Bostadsbolaget;2024-05-01;Klotter;torget\n")
    intake, _ = taken(root)
    reports = intake.table("raw_est")
    assert list(reports["rapportor"]) == ["[namn]", "[namn] (2)", "Bostadsbolaget"]
    assert set(reports["rapportor"]) == set(intake.table("raw_rapportorer")["rapportor"])
    assert list(reports["plats"]) == ["[adress]", "hos [namn]", "torget"]


def test_a_known_place_is_known_though_an_address_or_a_name_stands_beside_it(root):
    root("est/est.csv", "rapport_id;rapportor;datum;kategori;plats\n1;Skola;2024-05-01;Klotter;Orminge centrum\n"
                        "2;Skola;2024-05-01;Klotter;Fisksätra torg, Karin Berglund\n")
    places = list(taken(root)[0].table("raw_est")["plats"])
    assert places[0] == "Orminge centrum"
    assert places[1] == "Fisksätra torg, [namn]"


def test_a_card_is_published_without_persons(root):
    root("est/est.csv", "rapport_id;rapportor;datum;kategori;plats\n1;Skola;2024-05-01;Klotter;torget\n")
    root("est/est.csv.toml", 'titel = "EST per RegSO 2024"\nproducent = "Anna Lindgren, 070-123 45 67"\n')
    intake, _ = taken(root)
    [card] = [r.card for r in intake.reports if r.fil.endswith("est.csv")]
    assert (card.titel, card.producent) == ("EST per RegSO 2024", "[namn], [telefon]")
