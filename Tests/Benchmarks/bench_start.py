"""Start to first 200, and idle memory, of the kiosk beside kiwix-serve and nginx with the same pages."""
import http.client
import pathlib
import re
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from tables import show, stripped

ROUNDS = 9
START_RATIO_MAX = 1.0   # kiosk / kiwix-serve
MEMORY_RATIO_MAX = 1.6  # kiosk / kiwix-serve, PSS
PORTS = {"snowglobe-kiosk": 18080, "kiwix-serve": 18081, "nginx": 18082}


def first_answer(port, path, deadline=20):
    """Seconds until a GET of the path is answered with 200."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return time.perf_counter() - begin
        except OSError:
            time.sleep(0.0005)
        finally:
            connection.close()
    sys.exit(f"bench: nothing answered on port {port}")


def descendants(pid):
    found = [pid]
    for child in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split():
        found += descendants(int(child))
    return found


def pss_kilobytes(pid):
    """Proportional memory of a process and its children."""
    total = 0
    for one in descendants(pid):
        text = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))
    return total


def measure(command, port, path, idle):
    """Seconds to the first 200 and, if asked, idle memory two seconds later."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        seconds = first_answer(port, path)
        memory = None
        if idle:
            time.sleep(2)
            memory = pss_kilobytes(process.pid)
        return seconds, memory
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def save_site(kiosk, folder):
    """Writes every page and file that the kiosk serves into a folder of plain files."""
    process = subprocess.Popen(
        [kiosk, "serve", "--data", str(folder / "save-data"), "--port", str(PORTS["snowglobe-kiosk"])],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    site = folder / "site"
    try:
        first_answer(PORTS["snowglobe-kiosk"], "/healthz")
        todo, done = ["/", "/en/"], set()
        while todo:
            path = todo.pop()
            if path in done:
                continue
            done.add(path)
            connection = http.client.HTTPConnection("127.0.0.1", PORTS["snowglobe-kiosk"])
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                continue
            file = site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
            if path.endswith("/"):
                todo += re.findall(r'(?:href|src)="(/[^"#?]*)"', body.decode())
    finally:
        process.terminate()
        process.wait()
    return site


def blank_icon(pixels=48):
    """A square picture of one grey, as PNG: kiwix wants one."""
    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
    rows = b"".join(b"\0" + b"\x80" * pixels for _ in range(pixels))
    head = struct.pack(">IIBBBBB", pixels, pixels, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def make_zim(site, folder):
    """Packs the folder as the ZIM file that kiwix-serve wants."""
    (site / "icon.png").write_bytes(blank_icon())
    target = folder / "site.zim"
    command = ["zimwriterfs", "--welcome=index.html", "--illustration=icon.png", "--language=eng", "--name=snowglobe",
               "--title=Snowglobe", "--description=Pages", "--creator=-", "--publisher=-", str(site), str(target)]
    done = subprocess.run(command, capture_output=True, text=True)
    return target if target.exists() else sys.exit(f"bench: zimwriterfs failed\n{done.stdout}{done.stderr}")


def nginx_command(site, folder):
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; server {{ listen 127.0.0.1:{PORTS['nginx']};"
        f" root {site}; }} }}\n")
    return ["nginx", "-c", str(configuration)]


def main():
    for tool in ("kiwix-serve", "zimwriterfs", "nginx"):
        if not shutil.which(tool) and not shutil.which(tool, path="/usr/sbin"):
            sys.exit(f"bench: {tool} is missing; run scripts/setup --bench")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kiosk = stripped("snowglobe-kiosk", folder)
        site = save_site(kiosk, folder)
        zim = make_zim(site, folder)
        subprocess.run(["chmod", "-R", "a+rX", name], check=True)
        commands = {
            "snowglobe-kiosk": [kiosk, "serve", "--data", str(folder / "data"), "--port", "18080"],
            "kiwix-serve": ["kiwix-serve", "--address=127.0.0.1", "--port=18081", str(zim)],
            "nginx": nginx_command(site, folder),
        }
        paths = {"snowglobe-kiosk": "/en/", "kiwix-serve": "/", "nginx": "/en/"}
        seconds, memory = {n: [] for n in commands}, {}
        for turn in range(ROUNDS + 1):
            for program, command in commands.items():
                took, pss = measure(command, PORTS[program], paths[program], idle=turn == ROUNDS)
                if turn:  # The first round warms the page cache.
                    seconds[program].append(took)
                memory[program] = pss
    peer, peer_memory = statistics.median(seconds["kiwix-serve"]), memory["kiwix-serve"]
    rows = []
    for program in commands:
        median = statistics.median(seconds[program])
        rows.append([program, f"{median * 1000:.0f} ms", f"{median / peer:.2f}", f"{memory[program] / 1024:.1f} MB",
                     f"{memory[program] / peer_memory:.2f}"])
    show(f"Start to first 200 (median of {ROUNDS}, warm) and idle memory, same pages",
         ["program", "start", "/ kiwix", "PSS", "/ kiwix"], rows)
    start = statistics.median(seconds["snowglobe-kiosk"]) / peer
    use = memory["snowglobe-kiosk"] / peer_memory
    print(f"  limits: start {start:.2f} of at most {START_RATIO_MAX}, memory {use:.2f} of at most {MEMORY_RATIO_MAX}")
    if start > START_RATIO_MAX or use > MEMORY_RATIO_MAX:
        sys.exit("bench: above a limit")


if __name__ == "__main__":
    main()
