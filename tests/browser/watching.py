"""A browser window that notes what must never happen, and is worked by keyboard."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

_MOST_STOPS = 150
"""How often Tab is pressed before something counts as out of reach."""

_ANSWERED = "Failed to load resource: the server responded"
"""What Chromium says of a page that tells why something cannot be done."""

_FOCUS = """(wanted) => {
  const at = document.activeElement;
  const look = getComputedStyle(at), box = at.getBoundingClientRect();
  const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const visible = outlined && box.width > 0 && box.height > 0;
  return {visible, what: at.outerHTML.slice(0, 120), wanted: at === wanted};
}"""


class Watched:
    """A page at the workbench; `faults` says each request elsewhere, dialog, error and broken policy."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.faults: list[str] = []
        self._context = context
        self._home = urlsplit(address).netloc
        context.on("request", self._asked)
        context.on("dialog", self._spoke)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        self.page: Page = context.new_page()
        self.page.on("filechooser", lambda _: None)  # from now on files are chosen by us, and not too late
        self.base = f"http://{self._home}"
        self.page.goto(address)

    def close(self) -> None:
        """Close the window."""
        self._context.close()

    def go(self, path: str) -> None:
        """Go to a page of the workbench by its address."""
        self.page.goto(self.base + path)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text)

    def wait_for_focus(self, selector: str) -> None:
        """Wait until what `selector` names has the focus: a page may focus something after it loads."""
        self.page.locator(f"{selector}:focus").wait_for()

    def tab_to(self, selector: str) -> None:
        """Press Tab until what `selector` names has the focus; where it stops must be seen each time."""
        wanted = self.page.locator(selector).first.element_handle()
        for _ in range(_MOST_STOPS):
            self.press("Tab")
            stop = wanted.evaluate(_FOCUS)
            assert stop["visible"] or stop["what"].startswith("<body"), f"focus is not seen at {stop['what']}"
            if stop["wanted"]:
                return
        raise AssertionError(f"{selector} cannot be reached by Tab on {self.page.url}")

    def follow(self, selector: str) -> None:
        """Tab to what leads on, press Enter, and wait for the page that comes."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._home:
            self.faults.append(f"request: {request.url}")

    def _spoke(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_ANSWERED):
            self.faults.append(f"console: {message.text}")
