"""A new chapter as `new` writes it: it runs, passes every lane, is released, and a change in it is noticed."""

import os
import subprocess
import sys

LANES = ["fresh", "learner", "solution", "solved", "mistakes", "junk", "leak"]


def test_a_source_runs_as_a_program(whole_course):
    path = whole_course.root / "solutions" / "00_two_coins.py"
    assert "### BEGIN SOLUTION" in path.read_text("utf-8")
    env = {"PYTHONPATH": str(whole_course.root), "PATH": "", "SYSTEMROOT": ""}
    subprocess.run([sys.executable, path], cwd=whole_course.root, env=env, check=True)


def test_the_real_bundle_resets_and_imports_without_the_rest(whole_course, tmp_path):
    """In a folder of its own: a chapter's module imports, `reset` works, and the author's commands are told apart."""
    folder = tmp_path / "bundle"
    whole_course.run("release", folder)
    notebook = folder / "notebooks" / "00_two_coins.ipynb"
    clean = notebook.read_bytes()
    notebook.write_bytes(clean.replace(b"answer = ...", b"answer = 1/4"))

    def run(*words):
        env = {**os.environ, "PYTHONPATH": str(folder), "COURSE_ENV": "current"}
        return subprocess.run(
            [sys.executable, *words], cwd=folder, env=env, capture_output=True, text=True, check=False
        )

    done = run("-m", "utils", "reset", "two_coins")
    assert done.returncode == 0, done.stderr
    assert notebook.read_bytes() == clean
    assert len(list(folder.glob("notebooks/00_two_coins.yours-*.ipynb"))) == 1
    program = (
        "from utils.chapters.two_coins import both_heads; import utils; print(utils.__file__, both_heads.check(1 / 4))"
    )
    done = run("-c", program)
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout
    assert "[right] two-coins-heads" in done.stdout
    done = run("-m", "utils", "build")
    assert done.returncode == 1
    assert "bundle" in done.stderr


def test_a_new_chapter_passes_every_lane_as_it_is(whole_course):
    lines = whole_course.run("test", *LANES).splitlines()
    assert sorted(line.split()[0] for line in lines[: len(LANES)]) == sorted(LANES)
    assert all(int(line.split()[1]) for line in lines[: len(LANES)])
    assert lines[-1].endswith(" passed, 0 failed, 0 skipped")


def test_a_stored_output_that_does_not_come_again_fails(whole_course, tmp_path):
    broken = whole_course.copy(tmp_path / "copy")
    stored = broken.notebook("00_two_coins", "solutions")
    text = stored.read_text("utf-8")
    assert "[wrong: three-outcomes]" in text
    stored.write_text(text.replace("three-outcomes", "four-outcomes"), "utf-8")
    said = broken.run("test", "solution", code=1)
    assert "four-outcomes" in said
