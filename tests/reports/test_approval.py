"""Draft until the registry names the manifest; withdrawn by an erratum, and not published again as it was."""

import hashlib
import json
from datetime import date

import pytest

from reports import publish as publishing
from reports.approval import of
from reports.compose import compose
from reports.html import write_html
from reports.index import write_index
from reports.publish import publish
from reports.withdraw import standing, withdraw, write_corrections
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms import corrections
from transforms.errors import BrokenContractError
from transforms.registry.godkannanden import Godkannande

DRAFT = "Utkast: ej godkänd för publicering."


@pytest.fixture
def put(monkeypatch, tmp_path):
    """Publishing with the page's line of state alone, so that a draft and an approved page differ as they do."""
    def few(record, context):
        subtitle = compose_line(context)
        return {"lagesbild.html": subtitle.encode(), "underlag.json": json.dumps(record).encode()}

    def compose_line(context):
        from reports.compose import _state

        return _state(context)

    monkeypatch.setattr(publishing, "render", few)

    def put(approvals=(), mark="", law=None, created="2026-01-31T12:00:00+00:00"):
        record = build_underlag(mark=mark, created=created)
        if law:
            record["lag"] = law
        context = build_context()
        object.__setattr__(context, "godkannanden", tuple(approvals))
        return publish(record, context, tmp_path / "ut", tmp_path / "arkiv")

    return put


def approval(folder, roll="kommunstyrelsen", day=date(2026, 3, 31)):
    name = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    return Godkannande(name, "bra", roll, day, "KS 2026/12")


def page(folder):
    return (folder / "lagesbild.html").read_text(encoding="utf-8")


def test_every_edition_is_a_draft_on_every_page_until_it_is_approved():
    for edition in ("intern", "bra", "publik"):
        report = compose(build_underlag(), build_context(edition=edition))
        assert report.subtitle.endswith(DRAFT)  # the head of the page, its foot, and the foot of every sheet and slide
        assert write_html(report).count(DRAFT) >= 2


def test_an_approval_of_the_draft_takes_the_mark_away(put):
    draft = approval(put())
    folder = put([draft])
    assert page(folder) == "Godkänd 2026-03-31 av kommunstyrelsen (dnr KS 2026/12)."
    assert of(folder) == {"manifest_sha256": draft.manifest_sha256, "av": [
        {"roll": "kommunstyrelsen", "datum": "2026-03-31", "diarienummer": "KS 2026/12"}]}
    again = put([draft], created="2031-05-05T05:05:05+00:00", law=[])
    assert page(again).startswith("Godkänd"), "neither the time nor the law's checklist makes it another"


def test_two_roles_are_both_named(put):
    folder = put()
    rows = approval(folder), approval(folder, "polisen", date(2026, 4, 2))
    assert page(put(rows)) == ("Godkänd 2026-03-31 av kommunstyrelsen (dnr KS 2026/12), 2026-04-02 av polisen "
                               "(dnr KS 2026/12).")


def test_anything_else_that_changes_is_a_new_draft(put):
    draft = approval(put())
    assert page(put([draft], mark=" 2")) == DRAFT
    assert page(put([draft])).startswith("Godkänd"), "the approved draft lies in the archive"


def test_an_approval_of_something_else_approves_nothing(put):
    folder = put()
    other = Godkannande("0" * 64, "bra", "kommunstyrelsen", date(2026, 3, 31), "")
    assert page(put([other])) == DRAFT and of(folder) is None


def test_a_changed_page_is_not_what_was_approved(put, monkeypatch):
    draft = approval(put())
    few = publishing.render
    monkeypatch.setattr(publishing, "render", lambda r, c: {k: v + b" " for k, v in few(r, c).items()})
    assert page(put([draft])) == f"{DRAFT} "


def test_withdrawn_leaves_an_erratum_under_the_same_name_and_itself_in_the_archive(put, tmp_path):
    folder = put()
    old = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    reason = "Två kolumner <b>var</b> förväxlade #let x"
    done = withdraw(folder, tmp_path / "ut", tmp_path / "arkiv", reason, "2026-04-01")
    assert done["manifest_sha256"] == old and standing(folder) == done
    text = page(folder)
    assert "är återkallad" in text and "Två kolumner &lt;b&gt;var&lt;/b&gt; förväxlade" in text
    assert {p.name for p in folder.iterdir()} == {"lagesbild.html", "lagesbild.pdf", "rattelse.json", "manifest.json"}
    assert (tmp_path / "arkiv/0182/2017/bra" / old[:12] / "underlag.json").is_file()


def test_the_very_same_publication_does_not_come_back_and_a_mended_one_does(put, tmp_path):
    folder = put()
    withdraw(folder, tmp_path / "ut", tmp_path / "arkiv", "fel", "2026-04-01")
    with pytest.raises(BrokenContractError, match="återkallades 2026-04-01"):
        put()
    assert standing(folder)
    assert page(put(mark=" 2")) == DRAFT and standing(folder) is None


def test_corrections_are_listed_the_latest_first_and_stay_when_a_new_one_is_published(put, tmp_path):
    for mark, day in (("", "2026-04-01"), (" 2", "2026-05-01")):
        folder = put(mark=mark)
        corrections.record(tmp_path, withdraw(folder, tmp_path / "ut", tmp_path / "arkiv", f"fel{mark}", day))
    put(mark=" 3")
    every = corrections.every(tmp_path)
    write_corrections(tmp_path / "ut", every)
    text = (tmp_path / "ut/rattelser.html").read_text(encoding="utf-8")
    assert [c["dag"] for c in every] == ["2026-04-01", "2026-05-01"]
    assert 0 < text.index("2026-05-01") < text.index("2026-04-01")
    index = write_index(tmp_path / "ut").read_text(encoding="utf-8")
    assert 'href="rattelser.html"' in index and "utkast" in index


def test_the_list_says_what_is_withdrawn(put, tmp_path):
    withdraw(put(), tmp_path / "ut", tmp_path / "arkiv", "fel", "2026-04-01")
    index = write_index(tmp_path / "ut").read_text(encoding="utf-8")
    assert "återkallad 2026-04-01" in index and "utkast" not in index
