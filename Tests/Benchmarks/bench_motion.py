"""How long the pages' own thread works for one frame of the snow globe and the car trip, on a slowed-down processor.

    scripts/bench motion        the real kiosk, Debian's Chromium without a screen, the processor slowed 1, 4 and 6 times

Work is the processor time of the page's thread (the slowing included) between two frames, without the messages of the
one who measures, so that neighbours on the machine count for little; handling is that of the page's scripts for one
input, such as a finger's move or a tap. Beside them stand whole times: of frames, which measure drawing in software, as
this browser has no graphics card; and of inputs, from the finger to the last script that heard of it, with the wait for
the next frame and for cores that draw; these come from a run of their own, since it takes listeners to measure them.
Each figure is over the frames and inputs of all runs. Work and handling have the limit of one frame, for the slowest
processor, in every row: also with SwiftShader, a program that plays a card, where the few frames a second each hold the
work of a third of a second, and where a scene has so few inputs that the one that took longest is the figure.
The column "painter" says what the product used, if it tells.
"""
import argparse
import collections
import contextlib
import json
import os
import pathlib
import statistics
import sys
import tempfile

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import processes  # noqa: E402
from tables import BUILD, show  # noqa: E402

FRAME_MILLISECONDS = 16.0
RATES = [1, 4, 6]
RUNS = 3
SECONDS = 4
VIEWPORT = {"width": 1080, "height": 1920}
SWIFTSHADER = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
CATEGORIES = ["devtools.timeline", "toplevel", "disabled-by-default-devtools.timeline"]
HEAD = ["scene", "slowed", "painter", "frames/s", "flakes", "work p50", "work p95", "handling p95",
        "frame p50", "frame p95", "input p95"]
INPUTS = ["pointerdown", "pointermove", "pointerup", "click"]
SHOWN = "[data-scene]:not([hidden]) "


def tap(page, selector):
    """Presses a button before the time that is measured, without Playwright's own script, which leaves listeners behind."""
    page.evaluate("(shown) => [...document.querySelectorAll(shown)].find((one) => one.checkVisibility()).click()", SHOWN + selector)
    page.wait_for_timeout(300)


def loose(page):
    for selector in ("[data-act=shake]", "[data-act=next]", "[data-value=calm]", "[data-act=shake]"):
        tap(page, selector)


def settling(page):
    loose(page)
    page.wait_for_timeout(1500)
    tap(page, "[data-act=stop]")
    for support in ("talk", "step", "person"):
        tap(page, f"[data-value={support}]")


def fork(page):
    for _ in range(3):
        tap(page, "[data-act=next]")


class Finger:
    """A finger on the glass."""

    def __init__(self, page, session):
        self.page = page
        self.session = session

    def touch(self, kind, *points):
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def drag(self, points):
        """Along the points, ten a second."""
        self.touch("touchStart", points[0])
        for point in points[1:]:
            self.touch("touchMove", point)
            self.page.wait_for_timeout(100)
        self.touch("touchEnd")

    def tap(self, selector):
        box = self.page.evaluate("""(selector) => {
          const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }""", selector)
        self.touch("touchStart", box)
        self.page.wait_for_timeout(60)
        self.touch("touchEnd")

    def on_stage(self, share):
        """A place on the stage: its middle, `share` of its height down."""
        return self.page.evaluate("""(share) => {
          const { x, y, width, height } = document.querySelector(".explainer__stage").getBoundingClientRect();
          return [x + width / 2, y + height * share];
        }""", share)


def drag_globe(finger, times):
    """Shakes the globe."""
    x, y = finger.on_stage(0.45)
    finger.drag([(x, y), *((x + (90 if turn % 2 else -90), y) for turn in range(times))])


def drag_wheel(finger, times):
    """Turns the wheel to and fro and lets go in the middle."""
    x, y = finger.on_stage(0.6)
    finger.drag([(x, y), *((x + (30 if turn % 2 else -30), y) for turn in range(times)), (x, y)])


def choose_supports(finger, times):
    for turn in range(times // 8):
        finger.tap(f"{SHOWN}[data-act=support][data-value={('talk', 'step')[turn % 2]}]")
        finger.page.wait_for_timeout(740)


def drive_left(finger, times):
    """Takes the new turn, goes back and takes it again."""
    finger.tap(SHOWN + "[data-turn=left]")
    finger.page.wait_for_timeout(times * 60)
    finger.tap("[data-back]")
    finger.page.wait_for_timeout(times * 10)
    finger.tap(SHOWN + "[data-turn=left]")
    finger.page.wait_for_timeout(times * 60)


SCENES = [
    ("snow globe, shaken", "snow-globe", loose, drag_globe, []),
    ("snow globe, settling", "snow-globe", settling, choose_supports, []),
    ("snow globe, shaken, SwiftShader", "snow-globe", loose, drag_globe, SWIFTSHADER),
    ("snow globe, settling, SwiftShader", "snow-globe", settling, choose_supports, SWIFTSHADER),
    ("car trip, at the fork", "car-trip", fork, drag_wheel, []),
    ("car trip, turning", "car-trip", fork, drive_left, []),
]


@contextlib.contextmanager
def kiosk():
    """The address of a kiosk: one that runs already, or the shipped program on a fresh data folder."""
    if os.environ.get("SNOWGLOBE_KIOSK_URL"):
        yield os.environ["SNOWGLOBE_KIOSK_URL"].rstrip("/")
        return
    with tempfile.TemporaryDirectory() as data:
        program = processes.Program([str(BUILD / "snowglobe-kiosk"), "serve", "--data", data, "--port", "0"])
        try:
            yield program.wait_until_ready()
        finally:
            program.stop()


def wait_until_there(page):
    """The page's policy forbids eval, which is Playwright's own way to wait."""
    for _ in range(1200):
        if page.evaluate("'explainer' in window"):
            return
        page.wait_for_timeout(50)
    sys.exit("bench: the explainer did not start")


LISTEN = """(names) => {
  window.handled = [];
  for (const name of names) {
    addEventListener(name, (event) => {
      const from = event.timeStamp;
      queueMicrotask(() => handled.push(performance.now() - from));
    });
  }
}"""


def measure(browser, address, explainer, arrive, play, rate, listens=False):
    """Main-thread work, frames and handling of inputs in one run, in milliseconds; and what inputs waited, if it listens."""
    context = browser.new_context(viewport=VIEWPORT, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/en/{explainer}/?seed=7#p=1")  # More time: a slow machine must not end the visit.
    wait_until_there(page)
    arrive(page)
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.wait_for_timeout(1500)
    if listens:
        page.evaluate(LISTEN, INPUTS)
    browser.start_tracing(page=page, categories=CATEGORIES)
    play(Finger(page, session), SECONDS * 10)
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    inputs = page.evaluate("window.handled ?? []")
    state = page.evaluate("explainer.state()")
    context.close()
    return {**figures_of(trace), "inputs": inputs, "flakes": state.get("flakesDrawn"), "painter": state.get("renderer") or "-"}


def processor_time(event):
    """Milliseconds."""
    return event.get("tdur", event["dur"]) / 1000


def page_thread(trace, process):
    """The thread of a process on which pages run."""
    [thread] = {(e["pid"], e["tid"]) for e in trace
                if e["name"] == "thread_name" and e["args"]["name"] == "CrRendererMain" and e["pid"] == process}
    return thread


def is_from_bench(event):
    """Whether the page's thread did this for the one who measures: at a kiosk nobody sends it such messages."""
    told = event.get("args", {}).get("chrome_mojo_event_info", {})
    return event["name"] == "Receive mojo message" and told.get("mojo_interface_tag") == "blink.mojom.DevToolsSession"


def figures_of(trace):
    """Processor milliseconds of the page's thread for each frame (work) and input (handling), and those between frames.

    Frames are those of the thread with the most: the page's own, or the worker that paints.
    """
    frames = collections.Counter((e["pid"], e["tid"]) for e in trace if e["name"] == "FireAnimationFrame")
    [(painter, _)] = frames.most_common(1)
    page = page_thread(trace, painter[0])
    own = [e for e in trace if (e.get("pid"), e.get("tid")) == page]
    told = sorted((e for e in own if is_from_bench(e)), key=lambda e: e["ts"])
    starts = sorted(e["ts"] for e in trace if e["name"] == "FireAnimationFrame" and (e["pid"], e["tid"]) == painter)
    tasks = sorted((e for e in own if e["name"] == "RunTask" and e["ph"] == "X"), key=lambda e: e["ts"])
    work = [0.0] * len(starts)
    frame = message = 0
    for task in tasks:
        end = task["ts"] + task["dur"]
        while frame + 1 < len(starts) and starts[frame + 1] < end:
            frame += 1
        own_work = processor_time(task)
        while message < len(told) and told[message]["ts"] < end:
            own_work -= processor_time(told[message])
            message += 1
        if starts[frame] < end:
            work[frame] += own_work
    handling = [processor_time(e) for e in own
                if e["name"] == "EventDispatch" and e["ph"] == "X" and e["args"]["data"]["type"] in INPUTS]
    return {"work": work, "handling": handling, "frames": [(b - a) / 1000 for a, b in zip(starts, starts[1:])]}


def share(values, part):
    """The value that `part` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("nan")


def pooled(runs, kind, part):
    return share([value for run in runs for value in run[kind]], part)


def row(name, rate, runs, heard):
    flakes = [run["flakes"] for run in runs if run["flakes"] is not None]
    rates = 1000 / statistics.mean(frame for run in runs for frame in run["frames"])
    return [name, f"{rate}x", runs[0]["painter"], f"{rates:.0f}", str(min(flakes)) if flakes else "-",
            *(f"{pooled(runs, kind, part):.1f}" for kind, part in
              (("work", 0.5), ("work", 0.95), ("handling", 0.95), ("frames", 0.5), ("frames", 0.95))),
            f"{pooled([heard], 'inputs', 0.95):.1f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--rates", type=int, nargs="+", default=RATES)
    parser.add_argument("--only", default="", help="scenes whose name holds this")
    options = parser.parse_args()
    rows, over = [], []
    with kiosk() as address, sync_playwright() as playwright:
        for name, explainer, arrive, play, arguments in SCENES:
            if options.only not in name:
                continue
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", *arguments])
            for rate in options.rates:
                print(f"bench: {name}, slowed {rate}x", file=sys.stderr, flush=True)
                scene = (browser, address, explainer, arrive, play, rate)
                runs = [measure(*scene) for _ in range(options.runs)]
                rows.append(row(name, rate, runs, measure(*scene, listens=True)))
                for kind, what in (("work", "work for a frame"), ("handling", "handling of an input")):
                    worst = pooled(runs, kind, 0.95)
                    if rate == max(RATES) and worst > FRAME_MILLISECONDS:
                        over.append(f"{name}: {worst:.1f} ms of {what}, more than {FRAME_MILLISECONDS} ms")
            browser.close()
    show(f"Motion: milliseconds for a frame, {options.runs} runs of about {SECONDS} s, 1080x1920", HEAD, rows)
    if over:
        sys.exit("bench: " + "; ".join(over))


if __name__ == "__main__":
    main()
