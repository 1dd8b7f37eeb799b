"""A JupyterLab of one's own: a free port, no token, its own settings in a temporary folder, gone at the end."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

PLAIN = (sys.executable, "-m", "jupyterlab")
OPTIONS = (
    "--no-browser",
    "--ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--IdentityProvider.token=",
    "--ServerApp.disable_check_xsrf=True",
    "--LabApp.extension_manager=readonly",
    "--LabApp.expose_app_in_browser=True",
)
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # else cells off the screen never become visible
}


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def private_variables(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return `environ` changed so that Jupyter keeps all it writes under `folder`."""
    settings = folder / "settings"
    for name, values in SETTINGS.items():
        path = settings / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
        "COURSE_DATA": "progress",
    }
    return {**environ, **{name: str(folder / sub) for name, sub in own.items()}}


class Server:
    """Serve the folder `root`, inside a `with`; `command` is what starts it, `PLAIN` JupyterLab when not given.

    `options` come after the command; `url` is where it answers. RuntimeError with its log when it does not start.
    """

    def __init__(
        self,
        root: Path,
        command: Sequence[str] = PLAIN,
        options: Sequence[str] = (),
        cwd: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ):
        self.root, self.command, self.options, self.cwd = root, tuple(command), tuple(options), cwd or root
        self.environ = os.environ if environ is None else environ
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        self._folder = tempfile.TemporaryDirectory(prefix="course-jupyter-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        self.log = folder / "server.log"
        arguments = [*OPTIONS, f"--port={self.port}", f"--ServerApp.root_dir={self.root}", *self.options]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            arguments.append("--allow-root")
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*self.command, *arguments],
                env=private_variables(folder, self.environ), cwd=self.cwd, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait(self, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while True:
            try:
                self.ask("/api")
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    said = self.log.read_text(encoding="utf-8", errors="replace")[-3000:]
                    raise RuntimeError(f"JupyterLab did not start:\n{said}") from None
                time.sleep(0.05)  # nothing to wait on: the port opens when it opens

    def ask(self, path: str, method: str = "GET") -> object:
        """Return the JSON the server answers to a request for `path`."""
        request = urllib.request.Request(self.url + path, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def __exit__(self, *_: object) -> None:
        """Shut down by request, which takes the kernels along on every platform; by force when that fails."""
        try:
            self.ask("/api/shutdown", "POST")
            self.process.wait(15)
        except (OSError, urllib.error.URLError, subprocess.TimeoutExpired):
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._folder.cleanup()
