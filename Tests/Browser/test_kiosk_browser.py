"""UX-81: no way out of the waiting room's browser, started with the launcher and the policies of Kiosk/deploy."""

import http.server
import os
import re
import signal
import threading
import time

import pytest
from PIL import ImageChops, ImageGrab

from locked_screen import (DEPLOY, HAS_DISPLAY, HEIGHT, WIDTH, Display, LockedScreen, ProtocolError, StartedScreen, launcher_flags,
                           namespace, unit)
from shell import BUNDLE
import processes

REASON = namespace()[1]
# Policies lie in /etc, which these tests never write: they need a mount namespace of their own, so root and `unshare`.
pytestmark = pytest.mark.skipif(REASON is not None, reason=REASON or "")
# Real keys need a real display; without one the same list is tried headless, by the page-level tests.
needs_display = pytest.mark.skipif(not HAS_DISPLAY, reason="Xvfb, xdotool or xrandr is missing; scripts/setup --tests installs them")

KEYS = [
    "ctrl+t", "ctrl+n", "ctrl+shift+n", "ctrl+shift+t", "ctrl+l", "alt+d", "ctrl+k", "ctrl+w", "ctrl+shift+w", "ctrl+F4",
    "alt+F4", "ctrl+shift+q", "ctrl+q", "F1", "F3", "F6", "F7", "F10", "F11", "F12", "ctrl+shift+i", "ctrl+shift+j", "ctrl+shift+c",
    "ctrl+u", "ctrl+o", "ctrl+s", "ctrl+p", "ctrl+j", "ctrl+h", "ctrl+d", "ctrl+f", "ctrl+g", "ctrl+shift+b", "ctrl+shift+o",
    "ctrl+shift+Delete", "ctrl+shift+m", "shift+Escape", "alt+f", "alt+e", "alt+Left", "alt+Right", "alt+Home", "ctrl+Tab",
    "ctrl+1", "ctrl+9", "ctrl+plus", "ctrl+minus", "ctrl+0", "F5", "ctrl+r", "super+l", "alt+Tab", "Menu", "shift+F10",
]
TYPED = ["file:///etc/passwd", "view-source:{url}/en/", "chrome://policy/", "chrome://newtab/", "chrome://version/",
         "devtools://devtools/bundled/inspector.html", "data:text/html,<h1>out</h1>", "javascript:document.write(1)",
         "chrome-untrusted://terminal/", "ftp://127.0.0.1/", "{other}/", "https://example.com/"]
LINKS = ["{other}/", "file:///etc/passwd", "tel:988", "mailto:a@example.com", "intent://x#Intent;end", "chrome://settings/",
         "javascript:document.write(1)", "data:text/html,out"]
HOME = "location.pathname === '/en/'"


class Outside:
    """Another web server on this machine: whoever gets there has left."""

    def __init__(self):
        self.visits = visits = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                visits.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"outside")

            def log_message(self, *_):
                """Says nothing: the visits are kept."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def outside():
    outside = Outside()
    yield outside
    outside.server.shutdown()


def run_screen(kiosk_url, folder, **options):
    display = Display() if HAS_DISPLAY else None
    try:
        screen = LockedScreen(kiosk_url, folder, display, **options)
        try:
            yield screen
        finally:
            screen.stop()
    finally:
        if display:
            display.stop()


@pytest.fixture
def screen(kiosk_url, tmp_path):
    """The screen as a clinic has it: not even a test may look into its page."""
    yield from run_screen(kiosk_url, tmp_path)


@pytest.fixture(scope="module")
def running_probe(kiosk_url, tmp_path_factory):
    yield from run_screen(kiosk_url, tmp_path_factory.mktemp("probe"), probed=True)


@pytest.fixture
def probe(running_probe):
    """The same screen, on whose page the test may run scripts, at the home page."""
    running_probe.pipe.send("Page.navigate", running_probe.session, url=f"{running_probe.url}/en/")
    running_probe.until(f"{HOME} && document.documentElement.dataset.shell === 'on'")
    return running_probe


def urls(screen):
    return [page["url"] for page in screen.pages()]


def photo(screen, calm_seconds=0.3):
    """What the whole display shows, once it has stood still for a while; an empty display does not count."""
    deadline, still_since, last = time.monotonic() + 60, time.monotonic(), None
    while time.monotonic() < deadline:
        now = ImageGrab.grab(xdisplay=screen.display.environment["DISPLAY"]).convert("RGB")
        if last is None or differs(last, now) or is_empty(now):
            still_since = time.monotonic()
        elif time.monotonic() - still_since > calm_seconds:
            return now
        last = now
        time.sleep(0.1)
    raise AssertionError("the display never stands still")


def is_empty(picture):
    """Whether nothing is drawn at the bottom, as before the first page and where the window is too small."""
    return len(picture.crop((0, HEIGHT - 100, WIDTH, HEIGHT)).getcolors(1 << 20)) < 20


def differs(before, after):
    """The part of the screen that is another one now; single pixels of text smoothing are none."""
    changed = ImageChops.difference(before, after).convert("L").point(lambda level: 255 if level > 24 else 0)
    return changed.getbbox()


def start_visit(screen):
    """Presses a key as soon as the start screen hears it, and waits until the home page stands still."""
    deadline = time.monotonic() + 30
    while not urls(screen)[0].endswith("/en/"):
        assert time.monotonic() < deadline, urls(screen)
        screen.display.key("Return")
        time.sleep(1)
    photo(screen, calm_seconds=3)


@needs_display
def test_the_pages_fill_the_screen_without_a_window_manager(screen):
    start_visit(screen)
    assert screen.display.window() == (0, 0, WIDTH, HEIGHT)


@needs_display
def test_no_key_of_the_browser_leads_out(screen):
    start_visit(screen)
    before, before_urls, way_out = photo(screen), urls(screen), {}
    for keys in KEYS:
        screen.display.key(keys)
        time.sleep(0.15)
        assert screen.process.poll() is None, f"{keys} ended the browser"
        if urls(screen) != before_urls:
            way_out[keys] = urls(screen)
        elif box := differs(before, photo(screen)):
            way_out[keys] = f"changed {box}"
    assert way_out == {}


@needs_display
def test_no_mouse_button_opens_a_menu_goes_back_or_drags_a_picture_out(screen):
    start_visit(screen)
    before, before_urls = photo(screen), urls(screen)
    for button in (3, 2, 8, 9):
        screen.display.do("mousemove", 540, 1500, "click", button)
        time.sleep(0.5)
        assert urls(screen) == before_urls, f"button {button}"
        assert differs(before, photo(screen)) is None, f"button {button}"
    screen.display.do("mousemove", 250, 450, "click", 2)  # On a card that is a link.
    time.sleep(0.7)
    assert urls(screen) == before_urls, "the middle button opened a link beside the page"
    screen.display.do("mousemove", 250, 450, "mousedown", 1, "mousemove", 500, 1200, "mousemove", 540, 1840, "mouseup", 1)
    time.sleep(0.5)
    assert urls(screen) == before_urls


def test_developer_tools_stay_shut_even_for_a_debugger(screen):
    for _ in range(2):
        with pytest.raises(ProtocolError, match="Not allowed"):
            screen.pipe.send("Target.attachToTarget", targetId=screen.target, flatten=True)
        screen.pipe.send("Target.createTarget", url=f"{screen.url}/en/")


@pytest.mark.parametrize("address", TYPED)
def test_no_other_address_can_be_opened(probe, outside, address):
    address = address.format(url=probe.url, other=outside.url)
    try:
        answer = probe.pipe.send("Page.navigate", probe.session, url=address)
    except ProtocolError as refused:
        answer = {"errorText": str(refused)}
    time.sleep(0.3)
    shown = probe.ask("location.href + ' ' + document.body.innerText")
    assert answer.get("errorText") or shown.startswith((f"{probe.url}/", "chrome-error:")), f"{answer} {shown}"
    assert "root:" not in shown and "outside" not in shown and "<main" not in shown
    assert outside.visits == [] and len(probe.pages()) == 1


@pytest.mark.parametrize("address", LINKS)
def test_no_link_leads_to_another_place(probe, outside, address):
    address = address.format(other=outside.url)
    probe.ask(f"""(() => {{ const link = document.createElement('a'); link.href = {address!r}; link.target = '_blank';
      document.body.append(link); link.click(); link.target = ''; link.click(); }})()""")
    time.sleep(0.5)
    assert outside.visits == [] and len(probe.pages()) == 1
    assert probe.ask("location.href").startswith((probe.url, "chrome-error:"))


@pytest.mark.parametrize("opened", ["about:blank", "/en/", "{other}/", "view-source:/en/"])
def test_no_window_opens_beside_the_page(probe, outside, opened):
    found = probe.ask(f"String(window.open({opened.format(other=outside.url)!r}, '_blank', 'popup'))")
    time.sleep(0.3)
    assert len(probe.pages()) == 1 and outside.visits == [], f"{found}: {urls(probe)}"
    assert probe.ask(HOME) is True


def test_nothing_is_fetched_or_sent_elsewhere(probe, outside):
    probe.ask(f"""Promise.allSettled([fetch({outside.url + '/a'!r}, {{mode: 'no-cors'}}),
      new Promise((done) => {{ const image = new Image(); image.onload = image.onerror = done; image.src = {outside.url + '/b'!r}; }}),
      Promise.resolve().then(() => navigator.sendBeacon({outside.url + '/c'!r}, 'x'))])""")
    time.sleep(0.3)
    assert outside.visits == []


def test_nothing_is_downloaded_and_no_file_is_asked_for(probe):
    probe.ask("""(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['left the kiosk'])); link.download = 'left.txt'; link.click();
      const direct = document.createElement('a');
      direct.href = '/en/'; direct.download = 'page.html'; direct.click();
      const input = document.createElement('input'); input.type = 'file'; document.body.append(input); input.click(); input.remove();
    })()""")
    time.sleep(1.5)
    assert [path.name for path in probe.folder.rglob("*") if path.name in ("left.txt", "page.html")] == []
    assert len(probe.pages()) == 1


def test_no_camera_place_message_or_storage_is_given(probe):
    assert probe.ask("""Promise.resolve().then(() => navigator.mediaDevices.getUserMedia({audio: true, video: true}))
      .then(() => 'given', () => 'refused')""") == "refused"
    assert probe.ask("""new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('given'), () => done('refused')))""") == "refused"
    assert probe.ask("globalThis.Notification?.permission ?? 'denied'") == "denied"
    assert probe.ask("document.cookie = 'a=1; path=/'; document.cookie") == ""


def test_no_touch_zooms_selects_opens_a_menu_or_swipes_back(probe):
    before = photo(probe) if probe.display else None
    for step in range(2):  # A long press on text and on a picture.
        spot = [(200, 180), (250, 450)][step]
        probe.touch("touchStart", spot)
        time.sleep(1.2)
        probe.touch("touchEnd") if step == 0 else probe.touch("touchCancel")
    probe.touch("touchStart", (500, 900), (560, 960))
    for step in range(1, 6):
        probe.touch("touchMove", (500 - 40 * step, 900 - 40 * step), (560 + 40 * step, 960 + 40 * step))
    probe.touch("touchEnd")
    for start, end in [((2, 1500), (900, 1500)), ((1078, 1500), (200, 1500)), ((540, 2), (540, 1200)), ((540, 1918), (540, 900))]:
        probe.touch("touchStart", start)
        for step in range(1, 9):
            probe.touch("touchMove", tuple(a + (b - a) * step / 8 for a, b in zip(start, end)))
            time.sleep(0.02)
        probe.touch("touchEnd")
    time.sleep(0.7)
    assert probe.ask("[visualViewport.scale, String(getSelection()), location.pathname].join()") == "1,,/en/"
    assert len(probe.pages()) == 1
    if before:
        assert differs(before, photo(probe)) is None


def test_no_page_asks_for_a_window_a_file_or_a_download():
    asks = re.compile(r"window\.open\(|target=|\bdownload=|type=.file|showOpenFilePicker|showSaveFilePicker")
    for path in [*BUNDLE.rglob("*.js"), *BUNDLE.rglob("*.mustache")]:
        assert not asks.search(path.read_text("utf-8")), path


def test_history_leads_nowhere(probe):
    probe.ask("history.back(), history.forward(), history.go(-3)")
    time.sleep(0.5)
    assert urls(probe)[0].startswith(probe.url)


def test_the_screen_can_speak_and_the_setup_names_the_voices():
    assert "--enable-speech-dispatcher" in launcher_flags()
    setup = (processes.ROOT / "Kiosk/docs/screen.md").read_text("utf-8")
    for package in ("speech-dispatcher", "speech-dispatcher-espeak-ng", "espeak-ng"):
        assert f" {package}" in setup


def test_the_flags_that_keep_people_in_are_there():
    flags = launcher_flags()
    for flag in ("--kiosk", "--incognito", "--disable-pinch", "--overscroll-history-navigation=0"):
        assert flag in flags
    assert any(flag.startswith("--disable-features=") and "OverscrollHistoryNavigation" in flag for flag in flags)
    assert (DEPLOY / "snowglobe-browser").stat().st_mode & 0o111


@needs_display
def test_after_a_crash_the_screen_comes_back_clean_to_its_first_page(kiosk_url, tmp_path):
    """A crash ends the launcher, as the unit wants it; what systemd does then is done here, with the same profile."""
    display, profile = Display(), tmp_path / "profile"
    screen = StartedScreen(kiosk_url, tmp_path / "first", display, profile)
    try:
        start_visit(screen)
        before = photo(screen)
        (profile / "left-behind").write_text("by the one before", "utf-8")
        os.kill(screen.browser_pid(), signal.SIGKILL)
        screen.process.wait(20)
        assert profile.exists(), "a crash wipes nothing by itself"
        screen.stop()
        screen = StartedScreen(kiosk_url, tmp_path / "second", display, profile)
        assert not (profile / "left-behind").exists()
        assert urls(screen) == [f"{screen.url}/"]
        start_visit(screen)
        assert differs(before, photo(screen)) is None, "something lies over the page, such as an offer to restore pages"
    finally:
        screen.stop()
        display.stop()


@pytest.mark.parametrize("name", ["snowglobe-browser.service", "snowglobe-kiosk.service"])
def test_the_unit_starts_what_has_ended_again_however_often(name):
    settings = unit(name)
    assert settings["Restart"] == "always" and float(settings["RestartSec"]) <= 1
    assert settings.get("StartLimitIntervalSec") == "0", "else systemd gives up after five starts in ten seconds"
