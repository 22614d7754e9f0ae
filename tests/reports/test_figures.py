"""Every figure by what it draws: its labels, the data of its lines, and that what does not fit is left out and said.

The data are small enough to be checked by eye.
"""

import io

import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb
from PIL import Image

from reports.compose import compose
from reports.figures import (
    andelar,
    band,
    forandring,
    fore_efter,
    lovat_gjort,
    matris,
    omraden,
    platser,
    platsrang,
    prioritering,
    serier,
    style,
    tider,
)
from tests.reports.fixture_underlag import build_context, build_underlag, indicator
from transforms.swedish import times

SHARES = (andelar.ShareRow("Inbrott", ((2015, 32.5, 29.5, 35.7), (2016, 37.8, 34.7, 41.1))),
          andelar.ShareRow("Stöld", ((2016, 12.0, 9.0, 16.0),)))
CHANGES = (forandring.Change("Inbrott", 1.21, 1.09, 1.35), forandring.Change("Stöld", 0.98, 0.9, 1.06))
SERIES = (serier.Series("Inbrott", (2015, 2016, 2017), (574, 601, 742), (528, 554, 690), (623, 651, 797), 2017),)
LEVELS = (band.Level("Inbrott", "Nacka", (2016, 2017), (6.1, 7.4), ((3.0, 5.0), (3.1, 5.2)), (4.1, 4.2)),)
RANKS = (platsrang.PlaceRank("Torget", 120, 1, 1), platsrang.PlaceRank("Parken", 40, 2, 4))
COUNTS = (platser.PlaceCount("Torget", "stöld", 61, 47, 78),)
AREAS = (omraden.AreaRate("Boo", 7.8, 6.4, 9.3, 8.1), omraden.AreaRate("Älta", 6.0, 4.0, 9.0, None))
MATRIX = matris.Matrix(("Ett löfte",), ("Brott", "Enkät"), ((("stoder", ""), ("motsager", "demo")),))
DONE = (lovat_gjort.Progress("vandringar", "l1", (("2017-Q1", 2, 1), ("2017-Q2", 4, 3))),)
OUTCOMES = (fore_efter.BeforeAfter("Hot", "l1", 200, 150, "kvot 0,83", (400, 360)),)
TIMES = (tider.Time("Torget: stöld", 10, 4, "vardagar"), tider.Time("Parken: våld", 22, 8, "helg"))
WEIGHED = prioritering.Priorities(("Ökar", "Plats"), (
    prioritering.Weighed("Inbrott", ("ja", "oklart"), "2 löften", "● valt"),
    prioritering.Weighed("Stöld", ("nej", "saknas"), "inget", "–")))
ALL = [(andelar, SHARES), (forandring, CHANGES), (serier, SERIES), (band, LEVELS), (platsrang, RANKS),
       (platser, COUNTS), (omraden, AREAS), (matris, MATRIX), (lovat_gjort, DONE), (fore_efter, OUTCOMES),
       (tider, TIMES), (prioritering, WEIGHED)]
NAMES = [module.__name__.rpartition(".")[2] for module, _ in ALL]


def drawn(module, data):
    """The axes with the data drawn into them, and those inside them."""
    figure, ax = plt.subplots(figsize=(style.WIDTH, module.height(data)))
    module.draw(data, ax)
    figure.draw_without_rendering()
    plt.close(figure)
    return [ax, *ax.child_axes]


def words(module, data):
    """Every text that a reader sees, each on one line."""
    found = []
    for ax in drawn(module, data):
        found += [t.get_text() for t in ax.texts] + [ax.get_title(loc="left"), ax.get_xlabel()]
        found += [t.get_text() for axis in (ax.xaxis, ax.yaxis) for t in axis.get_ticklabels()]
    return {" ".join(text.split()) for text in found if text.strip()}


def lines(module, data, count):
    """The x values of the lines that have `count` points, in the order of drawing."""
    return [[float(x) for x in line.get_xdata()] for ax in drawn(module, data) for line in ax.lines
            if len(line.get_xdata()) == count]


def bars(module, data):
    return [(p.get_x(), round(p.get_width(), 3)) for ax in drawn(module, data) for p in ax.patches]


# -- all of them ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("module", "data"), ALL, ids=NAMES)
def test_no_letter_is_smaller_than_nine_points_or_paler_than_wcag_asks(module, data):
    for ax in drawn(module, data):
        for text in [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.title, ax.xaxis.label]:
            if text.get_text().strip() and text.get_visible():
                assert text.get_fontsize() >= style.SMALL
                assert contrast(text.get_color()) >= 4.5, text.get_text()


def contrast(colour):
    """WCAG's ratio of a colour against white."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize(("module", "data"), ALL, ids=NAMES)
def test_same_data_same_bytes_with_title_and_source_inside(module, data):
    first, second = (style.render(module, data, "prov", "Slutsatsen", "Källa: prov. n = 2.") for _ in range(2))
    assert first == second
    assert "Slutsatsen" in first.svg and "Källa: prov. n = 2." in first.svg
    assert "Slutsatsen" not in first.inline


@pytest.mark.parametrize(("module", "data"), ALL, ids=NAMES)
def test_no_letter_is_cut_at_the_edge(module, data):
    """The outermost columns of pixels are white, on paper and on a slide."""
    for png in (style.render(module, data, "prov", "Titel", "n = 2.").png, style.still(module, data, 6.9, 2.6).png):
        with Image.open(io.BytesIO(png)) as image:
            grey = image.convert("L")
            for x in (0, grey.width - 1):
                assert grey.crop((x, 0, x + 1, grey.height)).getextrema() == (255, 255), x


def test_a_label_keeps_its_distance_to_its_mark_wherever_the_drawing_goes():
    drawing = style.render(platsrang, RANKS, "prov", "Titel", "n.")
    kept = ">\u00a0\u00a0\u00a02–4\u00a0\u00a0(40 händelser)</text>"
    assert kept in drawing.inline and kept in drawing.svg


@pytest.mark.parametrize(("module", "data"), ALL, ids=NAMES)
def test_a_still_keeps_to_the_room_it_is_given(module, data):
    still = style.still(module, data, 6.9, 2.6)
    with Image.open(io.BytesIO(still.png)) as image:
        wide, high = image.size
        assert (wide, high <= 520) == (1380, True)
        assert not image.info.get("Software")
    assert 1 <= still.shown <= still.count


def test_a_still_leaves_out_the_last_rows_and_counts_them():
    rows = tuple(forandring.Change(f"Serie {i}", 1.1, 0.9, 1.3) for i in range(30))
    still = style.still(forandring, rows, 6.9, 2.6)
    assert still.count == 30 and 3 <= still.shown < 30


# -- each of them -----------------------------------------------------------------------------------------------------

def test_shares_stand_on_their_intervals_with_their_years():
    assert {"Inbrott", "Stöld", "år 2015", "år 2016"} <= words(andelar, SHARES)
    assert lines(andelar, SHARES, 2) == [[29.5, 35.7], [34.7, 41.1], [9.0, 16.0]]
    assert lines(andelar, SHARES, 1) == [[32.5], [37.8], [12.0]]


def test_changes_are_told_as_percentages_and_a_clear_one_is_filled():
    assert {"+21\u00a0%".replace("\u00a0", " "), "−2 %", "oförändrat"} <= words(forandring, CHANGES)
    dots = [line for line in drawn(forandring, CHANGES)[0].lines if line.get_marker() == "o"]
    assert [dot.get_xdata()[0] for dot in dots] == [1.21, 0.98]
    assert [to_rgb(dot.get_markerfacecolor()) == (1, 1, 1) for dot in dots] == [False, True]


def test_a_series_ends_in_its_numbers_and_marks_when_the_promise_began():
    assert {"574", "742", "Inbrott", "löftet börjar", "2015", "2016", "2017"} <= words(serier, SERIES)
    assert lines(serier, SERIES, 3)[0] == [2015, 2016, 2017]


def test_a_level_is_named_beside_the_kommuner_and_the_country():
    assert {"Nacka 7,4", "riket 4,2", "mittersta hälften"} <= words(band, LEVELS)


def test_ranks_are_lines_from_the_best_to_the_worst():
    assert lines(platsrang, RANKS, 2) == [[1, 1], [2, 4]]
    assert {"1 (120 händelser)", "2–4 (40 händelser)"} <= words(platsrang, RANKS)


def test_a_place_bears_its_count_and_its_problem():
    assert "61 stöld" in words(platser, COUNTS) and (0, 61) in bars(platser, COUNTS)


def test_a_drawn_rate_is_a_ring_and_its_number_is_written():
    ax = drawn(omraden, AREAS)[0]
    assert {"8,1", "6,0"} <= words(omraden, AREAS)
    assert [[p[0] for p in segment] for segment in ax.collections[0].get_segments()] == [[6.4, 9.3], [4.0, 9.0]]
    dots, rings = ax.lines
    assert (list(dots.get_xdata()), list(rings.get_xdata())) == ([7.8, 6.0], [8.1])


def test_an_answer_is_a_shape_and_a_word():
    assert {"● stöder", "✕ motsäger", "demo", "Brott", "Enkät", "Ett löfte"} <= words(matris, MATRIX)


def test_done_stands_against_what_could_be_expected():
    assert {"vandringar l1", "kv. 1 2017", "1", "3", "2", "4"} <= words(lovat_gjort, DONE)


def test_after_is_marked_where_it_would_be_had_it_followed_the_comparison():
    """200 before, and a comparison that fell from 400 to 360: a tenth less is 180."""
    assert [180.0, 180.0] in lines(fore_efter, OUTCOMES, 2)
    assert {"före: 200", "efter: 150", "jämförelsen 400 → 360", "kvot 0,83"} <= words(fore_efter, OUTCOMES)


@pytest.mark.parametrize("compared", [None, (0, 5)])
def test_without_a_comparison_to_divide_by_no_mark_is_drawn(compared):
    row = fore_efter.BeforeAfter("Hot", "l1", 200, 150, "kvot 0,83", compared)
    assert not lines(fore_efter, (row,), 2)


def test_the_day_runs_from_six_so_that_the_night_is_whole():
    """10–14 begins four hours in; 22–06 begins sixteen hours in and ends with the day."""
    assert bars(tider, TIMES) == [(4, 4), (16, 8)]
    assert {"vardagar", "helg", "06", "22", "Klockan"} <= words(tider, TIMES)


def test_a_time_over_the_end_of_the_day_goes_on_from_its_beginning():
    assert bars(tider, (tider.Time("Torget", 4, 5, "lör"),)) == [(22, 2), (0, 3)]


def test_each_answer_has_its_own_shape_and_is_named_in_the_key():
    ax = drawn(prioritering, WEIGHED)[0]
    assert {"2 löften", "inget", "● valt", "Ökar", "Plats", "Inbrott", "Stöld"} <= words(prioritering, WEIGHED)
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["ja", "oklart", "nej", "underlag saknas"]
    at = {(line.get_marker(), line.get_fillstyle()): list(zip(line.get_xdata(), line.get_ydata(), strict=True))
          for line in ax.lines}
    assert at == {("o", "full"): [(0.5, 1)], ("o", "left"): [(1.5, 1)], ("o", "none"): [(0.5, 0)],
                  ("_", "full"): [(1.5, 0)]}
    assert len(ax.collections[0].get_paths()) == 1  # the shaded yes


# -- in the report ----------------------------------------------------------------------------------------------------

def test_times_are_read_back_as_they_were_told():
    window = {"dag": 4, "timme": 21, "timmar": 5, "dagar": "en_dag"}
    assert times.span(times.hours(window)) == ("fre", 21, 5)
    assert times.span(times.hours(window | {"dagar": "alla_dagar", "timme": 0, "timmar": 24})) == ("alla dagar", 0, 24)
    assert times.span(times.day_part(window)) == ("helg", 22, 8)


@pytest.mark.parametrize(("told", "title"), [
    (["helg, natt"], "Den enda tiden med fler händelser än slumpen ger ligger på natten"),
    (["fre 21–02", "vardagar, natt", "alla dagar 11–13"],
     "2 av 3 tider med fler händelser än slumpen ger ligger på natten"),
    (["helg, natt", "vardagar, morgon"],
     "2 av 2 tider med fler händelser än slumpen ger ligger på morgonen och på natten"),
])
def test_the_title_of_the_times_counts_the_part_of_the_day_that_leads(told, title):
    assert times.headline(told) == title


def test_survey_shares_of_areas_stand_by_name_under_the_kommuns_and_hidden_ones_are_counted():
    record = build_underlag()
    for area, value, limits in (("0182R002", 61.0, (50.0, 71.2)), ("0182R001", 35.0, (26.0, 44.6))):
        record["indikatorer"].append(indicator("inbrott_bostad", "trygghet", "2016", value, limits, unit="andel_pct",
                                               kind="undersokning", area=area, n=98, flags=("demo",)))
    record["indikatorer"].append(indicator("inbrott_bostad", "trygghet", "2016", None, None, unit="andel_pct",
                                           kind="undersokning", area="0182R003", flags=("demo",)))
    context = build_context()
    context.platsnamn.update({"0182R001": "Orminge-Kummelnäs", "0182R002": "Björknäs"})
    section = next(s for s in compose(record, context).sections if s.id == "trygghet").parts[0]
    figure, table, note = section.blocks
    assert figure.title == "Inbrott i bostad: i 1 av 2 områden rymmer intervallet hela kommunens andel"  # 37,8
    assert [row[0] for row in table.rows] == ["Hela kommunen", "Björknäs", "Orminge-Kummelnäs"]
    assert table.rows[1][3:] == ("61,0\u00a0% (50,0–71,2)", "98")
    assert note.text == "1 område har för få svar för att visas."
    assert "Björknäs: 61,0\u00a0% (50,0–71,2)." in figure.alt and "n = 98 svar" in figure.source


def test_the_matrix_of_priorities_says_in_words_what_it_draws():
    figure = next(p for p in compose(build_underlag(), build_context()).pictures() if p.name == "prioritering")
    assert figure.title == "Alla problem har löften, och rådets val är inte inlästa"
    assert "Inbrott i bostad: ja för ökar; löfte: 1 löfte." in figure.alt
