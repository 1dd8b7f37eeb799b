"""`lab` for real, in the Python these tests run in: what is served, what is hidden, and whose settings count."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def lab(root, home, *arguments):
    """Start `python -m utils lab` as a user with an empty home, wait for its address, and stop it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "XDG", "IPYTHON"))}
    environ = {**kept, "COURSE_ENV": "current", "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "utils", "lab", "--no-browser", *arguments],
        cwd=root, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    said = []
    try:
        for line in process.stderr:
            said.append(line)
            found = re.search(r"(http://127\.0\.0\.1:\d+)(/\S*)\?token=(\w+)", line)
            if found:
                break
        else:
            pytest.fail("".join(said))
        # Read on, or a full pipe would stop the server.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        wait_for(found[1])
        yield found.groups()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(base):
    """Wait until the server answers: it prints its address a moment earlier."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(base + "/api", timeout=5):
            return
        time.sleep(0.05)
    pytest.fail("the server does not answer")


def ask(base, path, token):
    request = urllib.request.Request(base + path, headers={"Authorization": f"token {token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.mark.skipif(os.name == "nt", reason="the server is not stopped cleanly there")
def test_lab_serves_the_start_page_and_hides_the_machinery(root, tmp_path):
    theirs = tmp_path / ".jupyter"
    theirs.mkdir()
    (theirs / "jupyter_server_config.py").write_text("c.ServerApp.root_dir = '/'\nc.ServerApp.port = 1\n")
    port = free_port()
    with lab(root, tmp_path, "--port", str(port)) as (base, page, token):
        assert base.endswith(f":{port}")
        if (root / "notebooks/00_start_here.ipynb").exists():
            assert page == "/lab/tree/notebooks/00_start_here.ipynb"
        names = {entry["name"] for entry in ask(base, "/api/contents", token)["content"]}
        assert not names & {
            "solutions",
            "tests",
            "utils",
            "binder",
            "pyproject.toml",
            "requirements.txt",
            "__pycache__",
        }
        assert "README.md" in names
        kernel = ask(base, "/api/kernelspecs", token)
        assert "python3" in kernel["kernelspecs"]
        news = ask(base, "/lab/api/settings/@jupyterlab/apputils-extension:notification", token)["schema"]["properties"]
        assert news["fetchNews"]["default"] == "false" and news["checkForUpdates"]["default"] is False
    assert (theirs / "jupyter_server_config.py").exists()


def test_a_port_in_use_ends_it_with_a_sentence(root):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "utils", "lab", "--no-browser", f"--port={port}", "--ip=127.0.0.1"],
            cwd=root, env={**os.environ, "COURSE_ENV": "current"}, capture_output=True, text=True,
        )  # fmt: skip
    assert done.returncode == 1 and f"Port {port} is in use" in done.stderr and "Traceback" not in done.stderr
