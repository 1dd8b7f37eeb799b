"""Open JupyterLab on the course, with the settings Binder uses: they are read from `binder/`, and none is written."""

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from utils.pristine import keep_clean_copies
from utils.setup import handover, trouble
from utils.setup.layout import ROOT, START
from utils.setup.trouble import Trouble


def start(python: Path, extra: Sequence[str]) -> int:
    """Start JupyterLab at the start page and return its exit code. Raises Trouble for a port in use."""
    port = value(extra, "port", "ServerApp.port", "LabApp.port")
    address = value(extra, "ip", "ServerApp.ip") or "localhost"
    if port and port.isdigit() and int(port) and in_use(int(port), address):
        raise Trouble(trouble.of_port(int(port), address))
    admin = hasattr(os, "geteuid") and os.geteuid() == 0
    page = START if (ROOT / START).exists() else None
    if page is None:
        print(f"There is no {START} yet: `python -m utils build` writes it.", file=sys.stderr)
    with contextlib.suppress(OSError):  # a folder that cannot be written is no reason not to study
        keep_clean_copies(ROOT)
    environ = handover.variables(os.environ, python, ROOT, sys.platform)
    return handover.become(python, arguments(ROOT, extra, page=page, admin=admin, port=port), environ)


def arguments(root: Path, extra: Sequence[str], *, page: str | None, admin: bool, port: str | None) -> list[str]:
    """Return the interpreter's arguments; an option the learner gives takes the place of ours."""
    ours = {
        "config": str(root / "binder" / "jupyter_server_config.py"),
        "LabApp.app_settings_dir": str(root / "binder"),
        "ServerApp.root_dir": str(root),
    }
    if page and not opens(extra):
        ours["LabApp.default_url"] = f"/lab/tree/{page}"
    if port:
        ours["ServerApp.port_retries"] = "0"
    if value(extra, "notebook-dir", "ServerApp.notebook_dir"):
        del ours["ServerApp.root_dir"]
    flags = [f"--{name}={setting}" for name, setting in ours.items() if value(extra, name) is None]
    if admin and "--allow-root" not in extra:
        flags.append("--allow-root")
    return ["-P", "-m", "jupyterlab", *flags, *extra]


def value(extra: Sequence[str], *names: str) -> str | None:
    """Return the last value given to an option under any of its names, as `--name value` or `--name=value`."""
    found = None
    for index, part in enumerate(extra):
        name, given, inline = part.partition("=")
        if name in {f"--{known}" for known in names}:
            found = inline if given else next(iter(extra[index + 1 :]), None)
    return found


def opens(extra: Sequence[str]) -> bool:
    """Return whether the learner named a file or folder to open: an argument that is neither option nor an option's value."""
    takes = {
        "--port",
        "--ip",
        "--config",
        "--notebook-dir",
        "--browser",
        "--app-dir",
        "--log-level",
        "--preferred-dir",
        "--sock",
    }
    before = ""
    for part in extra:
        if not part.startswith("-") and before not in takes:
            return True
        before = part
    return False


def in_use(port: int, address: str) -> bool:
    """Return whether another program listens on a port; what cannot be asked is left to JupyterLab."""
    import socket

    host = "" if address in ("*", "0.0.0.0", "::") else address
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host or "0.0.0.0", port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name != "nt":  # on Windows the option would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        return error.errno in (98, 48, 10048)  # "address in use" on Linux, macOS, Windows
    except OverflowError:
        return False
    return False
