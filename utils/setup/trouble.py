"""What can go wrong on a learner's machine, each as one clear sentence. Nothing here touches the machine."""

import errno
import re

NETWORK = (
    "No connection to the package index: {stage} needs a network"
    " (or a mirror: PIP_INDEX_URL, and UV_DEFAULT_INDEX for uv)."
    " Connect and run the same command again."
)
CERTIFICATE = (
    "The package index's certificate was not accepted, as behind a company's proxy."
    " Point SSL_CERT_FILE and PIP_CERT at the proxy's certificate and run the same command again."
)
DISK = (
    "No disk space left while {stage}. Free some (pip's and uv's caches and the temporary folder count too)"
    " and run the same command again."
)
WRITE = (
    "This folder cannot be written: {folder}. Move the course to a folder of your own and run the same command there."
)
VENV = (
    "This Python cannot make virtual environments: its venv module or ensurepip is missing."
    " On Debian or Ubuntu: `sudo apt install python{python}-venv`; or install uv (https://docs.astral.sh/uv/)."
)
LONG = (
    "A path became too long for this system. Move the course to a shorter folder"
    " (such as C:\\course) and run the same command there."
)
BUSY = (
    "A file of the environment is in use. Close JupyterLab and every notebook of this course,"
    " leave the environment (`deactivate`), then run the same command again."
)
MISSING = "The package index has no build of a pinned package for this machine."
KILLED = (
    "The installer was stopped by the system, most often for want of memory."
    " Close other programs and run the same command again."
)
OTHER = "Setting up failed while {stage}."

# In the order of asking: pip reports "no matching distribution" after a failed connection as well.
SIGNS = (
    (
        DISK,
        r"No space left on device|ENOSPC|not enough space on the disk|[Dd]isk quota exceeded"
        r"|os error (?:28|112|122)\b",
    ),
    (CERTIFICATE, r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|certificate verify failed"),
    (
        NETWORK,
        r"[Nn]ame resolution|Name or service not known|getaddrinfo failed|nodename nor servname|NameResolutionError"
        r"|Network is unreachable|NewConnectionError|Failed to establish a new connection|Connection refused"
        r"|ConnectTimeout|[Rr]ead timed out|ReadTimeout|dns error|error sending request|tcp connect error"
        r"|Max retries exceeded|Connection (?:reset|aborted|broken)|ProxyError|RemoteDisconnected"
        r"|Cannot connect to proxy|[Nn]etwork connectivity is disabled|Failed to fetch|IncompleteRead",
    ),
    (LONG, r"File ?name too long|os error (?:36|63|206)\b|WinError 206|Long Path support|filename or extension"),
    (BUSY, r"WinError 32\b|used by another process"),
    (VENV, r"ensurepip is not available|No module named '?(?:ensurepip|venv)\b"),
    (WRITE, r"Permission denied|Read-only file system|Access is denied|os error (?:13|30)\b|WinError 5\b"),
    (MISSING, r"No matching distribution found|not find a version that satisfies|no wheels? with a matching"),
)
NUMBERS = {
    errno.ENOSPC: DISK, errno.EDQUOT: DISK, errno.EACCES: WRITE, errno.EPERM: WRITE, errno.EROFS: WRITE,
    errno.ENAMETOOLONG: LONG,
}  # fmt: skip
WINDOWS = {112: DISK, 39: DISK, 206: LONG, 3: LONG, 5: WRITE, 32: BUSY, 33: BUSY}


class Trouble(Exception):
    """Something the learner can mend; its text is the sentence that says how."""


def of_output(output: str, code: int, *, stage: str, folder: str, python: str) -> str:
    """Return the sentence for an installer that printed `output` and ended with `code`."""
    found = next((sentence for sentence, signs in SIGNS if re.search(signs, output)), None)
    if found is None:
        found = KILLED if code in (-9, 137) else OTHER
    return found.format(stage=stage, folder=folder, python=python)


def of_error(error: OSError, *, stage: str, folder: str, platform: str) -> str:
    """Return the sentence for an operating system's error."""
    number = getattr(error, "winerror", None)
    found = WINDOWS.get(number) if platform == "win32" and number else NUMBERS.get(error.errno)
    if found is None:
        return f"{OTHER.format(stage=stage)} The system says: {error}."
    return found.format(stage=stage, folder=folder, python="3")


def of_folder(folder: str, platform: str) -> str | None:
    """Return the sentence for a folder in which no environment can work; None for a good one."""
    separator = ";" if platform == "win32" else ":"
    if separator in folder[2:]:
        return f"Python's search paths cannot hold the `{separator}` in the course's folder, {folder}. Rename it."
    if "\n" in folder or "\r" in folder:
        return "The course's folder has a line break in its path. Rename it."
    # The longest path inside the environment has about 150 characters; Windows allows 260 in all.
    if platform == "win32" and len(folder) > 100:
        return f"{LONG} It is now {len(folder)} characters long: {folder}."
    return None


def of_space(free: int, need: int) -> str | None:
    """Return the sentence for too few free bytes; None when they suffice."""
    if free >= need:
        return None
    needs = f"the environment needs about {need // 10**6} MB here, and {free // 10**6} MB are free"
    return f"No disk space: {needs}. Free some and run the same command again."


def of_port(port: int, address: str) -> str:
    """Return the sentence for a port another program has."""
    where = f" at {address}" if address not in ("", "localhost", "127.0.0.1") else ""
    return (
        f"Port {port} is in use{where}, perhaps by another JupyterLab. Close it, or choose another:"
        f" `python -m utils lab --port {port + 1}`; without --port a free one is taken."
    )


def old_uv(output: str) -> bool:
    """Return whether uv is too old for the options it was given (pip serves then)."""
    return bool(re.search(r"unexpected argument|unrecognized subcommand|isn't valid in this context", output))
