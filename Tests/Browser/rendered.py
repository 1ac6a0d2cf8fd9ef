"""The words of a page as the kiosk serves it, screen by screen: no browser, no script, so that nothing is left out."""

from html.parser import HTMLParser
import urllib.request

VOID = {"br", "img", "input", "link", "meta", "hr", "path", "circle", "rect", "use", "ellipse", "line", "stop"}
# Not words of the screen: what scripts read, pictures, other dialogs.
LEFT_OUT = {"svg", "script", "style"}


class _Screens(HTMLParser):
    def __init__(self):
        super().__init__()
        self.stack, self.screens, self.meanings = [], {}, {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        while self.stack and tag not in VOID:
            if self.stack.pop()[0] == tag:
                return

    def handle_data(self, data):
        names = [tag for tag, _ in self.stack]
        if "main" not in names and "dialog" not in names or LEFT_OUT & set(names):
            return
        if any("data-strings" in attributes for _, attributes in self.stack):
            return
        self.screens[self._screen()] = f"{self.screens.get(self._screen(), '')} {data.strip()}".strip()
        if any("scene__meaning" in attributes.get("class", "") for _, attributes in self.stack):
            self.meanings[self._screen()] = f"{self.meanings.get(self._screen(), '')} {data.strip()}".strip()

    def _screen(self):
        """The scene or dialog that words stand in, else the page."""
        for _, attributes in reversed(self.stack):
            if "data-scene" in attributes:
                return attributes["data-scene"]
            if "data-dialog" in attributes:
                return f"dialog {attributes['data-dialog']}"
        return "page"


def screens_of(url):
    """(screens, meanings): the words of each screen of a page, and those of its literal sentence."""
    with urllib.request.urlopen(url, timeout=30) as answer:
        parser = _Screens()
        parser.feed(answer.read().decode())
    return parser.screens, parser.meanings
