"""Cutting a program off by SIGKILL at chosen system calls, from outside (strace's fault injection)."""
import os
import signal
import subprocess
import time

# Everything that changes a file, a folder or a connection.
CALLS = "write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,symlink,symlinkat,mkdir"


def sync_cut_at(clinic, nth, data=None):
    """Runs a sync and kills it as one of its threads makes the nth of these calls; whether it was killed."""
    log = clinic.folder / "strace.log"
    tool = ["strace", "-f", "-o", str(log), "-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=KILL:when={nth}"]
    subprocess.run(clinic.kiosk_call("sync", data=data, under=tool), capture_output=True, timeout=180)
    return "killed by SIGKILL" in log.read_text()


def sync_cut_after(clinic, seconds):
    """Runs a sync and kills it after a while; whether it was still running."""
    process = subprocess.Popen(clinic.kiosk_call("sync"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    time.sleep(seconds)
    was_running = process.poll() is None
    if was_running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return was_running
