"""Cutting a program off by SIGKILL at chosen system calls, from outside (strace's fault injection)."""
import os
import signal
import subprocess
import time

import processes

# Everything that changes a file, a folder or a connection.
CALLS = "write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,symlink,symlinkat,mkdir"


def run_cut(arguments, calls, nth, environment=None):
    """Runs a command and kills it as a thread of it makes the nth of these calls; whether it was killed."""
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}",
               "-e", f"inject={calls}:signal=KILL:when={nth}", *[str(a) for a in arguments]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180,
                          env={**os.environ, **(environment or {})})
    return done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)


def run_cut_after(arguments, seconds, environment=None):
    """Runs a command and kills it after a while; whether it was still running."""
    process = subprocess.Popen([str(a) for a in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **(environment or {})})
    time.sleep(seconds)
    if process.poll() is not None:
        return False
    process.kill()
    process.wait()
    return True


def kiosk_sync(data):
    return [processes.KIOSK, "sync", "--data", data]
