"""Start the real programs on free ports, wait until they are ready, show their output if they die."""
import contextlib
import os
import pathlib
import queue
import re
import signal
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(os.environ.get("SNOWGLOBE_BUILD", ROOT / ".build" / "debug"))
KIOSK = str(BUILD / "snowglobe-kiosk")
SERVER = str(BUILD / "snowglobe-server")
READY = re.compile(r"ready on (https?://\S+)")


def at_time(time, call):
    """The call with its wall clock moved by, for example, "+3d" (Debian's `faketime`); timers run as they do."""
    # Where it is killed it leaves semaphores named after its process, and the next one of that number would not start.
    for left in pathlib.Path("/dev/shm").glob("*faketime_*_*"):
        if not pathlib.Path("/proc", left.name.rpartition("_")[2]).exists():
            left.unlink(missing_ok=True)
    return ["env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-f", time, *call]


class Program:
    """A running program: its address once ready, everything it printed, and ways to end it."""

    def __init__(self, arguments, environment=None, prefix=()):
        self.arguments = [*prefix, *arguments]
        self.process = subprocess.Popen(
            self.arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, **(environment or {})}, start_new_session=True)
        self.lines = []
        self._queue = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)
            self._queue.put(line)
        self._queue.put(None)

    def wait_until_ready(self, seconds=60):
        """The base address that the program printed; fails with its output if it dies or stays silent."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                line = self._queue.get(timeout=max(0.1, deadline - time.monotonic()))
            except queue.Empty:
                self.kill()
                raise AssertionError(f"not ready after {seconds} s: {self.arguments}\n{self.output}") from None
            if line is None:
                raise AssertionError(f"ended before it was ready: {self.arguments}\n{self.output}")
            found = READY.search(line)
            if found:
                return found.group(1).rstrip("/")

    @property
    def output(self):
        return "".join(self.lines)

    def stop(self, seconds=20):
        """Asks the program to end, as an init system would, and returns its exit code."""
        with contextlib.suppress(ProcessLookupError):  # It may have ended by itself.
            os.killpg(self.process.pid, signal.SIGTERM)
        deadline = time.monotonic() + seconds
        while self._is_group_alive():
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"did not end within {seconds} s: {self.arguments}\n{self.output}")
            time.sleep(0.05)
        return self.process.wait()

    def _is_group_alive(self):
        """Whether the program, or one that it was started through, still runs."""
        self.process.poll()
        try:
            os.killpg(self.process.pid, 0)
            return True
        except ProcessLookupError:
            return False

    def kill(self):
        """Cuts the program off at once."""
        with contextlib.suppress(ProcessLookupError):  # It may have ended by itself.
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def run(*arguments, check=True, environment=None, stdin=None, seconds=120):
    """Runs a command to its end; with `check`, a failure shows what it printed."""
    done = subprocess.run(
        [str(a) for a in arguments], capture_output=True, text=True, timeout=seconds, input=stdin,
        env={**os.environ, **(environment or {})})
    if check and done.returncode != 0:
        raise AssertionError(f"{arguments} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done
