"""Who owes what to whom, and the toll as reported, are drawn so that nothing is lost or made up."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from harmledger.model import CountRange, Derivation, Origin, Report, Step, say
from harmledger.web import origin_graph, toll
from harmledger.web.rendering import Pages
from harmledger.web.toll import Reported


def report(name: str, outlet: str | None = None) -> Report:
    derivation = Derivation(tool="text", version="1")
    return Report(
        id=name,
        original="0" * 64,
        position=0,
        text="x",
        derivation=derivation,
        outlet=outlet,
        published=date(2031, 5, 4),
    )


def step(how: str, of: str, to: str) -> Step:
    return Step(how=how, of=of, to=to, reason=say("{} {} {}", of, how, to))  # type: ignore[arg-type]  # as in the tests


WIRE = Origin(
    name="Strand Wire",
    accounts=("r1/1", "r2/1"),
    path=(
        step("is told by", "r1", "Strand Wire"),
        step("quotes", "Strand Wire", "residents"),
        step("reprints", "r2", "r1"),
        step("is told by", "Strand Wire", "r1"),
    ),
)
REPORTS = {name: report(name, "Velmora Courier") for name in ("r1", "r2")}


def test_reports_stand_left_of_what_they_owe_and_origins_last() -> None:
    drawing = origin_graph.draw([WIRE], REPORTS)
    across = {box.name: box.x for box in drawing.boxes}
    assert across["r2"] < across["r1"] < across["Strand Wire"]
    assert [box.name for box in drawing.boxes if box.is_origin] == ["Strand Wire"]
    assert "residents" not in across


def test_a_line_has_the_number_of_its_step_in_the_list() -> None:
    listed = origin_graph.steps([WIRE])
    lines = origin_graph.draw([WIRE], REPORTS).lines
    assert [(line.number, line.step.how) for line in lines] == [(1, "is told by"), (3, "reprints")]
    assert all(listed[line.number - 1] == line.step for line in lines)


def test_a_report_is_called_by_outlet_and_day_and_a_box_stands_as_high_as_what_it_leads_to() -> None:
    drawing = origin_graph.draw([WIRE, Origin(name="Bell", accounts=("r3/1",), path=())], REPORTS)
    boxes = {box.name: box for box in drawing.boxes}
    assert (boxes["r1"].label, boxes["r1"].day) == ("Velmora Courier", date(2031, 5, 4))
    crossing = Origin(name="A", accounts=(), path=(step("credits", "x", "A"), step("credits", "y", "B")))
    other = Origin(name="B", accounts=(), path=(step("credits", "y", "B"), step("credits", "x", "A")))
    rows = {box.name: box.y for box in origin_graph.draw([other, crossing], {}).boxes}
    assert (rows["x"] < rows["y"]) == (rows["A"] < rows["B"])


def drawn(language: str, macro: str, *given: object) -> html.HtmlElement:
    """Return a drawing as a page of this language has it."""
    templates = Pages()._templates[language]
    return html.fragments_fromstring(getattr(templates.get_template("drawings.html").module, macro)(*given))[
        0
    ]


def places(drawing: html.HtmlElement) -> list[tuple[float, float]]:
    return [(float(each.get("x")), float(each.get("y"))) for each in drawing.iter("text")]


def test_in_arabic_time_goes_from_right_to_left_and_nothing_else_changes() -> None:
    figures = [figure(0, 3, 5), figure(9, 1200, None)]
    english, arabic = (drawn(language, "toll", figures, toll.draw(figures), {}) for language in ("en", "ar"))
    assert [(toll.WIDTH - x, y) for x, y in places(english)] == places(arabic)
    (first, last) = (each for each in arabic.iter("text") if "2031" in each.text_content())
    assert float(first.get("x")) > float(last.get("x"))
    assert first.text_content() == "1 أيار/مايو 2031"
    assert "1,200" in arabic.text_content()
    assert arabic.get("direction") == "rtl"
    marks = [each.get("transform") for each in arabic.iter("g")]
    assert marks == [f"translate({toll.WIDTH}) scale(-1 1)"] * len(figures)


def test_in_arabic_reports_stand_right_of_what_they_owe() -> None:
    drawing = origin_graph.draw([WIRE], REPORTS)
    english, arabic = (
        drawn(language, "origin_graph", drawing, origin_graph.steps([WIRE]), REPORTS)
        for language in ("en", "ar")
    )
    assert [(drawing.width - x, y) for x, y in places(english)] == places(arabic)
    turned = {each.get("transform") for each in arabic.iter("rect", "path")} - {None}
    assert turned == {f"translate({drawing.width}) scale(-1 1)"}


def test_what_is_too_large_to_follow_is_not_drawn() -> None:
    path = tuple(step("is told by", f"r{n}", f"Outlet {n}") for n in range(100))
    assert origin_graph.draw([Origin(name="Outlet 0", accounts=(), path=path)], {}).boxes == ()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_ways_that_come_back_to_themselves_are_drawn_in_bounds(pairs: list[tuple[int, int]]) -> None:
    path = tuple(step("credits", f"s{of}", f"s{to}") for of, to in pairs)
    drawing = origin_graph.draw([Origin(name="s0", accounts=("r1/1",), path=path)], {"r1": report("r1")})
    assert all(0 <= box.x <= drawing.width - origin_graph.WIDE for box in drawing.boxes)
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)


def figure(day: int | None, low: int, high: int | None) -> Reported:
    published = None if day is None else date(2031, 5, 1) + timedelta(days=day)
    counted = CountRange(low=low, high=high)
    return Reported(account="r1/1", report="r1", outlet="Bell", published=published, range=counted)


def test_a_toll_of_one_day_or_one_report_is_a_table_alone() -> None:
    assert toll.draw([figure(None, 3, 3), figure(1, 4, 4)]) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 90), st.none() | st.integers(0, 90)),
        min_size=2,
        max_size=20,
    )
)
def test_more_is_drawn_higher_and_what_is_open_to_the_top(drawn: list[tuple[int, int, int | None]]) -> None:
    figures = [
        figure(day, low, None if more is None else low + more) for day, low, more in sorted(drawn, key=str)
    ]
    figures.sort(key=lambda each: each.published or date.max)
    chart = toll.draw(figures)
    assert chart is not None
    highest = min(mark.top for mark in chart.marks)
    for mark in chart.marks:
        assert 0 <= mark.top <= mark.bottom <= toll.HEIGHT
        assert mark.reported.range.high is not None or mark.top == highest
    by_low = sorted(chart.marks, key=lambda mark: mark.reported.range.low)
    assert [mark.bottom for mark in by_low] == sorted((m.bottom for m in by_low), reverse=True)
