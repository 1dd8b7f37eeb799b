"""What setting up decides, by values of all three systems; nothing here makes an environment."""

import dataclasses
import os
import socket
import sys
from pathlib import Path

import pytest

from utils.setup import installer, lab, stamp, trouble
from utils.setup.handover import shadows, variables
from utils.setup.layout import browsers, layout, pth_line
from utils.setup.stamp import Action, Stamp

WANT = Stamp("/c", "3.12", "/usr/bin/python3.12", "linux x86_64", {"study": "s1", "all": "a1"})


def made(**changes):
    return dataclasses.replace(WANT, **{"sets": {"study": "s1"}, **changes})


@pytest.mark.parametrize(
    ("root", "platform", "python", "packages"),
    [
        (
            "/home/ada/the course",
            "linux",
            "/home/ada/the course/.venv/bin/python",
            ".venv/lib/python3.13/site-packages",
        ),
        ("/Users/ada/course", "darwin", "/Users/ada/course/.venv/bin/python", ".venv/lib/python3.13/site-packages"),
        ("C:\\course", "win32", "C:\\course\\.venv\\Scripts\\python.exe", ".venv\\Lib\\site-packages"),
    ],
)
def test_where_an_environment_keeps_its_parts(root, platform, python, packages):
    plan = layout(root, platform, (3, 13))
    assert str(plan.python) == python
    assert str(plan.site_packages).endswith(packages)
    beside = (plan.previous, plan.removing, plan.guard, plan.log)
    assert all(path.parent == plan.root and path.name.startswith(".venv.") for path in beside)


@pytest.mark.parametrize("root", ["/home/ada/course", "/home/zoë/ml", "C:\\Users\\Müller\\ml", "/tmp/it's a \u4e2d"])
def test_a_pth_line_is_ascii_and_adds_that_folder(root):
    line = pth_line(root)
    path = []
    if line.startswith("import "):
        exec(line.replace("import sys; sys.path", "path"), {"path": path})
    else:
        path.append(line.rstrip("\n"))
    assert path == [root] and line.isascii() and line.count("\n") == 1


@pytest.mark.parametrize(
    ("exists", "found", "need", "action"),
    [
        (False, None, "study", Action.MAKE),
        (True, None, "study", Action.REFUSE),
        (True, made(sets={}), "study", Action.REMAKE),
        (True, made(), "study", Action.REUSE),
        (True, made(), "all", Action.EXTEND),
        (True, made(sets={"study": "s1", "all": "a1"}), "study", Action.REUSE),
        (True, made(sets={"study": "s1", "all": "a1"}), "all", Action.REUSE),
        (True, made(sets={"study": "s1", "all": "a0"}), "study", Action.REUSE),
        (True, made(sets={"study": "s1", "all": "a0"}), "all", Action.REMAKE),
        (True, made(sets={"study": "s0"}), "study", Action.REMAKE),
        (True, made(sets={"study": "s0"}), "all", Action.REMAKE),
        (True, made(python="3.11"), "study", Action.REMAKE),
        (True, made(base="/opt/python3.12"), "study", Action.REMAKE),
        (True, made(folder="/elsewhere"), "study", Action.REMAKE),
        (True, made(machine="darwin arm64"), "all", Action.REMAKE),
    ],
)
def test_what_a_start_does_about_the_environment(exists, found, need, action):
    decided, why = stamp.decide(exists, found, WANT, need)
    assert decided is action
    assert bool(why) == (action is not Action.REUSE)


def test_line_ends_and_comments_of_a_lock_do_not_count(tmp_path):
    for name, text in (("a", b"# x\nnumpy==1\n"), ("b", b"# y\r\nnumpy==1\r\n"), ("c", b"# x\nnumpy==2\n")):
        (tmp_path / name).write_bytes(text)
    a, b, c = (stamp.lock_hash(tmp_path / name) for name in "abc")
    assert a == b != c


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1}', '{"format": 99, "stamp": {}}', '{"format":1,"stamp":{"x":1}}']
)
def test_a_spoiled_stamp_is_ours_and_of_no_use(tmp_path, text):
    path = tmp_path / "stamp.json"
    path.write_text(text)
    assert stamp.decide(True, stamp.read(path), WANT, "study")[0] is Action.REMAKE


def test_a_stamp_reads_back(tmp_path):
    stamp.write(tmp_path / "s.json", WANT)
    assert stamp.read(tmp_path / "s.json") == WANT
    assert stamp.read(tmp_path / "none.json") is None


@pytest.mark.parametrize("uv", [None, "/bin/uv"])
def test_what_installs_compiles_and_installs_the_lock_alone(uv):
    plan = layout("/c")
    command = installer.installation(uv, plan, Path("lock.txt"), "installing").command
    assert command[-2:] == ["-r", "lock.txt"] and "--no-deps" in command
    assert ("--compile-bytecode" if uv else "--compile") in command
    assert str(plan.python) in command
    assert str(plan.env) in installer.creation(uv, plan, "/usr/bin/python3").command


def test_an_installer_keeps_mirrors_and_loses_what_would_spoil_it():
    kept = installer.variables(
        {"PIP_INDEX_URL": "x", "HTTPS_PROXY": "y", "PYTHONDONTWRITEBYTECODE": "1", "PIP_TARGET": "z"}
    )
    assert kept["PIP_INDEX_URL"] == "x" and kept["HTTPS_PROXY"] == "y"
    assert "PYTHONDONTWRITEBYTECODE" not in kept and "PIP_TARGET" not in kept


@pytest.mark.parametrize(("platform", "separator"), [("linux", ":"), ("darwin", ":"), ("win32", ";")])
def test_the_environment_comes_first_in_what_a_notebook_inherits(tmp_path, platform, separator):
    env = tmp_path / ".venv"
    (env / "bin").mkdir(parents=True)
    (env / "pyvenv.cfg").touch()
    environ = {"PATH": "before", "PYTHONHOME": "x", "JUPYTER_PATH": "theirs"}
    new = variables(environ, env / "bin" / "python", tmp_path, platform)
    assert new["PATH"] == f"{env / 'bin'}{separator}before" and new["VIRTUAL_ENV"] == str(env)
    assert new["JUPYTER_PATH"] == f"{env / 'share' / 'jupyter'}{separator}theirs"
    assert "PYTHONHOME" not in new and environ["PYTHONHOME"] == "x"


def test_another_utils_is_taken_off_the_path(tmp_path):
    for name in ("theirs/utils", "harmless/other", "root/utils", "alone"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "alone/utils.py").touch()
    root = tmp_path / "root"
    entries = [tmp_path / name for name in ("theirs", "harmless", "root", "alone")]
    assert [shadows(entry, root) for entry in entries] == [True, False, False, True]
    new = variables({"PYTHONPATH": os.pathsep.join(map(str, entries))}, root / "python", root, sys.platform)
    assert new["PYTHONPATH"].split(os.pathsep) == [str(tmp_path / "harmless"), str(root)]


def options(*extra, page="notebooks/00_start_here.ipynb", admin=False, port=None):
    return lab.arguments(Path("/c"), extra, page=page, admin=admin, port=port)


def test_lab_opens_the_start_page_with_binders_settings():
    given = options("--no-browser")
    assert f"--config={Path('/c/binder/jupyter_server_config.py')}" in given
    assert f"--ServerApp.root_dir={Path('/c')}" in given
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in given
    assert given[-1] == "--no-browser" and "--allow-root" not in given


def test_a_learners_own_option_takes_the_place_of_ours():
    assert not any("default_url" in part for part in options("notebooks/03_conditional_probability.ipynb"))
    assert any("default_url" in part for part in options("--ip", "0.0.0.0", "--port=9"))
    assert sum("root_dir" in part for part in options("--ServerApp.root_dir=/else")) == 1
    assert options("--allow-root", admin=True).count("--allow-root") == 1 == options(admin=True).count("--allow-root")
    assert "--ServerApp.port_retries=0" in options("--port", "9", port="9")
    assert not any("default_url" in part for part in options(page=None))


@pytest.mark.parametrize(
    "extra", [["--port", "9"], ["--port=9"], ["--ServerApp.port=9"], ["--port=8", "--port=9"], ["-y", "--port=9"]]
)
def test_a_port_is_read_however_it_is_written(extra):
    assert lab.value(extra, "port", "ServerApp.port") == "9"


def test_a_port_in_use_is_seen_and_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert lab.in_use(port, "127.0.0.1")
    assert not lab.in_use(port, "127.0.0.1")
    assert "8888" in trouble.of_port(8888, "localhost") and "--port 8889" in trouble.of_port(8888, "localhost")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_browsers_are_looked_for_where_each_system_keeps_them(platform):
    found = browsers(platform, {"PROGRAMFILES": "C:\\Program Files"})
    assert found[0] == "chromium"
    assert any("Chrome.app" in path for path in found) == (platform == "darwin")
    assert any(path.endswith("chrome.exe") for path in found) == (platform == "win32")
