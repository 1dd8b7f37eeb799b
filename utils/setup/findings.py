"""What `doctor` says about the facts it gathered. Pure: facts in, lines out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from utils.setup.stamp import Action

LAB = "run `python -m utils lab`"
AFRESH = "remove the folder .venv and run `python -m utils lab`"


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, and, where something is wrong, what to do."""

    says: str
    do: str = ""
    problem: bool = False


def good(says: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(says)


def bad(says: str, do: str) -> Finding:
    """Return a problem and its remedy."""
    return Finding(says, do, problem=True)


def of_environment(action: Action, why: str, described: str) -> Finding:
    """Judge what the next start would do about the environment for studying."""
    if action is Action.REUSE:
        return good(f"the environment is whole: {described}")
    if action is Action.REFUSE:
        return bad("the folder .venv is not the course's", "rename or remove it, then " + LAB)
    if action is Action.MAKE:
        return bad("there is no environment yet", LAB)
    return bad(f"the environment has to be made anew: {why}", LAB)


def of_packages(versions: Mapping[str, list] | None, error: str = "") -> Finding:
    """Judge installed versions, {name: [pinned, installed or None]}."""
    if versions is None:
        return bad(f"the environment's packages cannot be listed ({error})", AFRESH)
    missing = sorted(name for name, (_, installed) in versions.items() if installed is None)
    other = sorted(f"{name} {there} for {pin}" for name, (pin, there) in versions.items() if there not in (None, pin))
    if missing:
        return bad(f"packages are missing: {', '.join(missing)}", AFRESH)
    if other:
        return bad(f"packages have another version than the course was tested with: {', '.join(other)}", AFRESH)
    return good(f"all {len(versions)} packages are there at their versions")


def of_import(where: list[str] | None, root: Path) -> Finding:
    """Judge where `utils` comes from in a notebook."""
    if where is None:
        return bad("notebooks cannot import `utils`", AFRESH)
    if any(Path(place).resolve() == (root / "utils").resolve() for place in where):
        return good("notebooks import this folder's `utils`")
    return bad(
        f"notebooks import another `utils`: {', '.join(where)}",
        "uninstall or rename that one, or take its folder off PYTHONPATH",
    )


def of_variables(environ: Mapping[str, str], shadowed: list[str]) -> list[Finding]:
    """Judge environment variables that change what Python and Jupyter do; silent about harmless ones."""
    found = []
    if environ.get("PYTHONHOME"):
        found.append(bad("PYTHONHOME is set, which breaks virtual environments", "unset it"))
    if shadowed:
        found.append(
            bad(
                f"PYTHONPATH holds another `utils` ({', '.join(shadowed)}), imported outside of `lab`",
                "unset PYTHONPATH",
            )
        )
    if environ.get("PYTHONSAFEPATH"):
        found.append(bad("PYTHONSAFEPATH is set, which keeps `python -m utils` from finding this folder", "unset it"))
    if environ.get("JUPYTER_NO_CONFIG"):
        found.append(bad("JUPYTER_NO_CONFIG is set, which switches the course's settings off", "unset it"))
    if environ.get("COURSE_ENV") == "current":
        found.append(good("COURSE_ENV=current: the running Python serves in place of .venv"))
    return found


def of_settings(files: list[Path], own: Path) -> list[Finding]:
    """Judge a user's own JupyterLab settings files, which stay in force beside the course's."""
    says = "Jupyter also reads your own {}; rename it should JupyterLab behave oddly"
    return [good(says.format(path)) for path in files if path != own]


def of_kernel(facts: Mapping[str, str], prefix: str) -> Finding:
    """Judge a kernel's greeting."""
    if "error" in facts:
        return bad(f"no kernel starts ({facts['error'].splitlines()[0]})", AFRESH)
    if prefix not in facts["said"]:
        return bad(f"the kernel is another Python's: {facts['said']}", "remove the kernel python3 of your own Jupyter")
    return good("a kernel starts and answers")


def of_folder(writable: bool, free: int) -> list[Finding]:
    """Judge the course's folder: may it be written, and is there room for answers."""
    room = f"{free // 10**6} MB of disk are free"
    return [
        good("the folder can be written")
        if writable
        else bad("the folder cannot be written", "move the course to a folder of your own"),
        good(room) if free > 200 * 10**6 else bad(f"only {room}", "free some"),
    ]


def of_notebooks(names: list[str], start: str) -> Finding:
    """Judge the chapters that are there."""
    if start not in names:
        return bad(f"notebooks/{start} is missing", "get the course again, or build it with `python -m utils build`")
    return good(f"{len(names)} notebooks are there")


def report(findings: list[Finding]) -> str:
    """Return the lines a learner reads."""
    lines = []
    for finding in findings:
        lines.append(f"{'problem' if finding.problem else 'ok':<8} {finding.says}")
        if finding.do:
            lines.append(f"{'':<8} -> {finding.do}")
    count = sum(finding.problem for finding in findings)
    lines.append(
        "Nothing is wrong." if not count else f"{count} problem{'s' if count > 1 else ''}; begin with the first."
    )
    return "\n".join(lines)
