"""How a promise could be made better: offers, its problem statement, its baseline; and promises over time."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE, row
from transforms.judgement import improvement
from transforms.judgement.followability import CRITERIA, followability
from transforms.judgement.generations import Change, generations
from transforms.period import parse
from transforms.registry import Aktivitet, Mal
from transforms.swedish import followup as followup_words
from transforms.swedish import improvement as words


def reported(problem, year, count, **more):
    return row(ar=year, problem=problem, antal=count) | {"indikator_id": f"{problem}.brott"} | more


class TestOffers:
    def test_an_empty_promise_is_offered_all_ten(self):
        bare = replace(LOFTE, problem=(), platser=(), overenskommelse=replace(AGREEMENT, fran=None, till=None))
        found = improvement.offers(followability(bare))
        assert [criterion for criterion, _ in found] == list(CRITERIA)
        assert all(words.offer(*one).endswith(".") for one in found)

    @pytest.mark.parametrize("criterion", ["plats", "tid", "mangd", "underlag", "baslinje", "matt", "uppfoljning"])
    def test_what_is_there_in_part_is_offered_its_rest(self, criterion):
        assert words.offer(criterion, "delvis") != words.offer(criterion, "saknas")

    def test_what_is_fulfilled_is_offered_nothing(self):
        assert improvement.offers(dict.fromkeys(CRITERIA, "uppfyllt")) == []

    def test_as_an_offer(self):
        assert words.offer("mangd", "saknas") == "Lägg till hur många gånger eller hur ofta, och var."


class TestProblemStatement:
    @pytest.mark.parametrize(
        ("change", "unsaid"),
        [
            ({"problem": ("otrygg_plats",), "platser": ("kommunen",)}, ("beteende", "plats", "tid")),
            ({"problem": ("otrygg_plats", "stold"), "platser": ("kommunen",)}, ("plats", "tid")),
            ({"platser": ("0182-torget",), "rubrik": "Färre stölder kvällar och helger"}, ()),
            ({"platser": ("enligt:lagesbild",), "rubrik": "Färre stölder på höstkvällar"}, ("plats",)),
            ({"platser": ("typ:station",), "villkor": "Efter kl. 21"}, ()),
            ({"problem": (), "platser": ()}, ()),
        ],
    )
    def test_behaviour_place_and_time(self, change, unsaid):
        found = improvement.unsaid(replace(LOFTE, **change))
        assert found == unsaid
        assert all(words.unsaid(part).endswith(".") for part in found)

    @pytest.mark.parametrize("text", ["vårdslös körning", "löftet lovar mer", "vår kommun", "klotter"])
    def test_words_that_only_look_like_a_time(self, text):
        assert "tid" in improvement.unsaid(replace(LOFTE, rubrik=text))


class TestBaseline:
    def test_the_latest_year_before_the_promise_and_the_smallest_fall(self):
        rows = [reported("stold", 2015, 90), reported("stold", 2016, 100), reported("stold", 2017, 40)]
        (found,) = improvement.baselines(LOFTE, rows, "0182", 2016)
        # From a hundred a fall of about 40 % is needed (knowledge: methods 0.3, by simulation).
        assert (found.row["antal"], found.row["ar"]) == (100, 2016)
        assert found.fall == pytest.approx(0.37, abs=0.04)
        assert found.target == round(100 * (1 - found.fall))

    @pytest.mark.parametrize("more", [{"syntetisk": True}, {"omrade_kod": "0120"}, {"ar": 2013}])
    def test_only_real_recent_numbers_of_the_kommun(self, more):
        assert improvement.baselines(LOFTE, [reported("stold", 2016, 100) | more], "0182", 2016) == []

    def test_one_wider_series_is_told_once(self):
        rows = [reported(p, 2016, 100, bredare=True) for p in ("stold", "narkotika")]
        both = replace(LOFTE, problem=("stold", "narkotika"))
        assert [b.problem for b in improvement.baselines(both, rows, "0182", 2016)] == ["stold"]

    def test_a_goal_with_a_number_to_start_from_fulfils_the_criterion(self):
        rows = [reported("stold", 2016, 100)]
        for value, grade in ((80, "uppfyllt"), (None, "delvis")):
            lofte = replace(LOFTE, mal=(Mal("stold.brott", "minska", value),))
            known = improvement.measured(lofte, rows, "0182", 2016)
            assert followability(lofte, known)["baslinje"] == grade
            assert followability(lofte, improvement.measured(lofte, rows, "0182", 2015))["baslinje"] == "saknas"
        assert improvement.measured(LOFTE, rows, "0182", 2016) == frozenset()

    @pytest.mark.parametrize(
        ("count", "fall", "target", "text"),
        [
            (100, 0.37, 63, "Stöld: utgångsläge 100 anmälda brott år 2016. Minsta minskning på ett år som säkert hade "
                            "synts: 37 %, till högst 63."),
            (14, 0.86, 1, "Bara en minskning med 86 % eller mer hade säkert synts. Följ hellre upp det som görs."),
            (4, None, None, "Inte ens en minskning till noll hade säkert synts."),
            (None, 0.9, 1, "antalet anmälda brott år 2016 är dolt och kan inte vara utgångsläge här."),
        ],
    )
    def test_in_words(self, count, fall, target, text):
        assert text in words.baseline("Stöld", count, 2016, fall, target).replace("\u00a0", " ")


class TestGenerations:
    def lofte(self, year, problem, place, what, lofte_id="x"):
        start = date(year, 1, 1) if year else None
        return replace(LOFTE, lofte_id=lofte_id, problem=problem, platser=place,
                       aktiviteter=tuple(Aktivitet(w, w, None, "") for w in what),
                       overenskommelse=replace(AGREEMENT, namn=f"Löfte {year}", fran=start))

    def test_new_kept_and_dropped(self):
        loften = [self.lofte(2018, ("hot", "stold"), ("typ:station",), ("närvaro",)),
                  self.lofte(2016, ("stold", "brand"), ("typ:station", "typ:centrum"), ("närvaro", "möten")),
                  self.lofte(None, ("rattfylleri",), ("kommunen",), ())]
        (found,) = generations(loften, parse("2018"))
        assert (found.before, found.after) == ("Löfte 2016", "Löfte 2018")
        assert found.problems == Change(("hot",), ("stold",), ("brand",))
        assert found.places == Change((), ("typ:station",), ("typ:centrum",))
        assert found.activities == Change((), ("närvaro",), ("möten",))

    def test_three_in_a_row_and_none_from_after_the_period(self):
        loften = [self.lofte(year, (), (), ()) for year in (2016, 2018, 2019)]
        assert [(g.before, g.after) for g in generations(loften, parse("2019"))] == [
            ("Löfte 2016", "Löfte 2018"), ("Löfte 2018", "Löfte 2019")]
        assert len(generations(loften, parse("2018"))) == 1
        assert generations(loften[:1], parse("2019")) == generations([], parse("2019")) == []

    def test_in_words(self):
        assert followup_words.generation("plats", ("Torget",), (), ("Parken", "Badet")) == (
            "platser", "Torget", "–", "Parken; Badet")
