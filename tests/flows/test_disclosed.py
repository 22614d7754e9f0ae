"""The demo reports as an outsider reads them."""

import pytest

from tests.conftest import KOMMUNER
from tests.unit.test_underlag import counts_in


def test_the_five_demo_reports_hold_no_count_of_one_to_four(judged):
    """In what an outsider may read of persons: numbers of indicators, promises and places, and the sentences."""
    for kommun, result in judged.items():
        found = result["underlag"]
        # The n of a trend is a number of years.
        indicators = [{k: i[k] for k in ("antal", "n") if k == "antal" or not i["indikator_id"].endswith("_trend")}
                      for i in found["indikatorer"]]
        sentences = [m["mening"] for lofte in found["loften"] for m in lofte["motivering"]]
        outcomes = [[o["fore"], o["efter"]] for lofte in found["loften"] for o in lofte["uppfoljning"]["utfall"]]
        places = [p["antal"] for p in found["platser"]]
        felt = [[p["upplevt"]["svar"], p["anmalt"]["antal"]] for p in found["upplevelse"]]
        assert counts_in([indicators, sentences, outcomes, places, felt, result["sammanfattning"][1:]]) == [], kommun


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_hidden_count_follows_from_a_shown_sum(judged, kommun):
    """Per measure and year: a type of place, or all places, never shows its sum with just one part hidden.

    All places are the kommun's sum of reports and notes alone: most incidents lie at no named place, nobody is told how
    many, and the test with integer programming (test_attack.py) holds the kommun against them as an upper bound.
    """
    from transforms import registry

    counts = {}
    for i in judged[kommun]["underlag"]["indikatorer"]:
        if i["matt"] == "antal":
            counts.setdefault((i["indikator_id"], i["period"]), {})[i["omrade_kod"]] = i["antal"]
    places = registry.load().platser(kommun)
    groups = [(f"typ:{p.typ}", [q.plats_id for q in places if q.typ == p.typ]) for p in places]
    assert counts
    for key, here in counts.items():
        everywhere = [] if key[0].endswith(".handelser") else [(kommun, [p.plats_id for p in places])]
        for whole, parts in [*groups, *everywhere]:
            hidden = [p for p in parts if p in here and here[p] is None]
            assert len(hidden) != 1 or here.get(whole) is None, (key, whole, hidden)


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_hidden_area_of_a_survey_follows_from_the_kommun_and_the_others(judged, kommun):
    hidden = {}
    for i in judged[kommun]["underlag"]["indikatorer"]:
        if i["indikator_id"].endswith(".trygghet") and i["omrade_kod"] != kommun and "undertryckt" in i["flaggor"]:
            hidden.setdefault((i["indikator_id"], i["period"]), []).append(i["flaggor"])
    assert hidden
    # A share that is only too unsure to be shown hides nobody.
    assert [key for key, areas in hidden.items() if len(areas) == 1 and "brett_intervall" not in areas[0]] == []


def test_a_pair_of_felt_and_reported_shows_a_number_only_where_its_indicators_do(judged):
    for result in judged.values():
        found = result["underlag"]
        hidden = {(i["indikator_id"], i["omrade_kod"], i["period"]) for i in found["indikatorer"] if i["varde"] is None}
        for pair in found["upplevelse"]:
            keys = {(pair[side]["indikator_id"], pair["omrade_kod"], pair["period"]) for side in ("upplevt", "anmalt")}
            assert (pair["klass"] == "undertryckt") >= bool(keys & hidden)


def test_what_shown_statements_support_stands_beside_hidden_ones(judged):
    """Twelve statements at stations support; of centres and places of the young there are few, and they are hidden."""
    lofte = judged["0163"]["underlag"]["loften"][0]
    said = next(m for m in lofte["motivering"] if m["kallslag"] == "dialog")
    assert said["utslag"] == "stoder" and said["demo"]
    assert "12 yttranden vid 5 dialoger" in said["mening"].replace("\u00a0", " ")
    assert "visas inte i den här utgåvan" in said["mening"]
