"""Which numbers a promise is weighed by, and problems and promises that lack each other."""

import random
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE, REGISTRY, WHOLE, p, row
from transforms.evidence import Scope, claims, covers_or_follows, cutoff_year, scope
from transforms.judgement import gaps
from transforms.judgement.utslag import decide
from transforms.period import parse
from transforms.registry import KALLSLAG


def evidence_rows():
    """All source kinds for two problems, three years, a place and the kommun."""
    rows = []
    for kallslag in KALLSLAG:
        for problem in ("stold", "narkotika"):
            for area in ("0182", "0182-torget"):
                for year in (2014, 2015, 2016, 2017):
                    up = 0.001 if year == 2016 else 0.999
                    rows.append(
                        row(
                            kallslag,
                            year,
                            problem=problem,
                            omrade_kod=area,
                            p_upp=up,
                            p_ned=1 - up,
                            antal=year - 2006,
                            tillfallen=3,
                            jamfor_tillfallen=3,
                            syntetisk=kallslag != "brottsstatistik",
                        )
                    )
    return rows


def judged(lofte, rows):
    place = scope(lofte, "0182")
    last = cutoff_year(lofte, parse("2017"))
    return {
        kind: decide(
            lofte,
            kind,
            claims(lofte, kind, rows, REGISTRY, "0182", last),
            place,
            [r for r in rows if r["kallslag"] == kind and r["ar"] <= last],
        )
        for kind in KALLSLAG
    }


class TestEvidence:
    def test_each_source_stands_alone(self):
        rows = evidence_rows()
        everything = judged(LOFTE, rows)
        for gone in KALLSLAG:
            rest = judged(LOFTE, [r for r in rows if r["kallslag"] != gone])
            assert {k: v for k, v in rest.items() if k != gone} == {k: v for k, v in everything.items() if k != gone}
            assert rest[gone].utslag == "saknas"

    def test_order_of_rows_changes_nothing(self):
        rows = evidence_rows()
        expected = judged(LOFTE, rows)
        for seed in range(5):
            shuffled = rows[:]
            random.Random(seed).shuffle(shuffled)
            assert judged(LOFTE, shuffled) == expected

    def test_only_years_before_the_promise(self):
        """2016 rose and 2017 fell; a promise of 2017 rests on 2016."""
        found = judged(LOFTE, evidence_rows())["brottsstatistik"]
        assert (found.utslag, found.claims[0].row["ar"]) == ("stoder", 2016)

    def test_nothing_older_than_three_years(self):
        old = [row(ar=2013, **p(0.001))]
        assert claims(LOFTE, "brottsstatistik", old, REGISTRY, "0182", 2016) == []
        assert len(claims(LOFTE, "brottsstatistik", [row(ar=2014, **p(0.001))], REGISTRY, "0182", 2016)) == 1

    def test_real_wins_over_synthetic(self):
        rows = [row(ar=2015, **p(0.5)), row(ar=2016, syntetisk=True, **p(0.001))]
        (found,) = claims(LOFTE, "brottsstatistik", rows, REGISTRY, "0182", 2016)
        assert (found.row["ar"], found.demo) == (2015, False)

    def test_kommun_series_are_coarse_for_a_place(self):
        at_place = replace(LOFTE, platser=("0182-torget",))
        (crime,) = claims(at_place, "brottsstatistik", evidence_rows(), REGISTRY, "0182", 2016)
        assert (crime.row["omrade_kod"], crime.coarser) == ("0182", True)
        (incidents,) = claims(at_place, "handelser", evidence_rows(), REGISTRY, "0182", 2016)
        assert (incidents.row["omrade_kod"], incidents.coarser) == ("0182-torget", False)

    def test_detection_is_a_matter_of_the_problem_and_the_source(self):
        drugs = replace(LOFTE, problem=("narkotika",))
        detected = {kind: claims(drugs, kind, evidence_rows(), REGISTRY, "0182", 2016)[0].detected for kind in KALLSLAG}
        assert {kind for kind, yes in detected.items() if yes} == {"brottsstatistik", "handelser"}

    @pytest.mark.parametrize(
        ("platser", "expected"),
        [
            (("kommunen",), Scope(("0182",), True)),
            (("enligt:lagesbild",), Scope(("0182",), True, ("lagesbild",))),
            (("typ:station", "kommunen"), Scope(("typ:station",), False)),
            (("0182-torget", "enligt:otrygghet"), Scope(("0182-torget",), False, ("otrygghet",))),
        ],
    )
    def test_scope(self, platser, expected):
        assert scope(replace(LOFTE, platser=platser), "0182") == expected

    @pytest.mark.parametrize(
        ("fran", "period", "year"),
        [
            (date(2017, 1, 1), "2017", 2016),
            (date(2017, 11, 5), "2017", 2016),
            (date(2017, 1, 1), "2019", 2016),
            (None, "2025", 2025),
            (None, "2025-T3", 2025),
            (None, "2025-T2", 2024),
            (None, "2025-W01", 2024),
        ],
    )
    def test_last_year_of_evidence(self, fran, period, year):
        dated = replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=fran, till=None))
        assert cutoff_year(dated, parse(period)) == year

    @pytest.mark.parametrize(
        ("period", "expected"), [("2016", True), ("2017", True), ("2017-12", True), ("2018", False)]
    )
    def test_promises_that_cover_or_follow(self, period, expected):
        assert covers_or_follows(LOFTE, parse(period)) is expected
        assert covers_or_follows(
            replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=None, till=None)), parse(period)
        )


class TestGaps:
    def test_a_risen_series_without_promise(self):
        rows = [row(ar=2017, problem="narkotika", **p(0.001)), row(ar=2017, **p(0.001))]
        found = gaps.risen_without_promise(rows, {"stold"}, "0182", 2017)
        assert [r["problem"] for r in found] == ["narkotika"]

    @pytest.mark.parametrize("more", [{"syntetisk": True}, {"bredare": True}, {"omrade_kod": "0182R001"}])
    def test_synthetic_wider_and_local_series_do_not_count(self, more):
        rows = [row(ar=2017, problem="narkotika", **p(0.001), **more)]
        assert gaps.risen_without_promise(rows, set(), "0182", 2017) == []

    def test_all_series_share_the_error_rate(self):
        rows = [row(ar=2017, problem="narkotika", **p(0.02)), row(ar=2017, **p(0.5))]
        assert gaps.risen_without_promise(rows[:1], set(), "0182", 2017) != []
        assert gaps.risen_without_promise(rows, set(), "0182", 2017) == []

    def test_a_synthetic_row_never_takes_a_real_ones_place(self):
        real, made = row(ar=2017, **p(0.5)), row(ar=2017, syntetisk=True, **p(0.001))
        for rows in ([real, made], [made, real]):
            assert gaps.criteria("stold", rows, "0182", 2017)[0]["okar"] == "oklart"
        waves = [row("undersokning", 2015, **p(0.5)), row("undersokning", 2017, syntetisk=True, **p(0.001))]
        assert gaps.criteria("stold", waves, "0182", 2017)[0]["upplevs"] == "oklart"

    def test_a_share_that_may_not_be_shown_decides_nothing(self):
        rows = [row("undersokning", 2017, flaggor=["for_fa_svar"], **p(0.0001))]
        assert gaps.criteria("stold", rows, "0182", 2017)[0]["upplevs"] == "oklart"

    def test_nothing_known(self):
        criteria, used = gaps.criteria("stold", [], "0182", 2017)
        assert (set(criteria.values()), used) == ({"saknas"}, [])

    def test_contradicted_needs_a_real_contradiction_and_no_real_support(self):
        def verdicts(*kinds):
            return [replace(decide(LOFTE, "est", [], WHOLE, []), utslag=u, demo=d) for u, d in kinds]

        assert gaps.contradicted(verdicts(("motsager", False), ("stoder", True)))
        assert not gaps.contradicted(verdicts(("motsager", False), ("stoder", False)))
        assert not gaps.contradicted(verdicts(("motsager", True)))


class TestBesideOthers:
    def level(self, *flags, **more):
        return row(indikator_id="stold.brott_jamforelse", ar=2016, antal=240, flaggor=list(flags), **p(0.001) | more)

    def counted(self):
        return row(indikator_id="stold.brott", ar=2016, antal=240)

    @pytest.mark.parametrize(
        ("flags", "vanligt", "avviker"),
        [
            (("tratt_over", "band_over"), "ja", "ja"),
            (("tratt_inom", "band_over"), "ja", "nej"),
            (("tratt_under_yttre", "band_under"), "nej", "ja"),
            (("tratt_kan_inte_sagas", "band_kan_inte_sagas"), "oklart", "oklart"),
        ],
    )
    def test_the_comparison_answers_two_criteria(self, flags, vanligt, avviker):
        found, used = gaps.criteria("stold", [self.counted(), self.level(*flags)], "0182", 2016)
        assert (found["vanligt"], found["avviker"]) == (vanligt, avviker)
        assert used == ["stold.brott_jamforelse@0182@2016"]

    def test_without_one_or_of_a_wider_series_it_is_unclear(self):
        wider = self.level("tratt_over", "band_over", bredare=True)
        for rows in ([self.counted()], [self.counted(), wider]):
            found, _ = gaps.criteria("stold", rows, "0182", 2016)
            assert (found["vanligt"], found["avviker"]) == ("oklart", "oklart")

    def test_level_and_change_are_two_tested_numbers_that_share_the_error_rate(self):
        change = row(ar=2016, **p(0.5))
        for p_level, expected in ((0.012, "stoder"), (0.013, "oklart")):
            rows = [change, self.level("tratt_over", **p(p_level))]
            found = claims(LOFTE, "brottsstatistik", rows, REGISTRY, "0182", 2016)
            assert len(found) == 2
            assert decide(LOFTE, "brottsstatistik", found, WHOLE, []).utslag == expected
