"""The red thread of an agreement: what hangs together, where it breaks, and who shares it."""

from dataclasses import replace

from tests.unit.fixture_judgement import AGREEMENT, LOFTE
from transforms.judgement.thread import Strand, threads
from transforms.registry import Aktivitet, Fokusomrade, Mal
from transforms.swedish import thread as words

SHARED = replace(AGREEMENT, kommuner=("0120", "0182", "0138"), fokusomraden=(
    Fokusomrade("f1", "Färre stölder"), Fokusomrade("f2", "Lugna kvällar")))
ACTS = (Aktivitet("a1", "märkning", 4, ""), Aktivitet("a2", "vandring", None, ""))
FULL = replace(LOFTE, overenskommelse=SHARED, fokusomrade="f1", aktiviteter=ACTS,
               mal=(Mal("stold.brott", "minska", 9),))


def codes(found):
    return [r.code for r in found.breaks]


def test_a_whole_thread_has_a_strand_per_activity_and_no_break():
    one = replace(FULL, overenskommelse=replace(SHARED, fokusomraden=SHARED.fokusomraden[:1]))
    [found] = threads([one], {"a1": True, "a2": True}, {"stold.brott"}, "0182")
    assert found.strands == (Strand("f1", "0182-2017-1", "a1", "finns", ("stold.brott",)),
                             Strand("f1", "0182-2017-1", "a2", "finns", ("stold.brott",)))
    assert found.breaks == ()


def test_a_shared_agreement_names_the_other_kommuner_and_an_own_one_nobody():
    assert threads([FULL], {}, set(), "0182")[0].delas_med == ("0120", "0138")
    assert threads([LOFTE], {}, set(), "0182")[0].delas_med == ()


def test_each_break_is_told_once_with_what_it_concerns():
    loose = replace(FULL, lofte_id="p2", fokusomrade=None, aktiviteter=(), mal=())
    lost = replace(FULL, lofte_id="p3", fokusomrade="f9")
    [found] = threads([FULL, loose, lost], {"a1": True, "a2": False}, set(), "0182")
    told = [(r.code, sorted(map(str, r.params.values()))) for r in found.breaks]
    assert told == [
        ("mal_utan_lofte", ["f2"]), ("lofte_utan_mal", ["p2"]), ("okant_fokusomrade", ["f9", "p3"]),
        ("aktivitet_utan_logg", ["0182-2017-1", "vandring"]), ("indikator_utan_tal", ["0182-2017-1", "stold.brott"]),
        ("lofte_utan_aktivitet", ["p2"]),
        ("aktivitet_utan_logg", ["p3", "vandring"]), ("indikator_utan_tal", ["p3", "stold.brott"])]
    assert Strand("f2", "", "", "", ()) in found.strands and Strand("", "p2", "", "", ()) in found.strands


def test_a_goal_whose_promises_state_no_measure_is_a_break_and_an_unfollowed_activity_is_none():
    [found] = threads([replace(FULL, mal=())], {}, set(), "0182")
    assert codes(found) == ["mal_utan_lofte", "mal_utan_indikator"]
    assert found.breaks[1].params == {"fokusomrade": "f1"}
    assert {s.logg for s in found.strands if s.aktivitet} == {"foljs_inte"}


def test_two_agreements_are_two_threads_and_none_gives_none():
    other = replace(AGREEMENT, namn="Prov 2018")
    found = threads([FULL, replace(LOFTE, overenskommelse=other)], {}, set(), "0182")
    assert [t.overenskommelse.namn for t in found] == ["Prov 2017", "Prov 2018"]
    assert threads([], {}, set(), "0182") == []


def test_breaks_of_one_kind_are_one_line():
    assert words.broken("mal_utan_lofte", ["Lugna kvällar", "Färre bränder"]) == (
        "Mål utan löfte (2): Lugna kvällar; Färre bränder.")
    assert words.shared([]) == ""
    assert words.shared(["Värmdö", "Tyresö"]).startswith("Överenskommelsen delas med Värmdö och Tyresö.")
    assert set(words.NAMES) == set(words._TOLD)
