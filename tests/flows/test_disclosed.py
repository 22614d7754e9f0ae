"""The demo reports as an outsider reads them."""

from tests.unit.test_underlag import counts_in


def test_the_five_demo_reports_hold_no_count_of_one_to_four(judged):
    """In what an outsider may read of persons: numbers of indicators, promises and places, and the sentences."""
    for kommun, result in judged.items():
        found = result["underlag"]
        indicators = [{k: i[k] for k in ("antal", "n")} for i in found["indikatorer"]]
        sentences = [m["mening"] for lofte in found["loften"] for m in lofte["motivering"]]
        outcomes = [[o["fore"], o["efter"]] for lofte in found["loften"] for o in lofte["uppfoljning"]["utfall"]]
        places = [p["antal"] for p in found["platser"]]
        assert counts_in([indicators, sentences, outcomes, places, result["sammanfattning"][1:]]) == [], kommun
