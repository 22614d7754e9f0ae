"""The law's checklist: each demand, what meets it, and the two-year clock."""

from dataclasses import replace
from datetime import date

import pytest

from transforms.errors import RegistryError
from transforms.judgement.lag import Facts, checklist, months_since
from transforms.registry.godkannanden import approvals
from transforms.swedish import lag as words

TODAY = date(2026, 11, 25)


def answer(demand, facts=None, today=TODAY):
    (found,) = [k for k in checklist(facts or Facts(), today) if k.krav == demand]
    return found.status, words.reason(found.skal, found.params)


def test_every_paragraph_of_the_law_in_its_order():
    found = [k.paragraf for k in checklist(Facts(), TODAY)]
    assert found == ["4 § 1", "4 § 1", "4 § 2", "4 § 3", "5 §", "6 §", "6 §", "9 §", "10 §", "11 §", "12 §", "13 §"]


def test_nothing_delivered_meets_nothing_and_what_no_program_sees_is_not_called_missing():
    found = {k.krav: k.status for k in checklist(Facts(), TODAY)}
    unknown = {"lagesbild_i_tid", "rad", "samordning", "rapportering"}
    assert {krav for krav, status in found.items() if status == "kan_inte_avgoras"} == unknown
    assert "uppfylls" not in found.values()


@pytest.mark.parametrize(
    ("demand", "facts", "status", "text"),
    [
        ("omfattning", Facts(real=frozenset({"brottsstatistik", "est"})), "uppfylls",
         "Uppfylls av: brottsstatistik och EST-rapporter."),
        ("omfattning", Facts(demo=frozenset({"handelser"})), "saknas", "Bara syntetiska demodata är inlästa"),
        ("ovriga_uppgifter", Facts(real=frozenset({"brottsstatistik"})), "saknas", "Ingen sådan källa är inläst."),
        ("konsekvenser", Facts(), "saknas", "Kommunen behöver beskriva det själv."),
        ("analys", Facts(), "saknas", "kommunens egen bedömning och orsaksanalys saknas"),
        ("analys", Facts(causes=True), "saknas", "kommunens egen bedömning av perioden saknas"),
        ("analys", Facts(analysis=True), "uppfylls", "Orsaker är inte inlästa"),
        ("analys", Facts(analysis=True, causes=True), "uppfylls", "bedömning och orsaksanalys."),
        ("atgardsplan", Facts(plan=True), "uppfylls", "den inlästa åtgärdsplanen"),
        ("plan_foljs_upp", Facts(followed=True), "uppfylls", "avsnittet Uppföljning"),
        ("overenskommelse", Facts(agreements=("Löften 2017",)), "kan_inte_avgoras", "Löften är inlästa (Löften 2017)"),
        ("overenskommelse", Facts(), "saknas", "Varken överenskommelse eller löften"),
        ("information", Facts(public=True), "uppfylls", "publika utgåvan"),
    ],
)
def test_what_meets_a_demand(demand, facts, status, text):
    found = answer(demand, facts)
    assert found[0] == status
    assert text in found[1]


@pytest.mark.parametrize(
    ("approved", "status", "text"),
    [
        (None, "kan_inte_avgoras", "är okänt"),
        (date(2025, 5, 26), "uppfylls", "Senast godkänd 2025-05-26. Nästa ska vara klar senast 2027-05-26."),
        (date(2025, 5, 25), "uppfylls", "Varning: senast godkänd 2025-05-25"),  # eighteen months to the day
        (date(2024, 11, 26), "uppfylls", "Varning"),
        (date(2024, 11, 25), "saknas", "skulle ha varit klar senast 2026-11-25"),
        (date(2024, 2, 29), "saknas", "senast 2026-02-28"),
    ],
)
def test_the_two_year_clock(approved, status, text):
    found = answer("lagesbild_i_tid", replace(Facts(), approved=approved))
    assert found[0] == status
    assert text in found[1]


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [(date(2025, 1, 31), date(2025, 2, 28), 0), (date(2025, 1, 31), date(2025, 3, 31), 2),
     (date(2025, 1, 1), date(2025, 1, 1), 0), (date(2024, 12, 2), date(2025, 1, 1), 0)],
)
def test_whole_months(day, today, months):
    assert months_since(day, today) == months


def test_every_demand_and_status_has_words():
    for krav in checklist(Facts(), TODAY):
        assert len(words.demand(krav.krav)) > 10
        assert "kan inte avgöras" in words.STATUS["kan_inte_avgoras"]
        assert krav.status in words.STATUS


def test_an_approval_without_a_day_is_named():
    row = {"manifest_sha256": "ab" * 32, "utgava": "bra", "roll": "chef", "datum": "2026-03-31", "diarienummer": "1"}
    assert approvals([row], "godkannanden/0182.csv")[0].datum == date(2026, 3, 31)
    with pytest.raises(RegistryError, match=r"godkannanden/0182\.csv: datum 'i mars'"):
        approvals([row | {"datum": "i mars"}], "godkannanden/0182.csv")
