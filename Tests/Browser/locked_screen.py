"""Chromium exactly as Kiosk/deploy starts it: the launcher's flags and the managed policies, on a display if Xvfb is there.

The policies lie in a mount namespace of this Chromium alone: no other browser of the machine reads them.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from devtools_pipe import DevtoolsPipe, ProtocolError

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import processes  # noqa: E402

DEPLOY = processes.ROOT / "Kiosk" / "deploy"
POLICIES = pathlib.Path("/etc/chromium")
WIDTH, HEIGHT = 1080, 1920
HAS_DISPLAY = all(shutil.which(tool) for tool in ("Xvfb", "xdotool", "xrandr"))


def launcher_flags(url="http://127.0.0.1:8080/", profile="/tmp/profile"):
    """What Kiosk/deploy/snowglobe-browser would start Chromium with, one flag an item."""
    printed = processes.run(DEPLOY / "snowglobe-browser", "--print-flags",
                            environment={"SNOWGLOBE_URL": url, "SNOWGLOBE_PROFILE": str(profile)})
    return printed.stdout.split("\n")[:-1]


def namespace():
    """The words that start a program with mounts of its own, or the reason why that cannot be."""
    alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    tried = processes.run(*alone, "mount", "-t", "tmpfs", "none", POLICIES, check=False)
    return (alone, None) if tried.returncode == 0 else (None, f"no mounts of its own here: {tried.stderr.strip()}")


def install_policies(folder, port, probed):
    """The folder that Chromium sees as /etc/chromium, made as Kiosk/docs/screen.md says for another port."""
    managed = folder / "policies" / "managed"
    managed.mkdir(parents=True)
    policies = json.loads((DEPLOY / "chromium-policy.json").read_text("utf-8").replace(":8080", f":{port}"))
    if probed:
        # With developer tools off not even a test may look into the page; every other policy stays.
        policies |= {"DeveloperToolsAvailability": 1}
    (managed / "snowglobe.json").write_text(json.dumps(policies), "utf-8")
    return folder


class Display:
    """An X screen without a window manager, as xinit gives one; real keys and clicks go in through it."""

    def __init__(self):
        self.number = next(n for n in range(90, 200) if not pathlib.Path(f"/tmp/.X11-unix/X{n}").exists())
        self.environment = {**os.environ, "DISPLAY": f":{self.number}"}
        self.process = subprocess.Popen(
            ["Xvfb", f":{self.number}", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while self.do("getmouselocation", check=False).returncode != 0:
            assert time.monotonic() < deadline, "Xvfb does not answer"
            time.sleep(0.1)

    def do(self, *arguments, check=True):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=check,
                              capture_output=True, text=True, timeout=20)

    def key(self, keys):
        self.do("key", "--clearmodifiers", keys)

    def window(self):
        """Where the largest window lies: (x, y, width, height)."""
        ids = self.do("search", "--onlyvisible", "--name", ".*").stdout.split()
        boxes = []
        for one in ids:
            shown = self.do("getwindowgeometry", "--shell", one, check=False).stdout
            fields = dict(line.split("=") for line in shown.split() if "=" in line)
            boxes.append(tuple(int(fields[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))
        return max(boxes, key=lambda box: box[2] * box[3])

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class LockedScreen:
    """The browser of a waiting room, and the one page it shows; `probed` lets the test run scripts on that page."""

    def __init__(self, url, folder, display=None, probed=False):
        alone, reason = namespace()
        assert alone, reason
        self.url, self.folder, self.display, self.pipe = url, folder, display, DevtoolsPipe()
        policies = install_policies(folder / "etc", url.rsplit(":", 1)[1], probed)
        self.home = folder / "home"
        self.home.mkdir()
        ends = (self.pipe.chromium_reads, self.pipe.chromium_writes)
        bind = f'mount --bind "{policies}" {POLICIES} && exec 3<&{ends[0]} 4>&{ends[1]} && exec "$@"'
        self.process = subprocess.Popen(
            [*alone, "bash", "-c", bind, "bash", *self.command()], start_new_session=True, pass_fds=ends,
            env={**(display.environment if display else os.environ), **self.environment()},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.pipe.begun()
        self.probed, self.session = probed, None
        self.wait_for_page()

    def environment(self):
        """The launcher's settings; its Chromium gets the pipe that the test sees through."""
        wrapper = self.folder / "chromium"
        # Root has no sandbox of Chromium's.
        wrapper.write_text('#!/bin/sh\nexec chromium "$@" --remote-debugging-pipe --no-sandbox\n', "utf-8")
        wrapper.chmod(0o755)
        return {"HOME": str(self.home), "SNOWGLOBE_URL": f"{self.url}/", "SNOWGLOBE_CHROMIUM": str(wrapper),
                "SNOWGLOBE_PROFILE": str(self.folder / "profile")}

    def command(self):
        """The launcher itself on a display; without one, Chromium with the launcher's flags and no window."""
        if self.display:
            return [str(DEPLOY / "snowglobe-browser"), "--under-x"]
        flags = launcher_flags(f"{self.url}/", self.folder / "profile")
        return [str(self.folder / "chromium"), *flags, "--headless=new", f"--window-size={WIDTH},{HEIGHT}", f"{self.url}/"]

    def pages(self):
        """Everything that the browser shows: pages, tabs, windows of any kind."""
        found = self.pipe.send("Target.getTargets", filter=[{}])["targetInfos"]
        return [one for one in found if one["type"] not in ("browser", "browser_ui", "service_worker", "worker", "tab", "iframe")]

    def wait_for_page(self, seconds=60):
        deadline = time.monotonic() + seconds
        while not (self.process.poll() is None and self.attach()):
            assert self.process.poll() is None, f"Chromium ended with {self.process.returncode}"
            assert time.monotonic() < deadline, f"no page of the kiosk in {seconds} s: {self.pages()}"
            time.sleep(0.2)

    def attach(self):
        page = next((one for one in self.pages() if one["url"].startswith(self.url)), None)
        if not page:
            return False
        self.target = page["targetId"]
        if not self.probed:
            return True
        self.session = self.pipe.send("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        return True

    def ask(self, expression):
        """The value of an expression on the page; a promise is waited for."""
        answer = self.pipe.send("Runtime.evaluate", self.session, expression=expression, awaitPromise=True,
                                returnByValue=True, userGesture=True)
        return answer.get("exceptionDetails", {}).get("text") or answer["result"].get("value")

    def until(self, expression, seconds=15):
        deadline = time.monotonic() + seconds
        while True:
            try:
                if self.ask(expression) is True:
                    return
            except ProtocolError:
                self.attach()  # The page was on its way to the next one.
            assert time.monotonic() < deadline, f"still not true after {seconds} s: {expression}"
            time.sleep(0.1)

    def touch(self, kind, *points):
        self.pipe.send("Input.dispatchTouchEvent", self.session, type=kind,
                       touchPoints=[{"x": x, "y": y} for x, y in points])

    def stop(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)
        self.pipe.close()


# What follows "--", under X and as large as the screen, as --under-x would do it.
STAND_IN_FOR_CAGE = f"""#!/bin/bash
shift
"${{@/#--ozone-platform=wayland/--ozone-platform=x11}}" --start-fullscreen --window-position=0,0 --window-size={WIDTH},{HEIGHT}
"""


class StartedScreen(LockedScreen):
    """The screen as its unit starts it: the whole launcher, with a stand-in for cage that shows its one program under X."""

    def __init__(self, url, folder, display, profile):
        self.profile = profile
        folder.mkdir()
        super().__init__(url, folder, display)

    def environment(self):
        cage = self.folder / "bin" / "cage"
        cage.parent.mkdir()
        cage.write_text(STAND_IN_FOR_CAGE, "utf-8")
        cage.chmod(0o755)
        return super().environment() | {"SNOWGLOBE_PROFILE": str(self.profile), "PATH": f"{cage.parent}:{os.environ['PATH']}"}

    def command(self):
        return [str(DEPLOY / "snowglobe-browser")]

    def browser_pid(self):
        """Chromium's main process: the one of this profile that no other Chromium started."""
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:  # It has ended meanwhile.
                continue
            if b"--user-data-dir=" + str(self.profile).encode() in words and words[0].endswith(b"/chromium") \
                    and not any(word.startswith(b"--type=") for word in words):
                return int(entry.name)
        raise AssertionError("no Chromium of this profile runs")


def unit(name):
    """The settings of a unit of Kiosk/deploy, by name; all sections together."""
    lines = (DEPLOY / name).read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
