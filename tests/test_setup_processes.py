"""What setting up does with processes: one at a time, their words kept, ended when it is ended itself."""

import os
import signal
import subprocess
import sys
import time

import pytest

from utils.setup.guard import Guard
from utils.setup.running import Show, run

HOLD = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from utils.setup.guard import Guard
with Guard(Path(sys.argv[2]), lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_starts_wait_for_each_other_and_a_killed_one_lets_go(root, tmp_path):
    path = tmp_path / "guard"
    told = []
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(root), str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"

    def waiting():
        told.append(True)
        holder.kill()
        holder.wait()

    with Guard(path, waiting, poll=0.01):
        assert told == [True]
    holder.stdout.close()
    assert not path.exists()


def test_a_stage_returns_what_it_said_and_how_it_ended(capsys):
    from utils.setup.installer import Stage

    program = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    code, output = run(Stage("trying", [sys.executable, "-c", program]), os.environ, Show())
    assert code == 3 and sorted(output.split()) == ["err", "out"]


INTERRUPTED = """
import sys
sys.path.insert(0, sys.argv[1])
from utils.setup.installer import Stage
from utils.setup.running import Show, run, stoppable
child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
try:
    with stoppable():
        run(Stage("waiting", [sys.executable, "-u", "-c", child]), {}, Show(every=0))
except KeyboardInterrupt:
    print("cleaned up", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_installer_and_lets_cleaning_up_happen(root, name):
    default = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    process = subprocess.Popen(
        [sys.executable, "-c", default + INTERRUPTED, str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    child = None
    for line in process.stderr:
        number = line.rpartition("]")[2].strip()
        if number:
            child = int(number)
            break
    process.send_signal(getattr(signal, name))
    out, _ = process.communicate(timeout=30)
    assert out == "cleaned up\n" and process.returncode == 0
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the installer went on")
