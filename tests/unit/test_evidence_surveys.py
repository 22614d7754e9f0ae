"""A survey speaks of the areas in which the places of a promise lie, and of the kommun where it cannot."""

from dataclasses import replace

import pytest

from tests.unit.fixture_judgement import LOFTE, REGISTRY, p, row
from transforms import disclosure
from transforms.evidence import claims, scope
from transforms.judgement.utslag import decide
from transforms.registry import Plats, Registry


class Known(Registry):
    """The registry with three places in two areas."""

    def platser(self, kommun):
        return tuple(Plats(f"0182-{name}", name, (), typ, 0, 0, 400, area, "kalla") for name, typ, area in (
            ("torget", "torg", "0182R001"), ("parken", "park", "0182R002"), ("lunden", "park", "0182R001")))


KNOWN = Known(REGISTRY.kommuner, REGISTRY.problem, (), {}, (), ())
TORGET = replace(LOFTE, platser=("0182-torget",))


def wave(area, up=0.5, **more):
    return row("undersokning", 2016, omrade_kod=area, **p(up), **more)


def told(lofte, rows):
    return [(c.row["omrade_kod"], c.coarser) for c in claims(lofte, "undersokning", rows, KNOWN, "0182", 2016)]


@pytest.mark.parametrize(("places", "expected"), [
    (("0182-torget",), [("0182R001", False)]),
    (("0182-torget", "0182-lunden"), [("0182R001", False)]),
    (("0182-torget", "0182-parken"), [("0182R001", False), ("0182R002", False)]),
    (("typ:park",), [("0182R002", False), ("0182R001", False)]),
    (("0182R002",), [("0182R002", False)]),
    (("kommunen",), [("0182", False)]),
    (("enligt:otrygghet",), [("0182", False)]),
])
def test_a_promise_is_weighed_by_the_areas_of_its_places(places, expected):
    rows = [wave("0182"), wave("0182R001"), wave("0182R002"), wave("0182R003")]
    assert told(replace(LOFTE, platser=places), rows) == expected


@pytest.mark.parametrize("lacking", [[], [wave("0182R001", flaggor=["for_fa_svar"])]])
def test_without_enough_answers_in_the_area_the_kommun_speaks_and_is_coarser(lacking):
    assert told(TORGET, [wave("0182"), *lacking]) == [("0182", True)]


def test_an_area_may_contradict_where_the_whole_kommun_could_not():
    def verdict(area):
        found = claims(TORGET, "undersokning", [wave(area, 0.999)], KNOWN, "0182", 2016)
        return decide(TORGET, "undersokning", found, scope(TORGET, "0182"), []).utslag

    assert (verdict("0182"), verdict("0182R001")) == ("oklart", "motsager")


def test_two_areas_share_the_error_rate_that_one_has_alone():
    both = replace(LOFTE, platser=("0182-torget", "0182-parken"))
    rows = [wave("0182R001", 0.02), wave("0182R002", 0.5)]
    for lofte, expected in ((TORGET, "stoder"), (both, "oklart")):
        found = claims(lofte, "undersokning", rows, KNOWN, "0182", 2016)
        assert decide(lofte, "undersokning", found, scope(lofte, "0182"), []).utslag == expected


def share(area, hits, **more):
    return row("undersokning", 2016, indikator_id="stold.trygghet", matt="andel_pct", omrade_kod=area, antal=hits,
               **more)


@pytest.mark.parametrize(("areas", "beside"), [
    # 61 in the kommun less the shown areas would give the hidden one, so the smallest shown area goes with it.
    ([share("0182R001", 3), share("0182R002", 20), share("0182R003", 38)], {"0182R002"}),
    ([share("0182R001", 0, flaggor=["for_fa_svar"]), share("0182R002", 61)], {"0182R002"}),
    ([share("0182R001", 7, flaggor=["for_fa_svar"]), share("0182R002", 4), share("0182R003", 50)], set()),
    ([share("0182R001", 11), share("0182R002", 50)], set()),
])
def test_a_lone_hidden_area_does_not_follow_from_the_kommun_and_the_others(areas, beside):
    rows = [share("0182", 61), *areas]
    hidden = disclosure.pattern(rows, [], "0182", {}, {"regso": ["0182R001", "0182R002", "0182R003"]}).beside
    assert {area for _, area, _, _ in hidden} == beside


def test_the_change_of_an_area_goes_with_its_hidden_share():
    beside = {("stold.trygghet", "0182R002", 2016, False)}
    change = wave("0182R002", matt="procentenheter", varde=3.0)
    assert disclosure.masked(change, "bra", KNOWN, "0182", beside)["varde"] is None
    assert disclosure.masked(change | {"omrade_kod": "0182R003"}, "bra", KNOWN, "0182", beside)["varde"] == 3.0
