"""How smooth the map of a large ledger is, in a real Chromium.

    python -m benchmarks.map_smoothness LEDGER [INCIDENTS]     by default 100,000 incidents

Makes a ledger in the folder LEDGER as `benchmarks.workbench_speed` does, unless one is there, serves it on
this machine, opens the page of incidents in a headless Chromium as large as a laptop's, and then drags the
map and zooms in and out, as fast as a hand does. Prints how long it took until the first places were drawn,
and of the frames while the map was moved the median and the 95th percentile in milliseconds, and the share
of those over 33 ms, which an eye sees as a jerk. Without a graphics card Chromium draws with the processor,
so that frames wait for whatever else it does; the last column is the longest that the page itself worked at
a stretch, by the processor's time: what is under 17 ms leaves room for every frame.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.workbench_speed import made
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.serving import NO_CHROMIUM, launch, serving

from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

JERK = 33
OPENINGS = 5
ROUNDS = 4
_SPOTS = ".map-view[data-spots]"
_FRAMES = """() => {
  const frames = [];
  let last = performance.now(), going = true;
  const tick = (now) => {
    frames.push(now - last);
    last = now;
    if (going) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.stopped = () => { going = false; return frames; };
}"""
"""Begins to note how long each frame takes; `stopped()` ends it and returns them in milliseconds."""

_TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
"""What Chromium notes of its work."""

Middle = tuple[float, float]


def rest(page: Page, middle: Middle) -> None:
    """Leave the map alone: how smooth this machine is by itself, at this hour."""
    page.mouse.move(*middle)
    page.wait_for_timeout(2000)


def drag(page: Page, middle: Middle) -> None:
    """Drag the map about and back."""
    x, y = middle
    for across, down in ((-120, 40), (120, -40), (60, 120), (-60, -120)):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 21):
            page.mouse.move(x + across * step / 20, y + down * step / 20)
            page.wait_for_timeout(10)
        page.mouse.up()
        page.wait_for_timeout(300)


def zoom(page: Page, middle: Middle) -> None:
    """Turn the wheel: closer four times, then farther as often."""
    page.mouse.move(*middle)
    for turn in (-120, -120, -120, -120, 120, 120, 120, 120):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(500)


def opening(page: Page, address: str) -> float:
    """Return the milliseconds from asking for the page until places are drawn on its map."""
    began = perf_counter()
    page.goto(address)
    page.locator(_SPOTS).first.wait_for()
    return 1000 * (perf_counter() - began)


def frames(
    browser: Browser, page: Page, move: Callable[[Page, Middle], None]
) -> tuple[list[float], list[float]]:
    """Return how long each frame took, and each piece of the page's own work, while the map was moved.

    In milliseconds, by the clock and by the processor's time.
    """
    box = page.locator(".map-view").bounding_box()
    if box is None:
        raise AssertionError("no map")
    page.request_gc()  # of what earlier pages left
    page.evaluate(_FRAMES)
    browser.start_tracing(page=page, categories=_TRACED)
    for _ in range(ROUNDS):
        move(page, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    noted: list[float] = page.evaluate("stopped()")
    return noted[1:], _pieces(browser.stop_tracing())


def _pieces(trace: bytes) -> list[float]:
    """Return how long the thread that scripts, styles and paints pages worked at a stretch."""
    events = json.loads(trace)["traceEvents"]
    named = [event for event in events if event["name"] == "thread_name"]
    pages = {(e["pid"], e["tid"]) for e in named if e["args"]["name"] == "CrRendererMain"}
    tasks = (e for e in events if e["name"] == "RunTask" and (e["pid"], e["tid"]) in pages)
    return [task.get("tdur", 0) / 1000 for task in tasks]


def _row(name: str, noted: Sequence[float], pieces: Sequence[float]) -> str:
    jerks = sum(frame > JERK for frame in noted) / len(noted)
    slow = quantiles(noted, n=20)[-1]
    shown = f"{median(noted):.1f} | {slow:.1f} | {jerks:.1%} | {max(noted):.0f} | {max(pieces):.0f}"
    return f"| {name} | {len(noted)} | {shown} |"


def main(folder: Path, incidents: int = 100_000) -> None:
    """Print the table."""
    made(folder, incidents)
    access = ByToken("benchmark")
    with sync_playwright() as playwright, serving(create_app(folder, access)) as base:
        browser = launch(playwright)
        if browser is None:
            sys.exit(NO_CHROMIUM)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(access.address(base))
        took = [opening(page, f"{base}/incidents") for _ in range(OPENINGS)]
        print(f"first places drawn after {median(took):.0f} ms (slowest of {OPENINGS}: {max(took):.0f})")
        print("| the map is | frames | median ms | 95 % under | over 33 ms | longest | longest at work |")
        print("|---|---|---|---|---|---|---|")
        for name, move in (("left alone", rest), ("dragged", drag), ("zoomed", zoom)):
            print(_row(name, *frames(browser, page, move)), flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int((sys.argv[2:3] or ["100000"])[0]))
