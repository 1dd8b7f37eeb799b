"""No solution block and no teacher's cell is in anything a learner is given; planted ones are found."""

import base64
import json
import shutil

import pytest

from utils import stamp
from utils.build import house
from utils.build.leak import WHOLE, Search, secrets, squeeze
from utils.build.release import release
from utils.build.source import read
from utils.build.state import head
from utils.naming import STEM


@pytest.fixture(scope="module")
def chapters(root):
    return [read(path) for path in house.sources(root)]


@pytest.fixture(scope="module")
def search(chapters):
    return Search(chapters)


@pytest.fixture(scope="module")
def bundle(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "bundle"
    release(root, folder)
    return folder


@pytest.fixture(scope="module")
def secret(chapters):
    """The longest piece no learner is given: of code, or where a course has only short code, of a teacher's words."""
    found = [each.text for chapter in chapters for each in secrets(chapter)]
    prose = ("#", "*", "-", ">")
    return max(found, key=lambda text: (len(squeeze(text)) >= WHOLE, not text.startswith(prose), len(squeeze(text))))


def test_every_chapter_hides_something_worth_finding(chapters, search):
    assert all(secrets(chapter) for chapter in chapters if chapter.name != "start_here")
    assert search.anywhere or search.as_lines


def test_the_editions_are_clean(workspace, search):
    assert search.in_folder(workspace.learner) == []


def test_what_is_committed_is_clean(root, search, tmp_path):
    """The working copy in notebooks/ may hold a learner's own right answers; what the course ships may not."""
    for path in (root / "notebooks").glob("*.ipynb"):
        committed = head(root, f"notebooks/{path.name}")
        if STEM.fullmatch(path.stem) and committed:
            (tmp_path / path.name).write_bytes(committed)
    assert search.in_folder(tmp_path) == []


def test_the_bundle_is_clean_and_has_no_solutions(bundle, search):
    assert search.in_folder(bundle) == []
    names = {path.relative_to(bundle).parts[0] for path in bundle.rglob("*")}
    assert not names & {"solutions", "tests"}
    assert not [part for part in ("build", "lanes", "bench", "workshop") if (bundle / "utils" / part).exists()]


def into_source(notebook, text):
    notebook["cells"].append({"cell_type": "code", "id": "x", "metadata": {}, "source": text, "outputs": []})


def into_output(notebook, text):
    output = {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")["outputs"] = [output]


def into_cell_metadata(notebook, text):
    notebook["cells"][0]["metadata"]["answer"] = {"kept": [text]}


def into_notebook_metadata(notebook, text):
    notebook["metadata"]["course"]["answer"] = text


def into_a_key(notebook, text):
    notebook["metadata"][text] = 1


def into_attachment(notebook, text):
    notebook["cells"][0]["attachments"] = {"a.txt": {"text/plain": base64.b64encode(text.encode()).decode()}}


def reindented(text):
    return "\n".join("        " + line.strip() + "  " for line in text.splitlines())


def shouted(text):
    return text.upper().replace("'", '"')


def commented_out(text):
    return "\n".join("# " + line for line in text.splitlines())


def with_remarks(text):
    return "\n".join(line + "  # so" for line in text.splitlines())


@pytest.mark.parametrize(
    "plant", [into_source, into_output, into_cell_metadata, into_notebook_metadata, into_a_key, into_attachment]
)
@pytest.mark.parametrize("disguise", [str, reindented, shouted, commented_out, with_remarks])
def test_a_planted_leak_is_found(plant, disguise, workspace, search, secret, tmp_path):
    path = min(workspace.learner.glob("*.ipynb"))
    notebook = stamp.load(path)
    plant(notebook, disguise(secret))
    (tmp_path / path.name).write_text(json.dumps(notebook), "utf-8")
    assert search.in_folder(tmp_path)


@pytest.mark.parametrize("place", ["utils/progress.py", "README.md", "binder/postBuild", "page.html"])
def test_a_leak_planted_in_the_bundle_is_found(place, bundle, search, secret, tmp_path):
    whole = tmp_path / "bundle"
    shutil.copytree(bundle, whole)
    path = whole / place
    path.parent.mkdir(exist_ok=True)
    text = secret.replace("<", "&lt;") if place.endswith(".html") else secret
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n" + text + "\n", "utf-8")
    assert search.in_folder(whole)


def test_a_cell_with_a_teachers_tag_is_found(workspace, search, tmp_path):
    source = min(workspace.learner.glob("*.ipynb"))
    notebook = stamp.load(source)
    notebook["cells"][0]["metadata"]["tags"] = ["instructor"]
    (tmp_path / source.name).write_text(json.dumps(notebook), "utf-8")
    assert search.in_folder(tmp_path) == [f"{source.name} holds a cell with a teacher's tag"]


def test_every_long_secret_of_every_chapter_would_be_found(chapters, search):
    for chapter in chapters:
        for each in secrets(chapter):
            if len(squeeze(each.text)) >= WHOLE:
                assert search.in_text(f"before\n{each.text}\nafter"), each.where
