"""Where the parts of the course and of its environment lie: decided here, for every platform, without touching a disk."""

import sys
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

ROOT = Path(__file__).resolve().parents[2]
LOCKS = Path(__file__).resolve().parent / "locks"
START = "notebooks/00_start_here.ipynb"
PTH = "ml-onsite-course.pth"


@dataclass(frozen=True)
class Layout:
    """The environment's paths, and those of what stands beside it while it is being made."""

    root: PurePath
    env: PurePath
    python: PurePath
    scripts: PurePath
    site_packages: PurePath
    stamp: PurePath
    snapshot: PurePath
    previous: PurePath
    removing: PurePath
    guard: PurePath
    log: PurePath


def layout(
    root: str | PurePath, platform: str = sys.platform, version: tuple[int, int] = sys.version_info[:2]
) -> Layout:
    r"""Return the layout under `root` for `sys.platform` and the environment's (major, minor).

    >>> layout("/course", "darwin", (3, 12)).site_packages.as_posix()
    '/course/.venv/lib/python3.12/site-packages'
    >>> str(layout("C:/course", "win32", (3, 12)).python)
    'C:\\course\\.venv\\Scripts\\python.exe'
    """
    windows = platform == "win32"
    flavour = Path if platform == sys.platform else PureWindowsPath if windows else PurePosixPath
    root = flavour(root)
    env = root / ".venv"
    scripts = env / ("Scripts" if windows else "bin")
    library = env / "Lib" if windows else env / "lib" / f"python{version[0]}.{version[1]}"
    return Layout(
        root=root,
        env=env,
        python=scripts / ("python.exe" if windows else "python"),
        scripts=scripts,
        site_packages=library / "site-packages",
        stamp=env / "ml-onsite-course.json",
        snapshot=env / "ml-onsite-course.files",
        previous=root / ".venv.previous",
        removing=root / ".venv.removing",
        guard=root / ".venv.guard",
        log=root / ".venv.log",
    )


def pth_line(root: str) -> str:
    r"""Return the line of a .pth that puts `root` on the path, in ASCII: older Pythons read it in the locale's encoding.

    >>> pth_line("/home/ada/course")
    '/home/ada/course\n'
    >>> pth_line("/home/zoë/course")
    "import sys; sys.path.append('/home/zo\\xeb/course')\n"
    """
    return f"{root}\n" if root.isascii() else f"import sys; sys.path.append({root!a})\n"


def browsers(platform: str, environ: dict[str, str]) -> list[str]:
    """Return the commands and paths under which a Chromium is found on `platform`, best first."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    if platform == "darwin":
        return names + [f"/Applications/{app}.app/Contents/MacOS/{app}" for app in ("Chromium", "Google Chrome")]
    if platform == "win32":
        bases = [environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in environ]
        return names + [str(PureWindowsPath(base, "Google/Chrome/Application/chrome.exe")) for base in bases]
    return names
