"""The parts of `bench` that need no browser: its tables, its arguments, what it does when it cannot measure."""

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from utils.bench import main, table
from utils.bench.jupyter import Server, private_variables
from utils.bench.kernel import Kernel


def test_the_95th_percentile_is_a_measured_value():
    assert table.p95([3]) == 3
    assert table.p95(range(20)) == 18
    assert table.p95([5, 1, 4, 2, 3]) == 5


def test_a_table_is_markdown():
    assert table.markdown(["what", "ms"], [["a", 1.26], ["b", None]]).split("\n") == [
        "| what | ms |", "|---|---:|", "| a | 1.3 |", "| b |  |",
    ]  # fmt: skip


def test_the_machine_is_named():
    found = table.machine("numpy", "no-such-package")
    assert found["Python"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}")
    assert "numpy" in found and "no-such-package" not in found


def test_an_unknown_part_is_said(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["figure"])
    assert stopped.value.code == 2
    assert "figures" in capsys.readouterr().err


def test_what_cannot_be_measured_is_said_and_the_rest_is_kept(monkeypatch, capsys, tmp_path):
    def impossible():
        raise RuntimeError("no browser here")

    modules = {
        "utils.bench.figures": SimpleNamespace(TITLE="Figures", measure=impossible),
        "utils.bench.imports": SimpleNamespace(
            TITLE="Imports", measure=lambda: {"ms": 3}, report=lambda found: f"{found['ms']} ms"
        ),
    }
    monkeypatch.setattr("importlib.import_module", modules.__getitem__)
    kept = tmp_path / "times.json"
    assert main(["import", "figures", "--json", str(kept)]) == 1
    said = capsys.readouterr()
    assert "no browser here" in said.err
    assert "3 ms" in said.out
    assert json.loads(kept.read_text("utf-8"))["import"] == {"ms": 3}
    assert main(["import"]) == 0


def test_jupyter_writes_only_in_its_own_folder(tmp_path):
    found = private_variables(tmp_path, {"HOME": "/home/ada"})
    assert found["HOME"] == "/home/ada"
    own = {name: value for name, value in found.items() if name.startswith(("JUPYTER", "IPYTHON"))}
    assert len(own) == 6
    assert all(value.startswith(str(tmp_path)) for value in own.values())


def test_a_server_that_does_not_start_says_why(tmp_path):
    command = [sys.executable, "-c", "import sys; sys.exit('the disk is on fire')"]
    with pytest.raises(RuntimeError, match="the disk is on fire"), Server(tmp_path, command):
        pass


def test_a_kernel_prints_and_raises(tmp_path):
    with Kernel(sys.executable, tmp_path, {"COURSE_SEED": "7"}) as kernel:
        assert kernel.run("import os; print(os.environ['COURSE_SEED'], os.getcwd())").split() == ["7", str(tmp_path)]
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            kernel.run("1 / 0")


def test_importing_bench_imports_no_browser():
    code = "import sys, utils.bench; print(sorted({'playwright', 'numpy', 'jupyter_client'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
