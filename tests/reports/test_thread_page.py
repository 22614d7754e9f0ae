"""The red thread on the page: each agreement's table, its breaks in words, and who shares it."""

from reports.compose import compose
from reports.model import Bullets, Table, Text
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.underlag import validate

NAME = build_context().loften[0].overenskommelse.namn


def strand(**more):
    return {"fokusomrade": "", "lofte_id": "", "aktivitet_id": "", "logg": "", "indikatorer": [], **more}


def part(strands, breaks=(), shared=()):
    underlag = build_underlag()
    underlag["rod_trad"] = [{"overenskommelse": NAME, "delas_med": ["0120"][: len(shared)], "tradar": strands,
                             "delas_med_namn": list(shared), "brott": list(breaks)}]
    validate(underlag)
    report = compose(underlag, build_context())
    section = next(s for s in report.sections if s.id == "loften")
    return next(p for p in section.parts if p.title == NAME).blocks


def table(blocks):
    return next(b for b in blocks if isinstance(b, Table))


def test_a_strand_names_goal_promise_activity_log_and_number():
    lofte = next(lofte for lofte in build_context().loften if lofte.aktiviteter)
    shown = table(part([strand(lofte_id=lofte.lofte_id, aktivitet_id=lofte.aktiviteter[0].aktivitet_id, logg="saknas",
                               indikatorer=["inbrott_bostad.brott"])]))
    assert shown.caption == f"Den röda tråden: {NAME}"
    assert shown.rows == (("○ inget mål", lofte.rubrik, lofte.aktiviteter[0].vad, "○ saknas",
                           "Inbrott i bostad: anmälda brott"),)


def test_breaks_of_a_kind_stand_together_and_a_whole_thread_is_said_to_be_whole():
    broken = part([strand()], [{"slag": "mal_utan_lofte", "vad": "Lugn"}, {"slag": "mal_utan_lofte", "vad": "Ljus"}])
    assert "Mål utan löfte (2): Lugn; Ljus." in [i for b in broken if isinstance(b, Bullets) for i in b.items]
    assert any(isinstance(b, Text) and b.text.startswith("Tråden är hel") for b in part([strand()]))


def test_who_shares_the_agreement_is_told_and_only_then():
    said = [b.text for b in part([strand()], shared=("Värmdö",)) if isinstance(b, Text)]
    assert any("delas med Värmdö" in text for text in said)
    assert not any("delas med" in b.text for b in part([strand()]) if isinstance(b, Text))
