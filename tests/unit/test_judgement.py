"""The decision table, its laws, and follow-up: on claims and promises made by hand."""

import random
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.evidence import Claim, Scope, claims, covers_or_follows, cutoff_year, scope
from transforms.judgement import followup, gaps
from transforms.judgement.followability import CRITERIA, followability
from transforms.judgement.utslag import RULES, decide
from transforms.period import parse
from transforms.registry import KALLSLAG, Aktivitet, Lofte, Mal, Overenskommelse, Problem, Registry, Uppfoljning
from transforms.statistics import counts, means

AGREEMENT = Overenskommelse("Prov 2017", ("0182",), (), date(2017, 1, 1), date(2017, 12, 31), "", (), "", (),
                            Uppfoljning("", "", ()))
LOFTE = Lofte("0182-2017-1", "problem", "Prov", ("stold",), ("kommunen",), "", "", (), "", "", None, (), (), AGREEMENT)
WHOLE = Scope(("0182",), True, False)
REGISTRY = Registry({}, {p: Problem(p, p, "", False, p == "narkotika") for p in ("stold", "narkotika")}, (), {}, (), ())
PROMISE = {"kallslag": "brottsstatistik", "problem": "stold", "omrade_kod": "0182", "bredare": False, "syntetisk": False,
           "flaggor": [], "antal": None, "jamfor_antal": None, "tillfallen": None, "jamfor_tillfallen": None,
           "p_upp": None, "p_ned": None, "varde": None, "ki_undre": None, "ki_ovre": None, "n": 0, "jamfor_ar": None}
MEASURES = {"brottsstatistik": "brott_forandring", "handelser": "handelser_forandring", "est": "est_forandring",
            "undersokning": "trygghet_skillnad", "dialog": "dialog", "vandring": "vandring", "trafik": "fart"}


def row(kallslag="brottsstatistik", ar=2016, **more):
    problem = more.get("problem", "stold")
    return PROMISE | {"kallslag": kallslag, "ar": ar, "period": str(ar),
                      "indikator_id": f"{problem}.{MEASURES[kallslag]}"} | more


def claim(kallslag, wider=False, coarser=False, detected=False, **more):
    return Claim(kallslag, "stold", row(kallslag, **more), None, wider, coarser, False, detected)


def pair(kallslag, after, before, **more):
    """A change from `before` to `after` events."""
    result = counts.ratio(after, before)
    flags = {k: more.pop(k) for k in ("wider", "coarser", "detected") if k in more}
    return claim(kallslag, p_upp=result.p_up, p_ned=result.p_down, antal=after, jamfor_antal=before,
                 flaggor=list(result.flags), **flags, **more)


def verdict(kallslag, *found, lofte=LOFTE, delivered=()):
    result = decide(lofte, kallslag, list(found), WHOLE, list(delivered))
    return result.utslag, result.reason.code


def p(up, down=None, **more):
    return {"p_upp": up, "p_ned": 1 - up if down is None else down, **more}


def cases():
    """Every row of the table for every source kind it names: (kallslag, condition) -> how it comes about."""
    for kind in ("brottsstatistik", "handelser", "undersokning"):
        yield kind, "okade", [claim(kind, **p(0.001))]
        # The kommun's survey can only contradict a promise about the kommun.
        yield kind, "minskade", [claim(kind, **p(0.999))]
        yield kind, "minskade_bredare", [claim(kind, wider=True, **p(0.999))]
    for kind in ("brottsstatistik", "handelser"):
        yield kind, "minskade_upptackt", [claim(kind, detected=True, **p(0.999))]
    for kind in ("brottsstatistik", "handelser", "undersokning", "est"):
        yield kind, "inom_slumpen", [claim(kind, **p(0.2))]
    for kind in ("brottsstatistik", "handelser", "undersokning", "est", "trafik"):
        yield kind, "at_olika_hall", [claim(kind, **p(0.001)), claim(kind, **p(0.999))]
        yield kind, "for_lite_data", [claim(kind)]
    yield "est", "okade_lika_manga", [claim("est", **p(0.001), tillfallen=4, jamfor_tillfallen=4)]
    yield "est", "fler_rapportorer", [claim("est", **p(0.001), tillfallen=5, jamfor_tillfallen=4)]
    yield "est", "farre_rapporter", [claim("est", **p(0.999), tillfallen=4, jamfor_tillfallen=4)]
    for kind in ("dialog", "vandring"):
        yield kind, "namns_ofta", [claim(kind, antal=5, tillfallen=2)]
        yield kind, "namns_sallan", [claim(kind, antal=40, tillfallen=1)]
    yield "trafik", "over_gransen", [claim("trafik", **p(0.001))]
    yield "trafik", "under_gransen", [claim("trafik", **p(0.999))]
    yield "trafik", "kring_gransen", [claim("trafik", **p(0.5))]


CASES = list(cases())


class TestTable:
    @pytest.mark.parametrize(("kallslag", "condition", "found"), CASES)
    def test_each_row(self, kallslag, condition, found):
        expected = {rule.utslag for rule in RULES if rule.villkor == condition and kallslag in rule.kallslag}
        assert len(expected) == 1
        assert verdict(kallslag, *found) == (expected.pop(), condition)

    def test_every_row_has_its_case(self):
        told = {(kind, condition) for kind, condition, _ in CASES}
        own = {"arbetssatt", "inget_underlag", "tystnad", "tystnad_plats"}  # no claims: the tests below
        assert told == {(kind, rule.villkor) for rule in RULES for kind in rule.kallslag if rule.villkor not in own}

    def test_what_the_table_says(self):
        """The verdicts themselves, by hand, so that a change of the table is a change of this test."""
        words = {rule.villkor: rule.utslag for rule in RULES}
        assert {c for c, u in words.items() if u == "stoder"} == {"okade", "okade_lika_manga", "namns_ofta", "over_gransen"}
        assert {c for c, u in words.items() if u == "motsager"} == {"minskade", "under_gransen"}
        assert {c for c, u in words.items() if u == "saknas"} == {"arbetssatt", "inget_underlag"}

    @pytest.mark.parametrize("kallslag", KALLSLAG)
    def test_a_way_of_working_is_never_weighed(self, kallslag):
        way = replace(LOFTE, slag="arbetssatt")
        assert verdict(kallslag, pair(kallslag, 90, 10), lofte=way) == ("saknas", "arbetssatt")
        assert verdict(kallslag, lofte=way, delivered=[row(kallslag)]) == ("saknas", "arbetssatt")

    @pytest.mark.parametrize("kallslag", KALLSLAG)
    def test_nothing_delivered(self, kallslag):
        assert verdict(kallslag) == ("saknas", "inget_underlag")

    @pytest.mark.parametrize("kallslag", ["dialog", "vandring"])
    def test_silence_is_not_absence(self, kallslag):
        assert verdict(kallslag, delivered=[row(kallslag, problem="narkotika")]) == ("oklart", "tystnad")

    @pytest.mark.parametrize("kallslag", ["dialog", "vandring"])
    def test_raised_elsewhere_is_not_called_never_raised(self, kallslag):
        assert verdict(kallslag, delivered=[row(kallslag, omrade_kod="0182R001")]) == ("oklart", "tystnad_plats")

    @pytest.mark.parametrize("kallslag", ["brottsstatistik", "handelser", "est", "undersokning", "trafik"])
    def test_other_sources_without_the_problem_are_absent(self, kallslag):
        assert verdict(kallslag, delivered=[row(kallslag, problem="narkotika")]) == ("saknas", "inget_underlag")

    @pytest.mark.parametrize(("antal", "tillfallen", "expected"),
                             [(5, 2, "stoder"), (4, 2, "oklart"), (5, 1, "oklart"), (100, 1, "oklart")])
    def test_mentions_need_five_at_two_occasions(self, antal, tillfallen, expected):
        assert verdict("dialog", claim("dialog", antal=antal, tillfallen=tillfallen))[0] == expected

    def test_the_error_rate_is_shared(self):
        """p .02 supports alone (< .025) and not beside another number (needs < .0125)."""
        one, other = claim("brottsstatistik", **p(0.02)), claim("brottsstatistik", **p(0.5))
        assert verdict("brottsstatistik", one)[0] == "stoder"
        assert verdict("brottsstatistik", one, other) == ("oklart", "inom_slumpen")

    def test_untestable_numbers_take_no_share(self):
        one, nothing = claim("brottsstatistik", **p(0.02)), claim("brottsstatistik")
        assert verdict("brottsstatistik", one, nothing)[0] == "stoder"

    def test_a_share_that_may_not_be_shown_is_not_tested(self):
        assert verdict("undersokning", claim("undersokning", **p(0.0001), flaggor=["for_fa_svar"])) == ("oklart", "for_lite_data")

    def test_a_conditional_place_is_told(self):
        place = Scope(("0182",), True, True)
        assert decide(LOFTE, "est", [claim("est")], place, []).reason.params == {"villkorad": True}

    def test_approximate_and_demo_are_marked(self):
        found = decide(LOFTE, "brottsstatistik", [replace(claim("brottsstatistik", wider=True, **p(0.001)), demo=True)], WHOLE, [])
        assert (found.utslag, found.ungefarlig, found.demo) == ("stoder", True, True)


EVENTS = st.integers(0, 60)
PAIRS = st.lists(st.tuples(EVENTS, EVENTS), min_size=1, max_size=4)
COUNTED = ("brottsstatistik", "handelser", "est")


class TestLaws:
    @settings(max_examples=120, deadline=None)
    @given(PAIRS, st.sampled_from(COUNTED))
    def test_doubling_all_counts_keeps_a_verdict(self, pairs, kallslag):
        """More of the same evidence never turns it around. Support survives too, unless two numbers point in
        different directions: there more data may show that they do."""
        before = verdict(kallslag, *(pair(kallslag, a, b, tillfallen=3, jamfor_tillfallen=3) for a, b in pairs))
        after = verdict(kallslag, *(pair(kallslag, 2 * a, 2 * b, tillfallen=6, jamfor_tillfallen=6) for a, b in pairs))
        mixed = any(a > b for a, b in pairs) and any(a < b for a, b in pairs)
        if before[0] in ("stoder", "motsager"):
            assert after[0] == before[0] or (mixed and after[1] == "at_olika_hall")

    def test_doubling_keeps_every_single_pair(self):
        for after in range(0, 45):
            for before in range(0, 45):
                first = verdict("brottsstatistik", pair("brottsstatistik", after, before))
                if first[0] != "oklart":
                    assert verdict("brottsstatistik", pair("brottsstatistik", 2 * after, 2 * before)) == first

    @pytest.mark.parametrize("kallslag", ["dialog", "vandring"])
    def test_doubling_mentions_keeps_support(self, kallslag):
        for antal in range(5, 30):
            assert verdict(kallslag, claim(kallslag, antal=2 * antal, tillfallen=4))[0] == "stoder"

    @settings(max_examples=80, deadline=None)
    @given(PAIRS, st.sampled_from(COUNTED), st.randoms(use_true_random=False))
    def test_order_of_claims_changes_nothing(self, pairs, kallslag, shuffler):
        found = [pair(kallslag, a, b, tillfallen=3, jamfor_tillfallen=3) for a, b in pairs]
        other = found[:]
        shuffler.shuffle(other)
        assert verdict(kallslag, *found) == verdict(kallslag, *other)

    @settings(max_examples=80, deadline=None)
    @given(PAIRS, st.sampled_from(["brottsstatistik", "handelser", "undersokning", "trafik"]),
           st.sampled_from([{"wider": True}, {"coarser": True}, {"wider": True, "coarser": True}]))
    def test_a_wider_or_coarser_number_never_contradicts(self, pairs, kallslag, fit):
        if kallslag == "trafik" and "coarser" not in fit:
            return  # a mean speed is never a wider series
        assert verdict(kallslag, *(pair(kallslag, a, b, **fit) for a, b in pairs))[0] != "motsager"

    @settings(max_examples=80, deadline=None)
    @given(PAIRS, st.sampled_from(["brottsstatistik", "handelser"]))
    def test_a_fall_that_follows_the_police_never_contradicts(self, pairs, kallslag):
        assert verdict(kallslag, *(pair(kallslag, a, b, detected=True) for a, b in pairs))[0] != "motsager"

    @settings(max_examples=80, deadline=None)
    @given(PAIRS)
    def test_fewer_reports_never_contradict(self, pairs):
        found = [pair("est", a, b, tillfallen=1, jamfor_tillfallen=9) for a, b in pairs]
        assert verdict("est", *found)[0] != "motsager"

    def test_speed_by_hand(self):
        """Five measurements near 8 over are surely over; spread around zero they say nothing."""
        over, around = means.mean([7.5, 8.1, 8.4, 7.9, 8.2]), means.mean([-2.0, 1.0, 0.5, -1.5, 2.5])
        assert verdict("trafik", claim("trafik", p_upp=over.p_up, p_ned=over.p_down))[0] == "stoder"
        assert verdict("trafik", claim("trafik", p_upp=around.p_up, p_ned=around.p_down)) == ("oklart", "kring_gransen")


def evidence_rows():
    """All source kinds for two problems, three years, a place and the kommun."""
    rows = []
    for kallslag in KALLSLAG:
        for problem in ("stold", "narkotika"):
            for area in ("0182", "0182-torget"):
                for year in (2014, 2015, 2016, 2017):
                    up = 0.001 if year == 2016 else 0.999
                    rows.append(row(kallslag, year, problem=problem, omrade_kod=area, p_upp=up, p_ned=1 - up,
                                    antal=year - 2006, tillfallen=3, jamfor_tillfallen=3, syntetisk=kallslag != "brottsstatistik"))
    return rows


def judged(lofte, rows):
    place = scope(lofte, "0182")
    last = cutoff_year(lofte, parse("2017"))
    return {kind: decide(lofte, kind, claims(lofte, kind, rows, REGISTRY, "0182", last), place,
                         [r for r in rows if r["kallslag"] == kind and r["ar"] <= last]) for kind in KALLSLAG}


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

    @pytest.mark.parametrize(("platser", "expected"), [
        (("kommunen",), Scope(("0182",), True, False)),
        (("enligt:lagesbild",), Scope(("0182",), True, True)),
        (("typ:station", "kommunen"), Scope(("typ:station",), False, False)),
        (("0182-torget", "enligt:otrygghet"), Scope(("0182-torget",), False, True)),
    ])
    def test_scope(self, platser, expected):
        assert scope(replace(LOFTE, platser=platser), "0182") == expected

    @pytest.mark.parametrize(("fran", "period", "year"), [
        (date(2017, 1, 1), "2017", 2016), (date(2017, 11, 5), "2017", 2016), (date(2017, 1, 1), "2019", 2016),
        (None, "2025", 2025), (None, "2025-T3", 2025), (None, "2025-T2", 2024), (None, "2025-W01", 2024),
    ])
    def test_last_year_of_evidence(self, fran, period, year):
        dated = replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=fran, till=None))
        assert cutoff_year(dated, parse(period)) == year

    @pytest.mark.parametrize(("period", "expected"), [("2016", True), ("2017", True), ("2017-12", True), ("2018", False)])
    def test_promises_that_cover_or_follow(self, period, expected):
        assert covers_or_follows(LOFTE, parse(period)) is expected
        assert covers_or_follows(replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=None, till=None)), parse(period))


class TestFollowability:
    def test_an_empty_promise(self):
        bare = replace(LOFTE, problem=(), platser=(), overenskommelse=replace(AGREEMENT, fran=None, till=None))
        assert followability(bare) == dict.fromkeys(CRITERIA, "saknas")

    @pytest.mark.parametrize(("criterion", "change", "expected"), [
        ("problem", {"problem": ("stold",)}, "uppfyllt"),
        ("plats", {"platser": ("kommunen",)}, "delvis"),
        ("plats", {"platser": ("typ:station",)}, "delvis"),
        ("plats", {"platser": ("enligt:lagesbild",)}, "delvis"),
        ("plats", {"platser": ("0182-torget", "typ:station")}, "delvis"),
        ("plats", {"platser": ("0182-torget",)}, "uppfyllt"),
        ("mangd", {"aktiviteter": (Aktivitet("a", "x", None, ""),)}, "saknas"),
        ("mangd", {"aktiviteter": (Aktivitet("a", "x", 8, ""), Aktivitet("b", "x", None, ""))}, "delvis"),
        ("mangd", {"aktiviteter": (Aktivitet("a", "x", 8, ""), Aktivitet("b", "x", None, "vecka"))}, "uppfyllt"),
        ("ansvarig", {"ansvarig": ("polis",)}, "uppfyllt"),
        ("orsak", {"orsak": "mörkt"}, "uppfyllt"),
        ("matt", {"mal": (Mal("stold.brott", "minska", None),)}, "delvis"),
        ("matt", {"mal": (Mal("stold.brott", "minska", 80),)}, "uppfyllt"),
        ("tid", {"overenskommelse": AGREEMENT}, "uppfyllt"),
        ("tid", {"overenskommelse": replace(AGREEMENT, till=None)}, "delvis"),
        ("underlag", {"overenskommelse": replace(AGREEMENT, underlag=("brottsstatistik",))}, "delvis"),
        ("uppfoljning", {"overenskommelse": replace(AGREEMENT, uppfoljning=Uppfoljning("följs upp", "", ()))}, "delvis"),
        ("uppfoljning", {"overenskommelse": replace(AGREEMENT, uppfoljning=Uppfoljning("", "tertial", ()))}, "uppfyllt"),
    ])
    def test_each_criterion(self, criterion, change, expected):
        assert followability(replace(LOFTE, **change))[criterion] == expected

    def test_all_ten_in_the_contracts_order(self):
        assert list(followability(LOFTE)) == ["problem", "plats", "tid", "mangd", "ansvarig", "underlag", "orsak",
                                              "baslinje", "matt", "uppfoljning"]


def dated(fran, till=None, **more):
    return replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=fran, till=till), **more)


def per_1000(problem, year, antal, varde, **more):
    return row(ar=year, problem=problem, antal=antal, varde=varde) | {"indikator_id": f"{problem}.brott_per_1000"} | more


class TestOutcome:
    @pytest.mark.parametrize(("start", "years"), [
        (date(2017, 1, 1), (2016, 2017)), (date(2017, 3, 31), (2016, 2017)), (date(2017, 4, 1), (2016, 2018)),
        (date(2019, 12, 31), (2018, 2020)),
    ])
    def test_years_compared(self, start, years):
        assert followup.years(dated(start)) == years

    def test_before_and_after_per_inhabitant(self):
        # 120 on 28.5 thousand against 140 on the same: R's poisson.test gives .8571 (.66601–1.10172)
        rows = [per_1000("stold", 2016, 140, 140 / 28.5), per_1000("stold", 2017, 120, 120 / 28.5)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.lo, found.hi) == pytest.approx((0.857142857, 0.666012890, 1.101719417))
        assert (found.before_year, found.after_year, found.slutsats) == (2016, 2017, "kan inte bedömas")

    def test_without_comparison_even_a_great_fall_cannot_be_judged(self):
        rows = [per_1000("stold", 2016, 900, 9.0), per_1000("stold", 2017, 90, 0.9)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert found.slutsats == "kan inte bedömas"
        assert found.hi < 0.2

    def test_nothing_before_is_not_a_crash(self):
        """No events tell no population; another series of the year does."""
        rows = [per_1000("stold", 2016, 0, 0.0), per_1000("stold", 2017, 5, 0.1),
                per_1000("narkotika", 2016, 100, 2.0), per_1000("narkotika", 2017, 100, 2.0)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.hi, found.smallest_fall) == (None, None, None)
        assert found.lo == pytest.approx(0.9163558573)  # 5 of 5: .025 ** (1/5) as odds

    def test_nothing_after_uses_the_right_population(self):
        rows = [per_1000("stold", 2016, 4, 0.08), per_1000("stold", 2017, 0, 0.0), per_1000("narkotika", 2017, 10, 0.2)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.lo) == (0, 0)
        assert found.hi == pytest.approx(1.51486685936587)  # R: poisson.test(c(0, 4), c(2500, 2500))

    def test_without_any_population_counts_are_compared(self):
        rows = [per_1000("stold", 2016, 4, None), per_1000("stold", 2017, 0, None)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert found.hi == pytest.approx(1.51486685936587)

    @pytest.mark.parametrize("period", ["2017-T2", "2017-11", "2016"])
    def test_no_outcome_before_the_year_is_over(self, period):
        rows = [per_1000("stold", 2016, 140, 1.4), per_1000("stold", 2017, 120, 1.2)]
        assert followup.outcomes(LOFTE, rows, "0182", parse(period)) == []

    def test_synthetic_and_other_areas_are_no_outcome(self):
        rows = [per_1000("stold", 2016, 140, 1.4, syntetisk=True), per_1000("stold", 2017, 120, 1.2, syntetisk=True),
                per_1000("stold", 2016, 140, 1.4, omrade_kod="0120"), per_1000("stold", 2017, 120, 1.2, omrade_kod="0120")]
        assert followup.outcomes(LOFTE, rows, "0182", parse("2017")) == []

    @pytest.mark.parametrize(("fran", "expected"), [(date(2017, 12, 31), True), (date(2018, 1, 1), False), (None, False)])
    def test_who_is_followed_up(self, fran, expected):
        assert followup.began(dated(fran), parse("2017")) is expected


LOG_A = ("a", date(2017, 3, 1))


def log(*lines):
    """A database with an activity log: (activity, date, number, synthetic)."""
    con = duckdb.connect()
    con.execute("create table leverans (fil_id integer, syntetisk boolean)")
    con.execute("insert into leverans values (1, false), (2, true)")
    con.execute("create table stg_aktiviteter (aktivitet_id varchar, datum date, antal integer, fil_id integer)")
    for activity, day, number, synthetic in lines:
        con.execute("insert into stg_aktiviteter values (?, ?, ?, ?)", [activity, day, number, 2 if synthetic else 1])
    return con


def done(con, antal=None, frekvens="", fran=date(2017, 1, 1), till=date(2017, 12, 31), period="2017"):
    lofte = dated(fran, till, aktiviteter=(Aktivitet("a", "gör", antal, frekvens),))
    (found,) = followup.done(lofte, con, parse(period))
    return found.lovat, found.utfort, found.utfall


class TestDone:
    @pytest.mark.parametrize(("number", "utfall"), [(8, "uppfyllt"), (9, "uppfyllt"), (7, "delvis"), (0, "ej")])
    def test_promised_against_done(self, number, utfall):
        assert done(log((*LOG_A, number, False)), antal=8) == (8, number, utfall)

    def test_several_lines_are_summed(self):
        con = log(("a", date(2017, 1, 1), 3, False), ("a", date(2017, 12, 31), 5, False), ("b", date(2017, 5, 5), 9, False))
        assert done(con, antal=8) == (8, 8, "uppfyllt")

    def test_no_amount_is_met_by_once(self):
        assert done(log((*LOG_A, 1, False))) == (None, 1, "uppfyllt")

    def test_not_in_the_log_of_its_time_is_not_done(self):
        assert done(log(("b", date(2017, 5, 5), 1, False)), antal=2) == (2, 0, "ej")

    def test_no_log_is_unknown(self):
        assert done(log(), antal=2) == (2, None, "okant")

    def test_a_log_of_another_time_is_no_log(self):
        assert done(log(("a", date(2024, 5, 5), 4, False)), antal=2) == (2, None, "okant")

    def test_only_up_to_the_end_of_the_period(self):
        con = log(("a", date(2017, 3, 1), 1, False), ("a", date(2017, 9, 1), 1, False))
        assert done(con, antal=2, period="2017-T1") == (2, 1, "delvis")

    def test_a_frequency_is_an_amount_over_the_term(self):
        assert done(log((*LOG_A, 1, False)), frekvens="vecka") == (52, 1, "delvis")
        assert done(log((*LOG_A, 12, False)), frekvens="manad") == (12, 12, "uppfyllt")
        assert done(log((*LOG_A, 3, False)), frekvens="tertial", period="2017-T1", till=None) == (1, 3, "uppfyllt")
        assert done(log((*LOG_A, 6, False)), antal=2, frekvens="kvartal") == (8, 6, "delvis")

    def test_real_and_synthetic_lines_are_never_summed(self):
        con = log((*LOG_A, 3, False), (*LOG_A, 5, True))
        assert done(con, antal=8) == (8, 3, "delvis")

    def test_a_synthetic_log_is_marked_also_where_nothing_was_done(self):
        lofte = dated(date(2017, 1, 1), aktiviteter=(Aktivitet("a", "gör", 1, ""), Aktivitet("b", "gör", 1, "")))
        found = followup.done(lofte, log((*LOG_A, 1, True)), parse("2017"))
        assert [(d.utfall, d.demo) for d in found] == [("uppfyllt", True), ("ej", True)]


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
