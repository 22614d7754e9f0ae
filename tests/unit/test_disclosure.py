"""Counts of one to four, and everything that could be reckoned back to them, stay in the house."""

import json
import re

import pytest

from tests.unit.fixture_judgement import LOFTE, row
from transforms import disclosure
from transforms.disclosure import masked, small
from transforms.errors import DisclosureError
from transforms.evidence import Claim, Scope
from transforms.judgement.utslag import decide
from transforms.registry import Problem, Registry

KNOWN = Registry(
    {},
    {
        "stold": Problem("stold", "Stöld", "", False, False),
        "vald_nara_relation": Problem("vald_nara_relation", "Våld i nära relation", "", True, False),
    },
    (),
    {},
    (),
    (),
)
DERIVED = (
    "varde",
    "ki_undre",
    "ki_ovre",
    "p_upp",
    "p_ned",
    "antal",
    "jamfor_antal",
    "n",
    "tillfallen",
    "jamfor_tillfallen",
)
FULL = {
    "varde": 1.5,
    "ki_undre": 0.5,
    "ki_ovre": 4.5,
    "p_upp": 0.1,
    "p_ned": 0.9,
    "antal": 30,
    "jamfor_antal": 20,
    "n": 50,
    "tillfallen": 9,
    "jamfor_tillfallen": 8,
}


def shown(edition="bra", kallslag="handelser", **more):
    return masked(row(kallslag, **FULL | more), edition, KNOWN, "0182")


@pytest.mark.parametrize(
    ("count", "hidden"), [(None, False), (0, False), (1, True), (4, True), (5, False), (400, False)]
)
def test_small_counts(count, hidden):
    assert small(count) is hidden


class TestMasked:
    @pytest.mark.parametrize("count", [1, 2, 3, 4])
    @pytest.mark.parametrize("which", ["antal", "jamfor_antal"])
    def test_one_to_four_take_everything_with_them(self, count, which):
        hidden = shown(**{which: count})
        assert {key: hidden[key] for key in DERIVED} == dict.fromkeys(DERIVED)
        assert "undertryckt" in hidden["flaggor"]
        assert not re.search(
            r"\d", json.dumps({k: v for k, v in hidden.items() if k not in ("ar", "period", "omrade_kod")})
        )

    @pytest.mark.parametrize("count", [0, 5])
    @pytest.mark.parametrize("which", ["antal", "jamfor_antal"])
    def test_zero_and_five_are_shown(self, count, which):
        expected = row("handelser", **FULL | {which: count})
        assert shown(**{which: count}) == expected

    @pytest.mark.parametrize("which", ["tillfallen", "jamfor_tillfallen"])
    def test_few_reporters_are_hidden_alone(self, which):
        found = shown(kallslag="est", **{which: 2})
        assert found[which] is None
        assert (found["antal"], found["varde"], found["flaggor"]) == (30, 1.5, [])

    def test_a_share_of_too_few_is_hidden(self):
        hidden = shown(kallslag="undersokning", flaggor=["for_fa_svar"], n=12)
        assert (hidden["varde"], hidden["n"], hidden["flaggor"]) == (None, None, ["for_fa_svar", "undertryckt"])

    @pytest.mark.parametrize(("matt", "hides"), [("andel_pct", True), ("procentenheter", False)])
    def test_a_share_with_too_wide_an_interval_is_hidden_and_a_change_is_not(self, matt, hides):
        found = shown(kallslag="undersokning", matt=matt, flaggor=["brett_intervall"], n=80)
        assert (found["varde"] is None) == ("undertryckt" in found["flaggor"]) == hides

    @pytest.mark.parametrize(
        ("area", "hidden"), [("0182", False), ("0182R001", True), ("0182-torget", True), ("typ:station", True)]
    )
    def test_sensitive_problems_are_shown_for_the_kommun_only(self, area, hidden):
        found = shown(problem="vald_nara_relation", omrade_kod=area)
        assert (found["antal"] is None) is hidden
        assert ("kansligt" in found["flaggor"]) is hidden
        assert ("undertryckt" in found["flaggor"]) is hidden

    @pytest.mark.parametrize(
        "more",
        [
            {"antal": 1},
            {"flaggor": ["for_fa_svar"]},
            {"tillfallen": 1},
            {"problem": "vald_nara_relation", "omrade_kod": "0182R001"},
        ],
    )
    def test_intern_shows_all(self, more):
        assert shown("intern", **more) == row("handelser", **FULL | more)

    def test_the_original_is_left_as_it_was(self):
        """Verdicts are reached on what is known, not on what is shown."""
        raw = row("handelser", **FULL | {"antal": 2})
        masked(raw, "bra", KNOWN, "0182")
        assert (raw["antal"], raw["flaggor"]) == (2, [])

    def test_a_verdict_is_the_same_in_both_editions(self):
        raw = row(antal=3, jamfor_antal=40, p_upp=1.0, p_ned=1e-9)
        claim = Claim("brottsstatistik", "stold", raw, None, False, False, False)
        assert decide(LOFTE, "brottsstatistik", [claim], Scope(("0182",), True), []).utslag == "motsager"


class TestSecondary:
    """Sums that are shown must not give a hidden part away."""

    @staticmethod
    def hidden(counts, types=None, areas=(), measure="x.est"):
        rows = [
            {"indikator_id": measure, "omrade_kod": area, "ar": 2017, "syntetisk": False, "matt": "antal", "antal": n}
            for area, n in counts.items()
        ]
        found = disclosure.pattern(rows, [], "kommun", types or {}, {"regso": areas} if areas else {})
        return {area for _, area, _, _ in found.beside}

    def test_the_smallest_other_part_goes_with_a_lone_small_one(self):
        assert self.hidden({"typ:a": 16, "A": 9, "B": 1, "C": 6}, {"typ:a": ["A", "B", "C"]}) == {"C"}

    def test_two_hidden_parts_whose_sum_leaves_room_need_no_third(self):
        assert self.hidden({"typ:a": 14, "A": 9, "B": 1, "C": 4}, {"typ:a": ["A", "B", "C"]}) == set()

    def test_two_hidden_parts_whose_sum_is_two_would_be_told_to_be_one_each(self):
        assert self.hidden({"typ:a": 11, "A": 9, "B": 1, "C": 1}, {"typ:a": ["A", "B", "C"]}) == {"A"}

    def test_the_sum_goes_where_there_is_no_other_part(self):
        assert self.hidden({"kommun": 5} | dict.fromkeys("ABCDE", 1), areas=list("ABCDE")) == {"kommun"}

    def test_a_hidden_sum_tells_nothing(self):
        assert self.hidden({"typ:a": 4, "A": 4}, {"typ:a": ["A"]}) == set()

    def test_nothing_small_hides_nothing(self):
        assert self.hidden({"typ:a": 14, "A": 9, "B": 5}, {"typ:a": ["A", "B"]}) == set()

    def test_a_lone_hidden_area_follows_from_the_expected_count_of_another(self):
        """Expected over its share of residents gives all located incidents, whatever the kommun's own count is."""
        counts = {"kommun": 90, "A": 3, "B": 8, "C": 60}
        assert self.hidden(counts, areas=["A", "B", "C"], measure="x.handelser") == {"B"}

    def test_a_sum_that_is_told_through_the_kommun_gives_its_part_away(self):
        """Type a is hidden with its one place; kommun less type b would be type a."""
        counts = {"kommun": 23, "typ:a": 3, "A": 3, "typ:b": 20, "B": 13, "C": 7}
        assert self.hidden(counts, {"typ:a": ["A"], "typ:b": ["B", "C"]}) == {"kommun"}


class TestControl:
    """The finished record is tried, not the plan."""

    @staticmethod
    def record(counts):
        return {"platser": [], "avvikelser": [], "indikatorer": [
            {"indikator_id": "x.est", "omrade_kod": a, "period": "2017", "matt": "antal", "antal": n, "flaggor": []}
            for a, n in counts.items()]}

    @pytest.mark.parametrize(("shown", "reason"), [
        ({"typ:a": 16, "A": 9, "B": None, "C": None}, None),
        ({"typ:a": 16, "A": 9, "B": None, "C": 6}, "summor"),
        ({"typ:a": 16, "A": 9, "B": 1, "C": None}, "små tal"),
    ])
    def test_a_record_that_gives_a_hidden_count_back_is_stopped(self, shown, reason):
        rows = [{"indikator_id": "x.est", "omrade_kod": a, "ar": 2017, "syntetisk": False, "matt": "antal", "antal": n}
                for a, n in {"typ:a": 16, "A": 9, "B": 1, "C": 6}.items()]
        plan = disclosure.pattern(rows, [], "kommun", {"typ:a": ["A", "B", "C"]}, {})
        if reason is None:
            assert disclosure.check(self.record(shown), plan) == 1
        else:
            with pytest.raises(DisclosureError, match=reason):
                disclosure.check(self.record(shown), plan)


class TestSeveralYears:
    def rows(self, counts):
        pooled = row(indikator_id="stold.brott_jamforelse", ar=2016, matt="kvot", antal=sum(counts), varde=1.2,
                     flaggor=["tratt_over", "band_over", "ar_3"])
        years = enumerate(counts, start=2014)
        return pooled, [row(indikator_id="stold.brott", ar=ar, matt="antal", antal=n) for ar, n in years]

    @pytest.mark.parametrize(("counts", "hidden"), [((6, 7, 8), False), ((6, 3, 8), True), ((6, 0, 8), False)])
    def test_a_number_of_several_years_goes_with_any_of_them(self, counts, hidden):
        """Two years and the sum of three give the third."""
        pooled, years = self.rows(counts)
        shown = masked(pooled, "bra", KNOWN, "0182", disclosure.small_cells(years))
        assert (shown["antal"] is None) == (shown["varde"] is None) == hidden
        assert ("tratt_over" in shown["flaggor"]) != hidden

    def test_what_small_counts_can_be_worked_out_from_goes(self):
        trend = row(indikator_id="stold.brott_trend", matt="kvot", varde=1.02, flaggor=["sma_tal"])
        assert masked(trend, "bra", KNOWN, "0182")["varde"] is None
        assert masked(trend, "intern", KNOWN, "0182")["varde"] == 1.02
