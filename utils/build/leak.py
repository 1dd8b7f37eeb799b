"""Find a teacher's text in what a learner is given.

A secret is the inside of a solution block, or a cell tagged `solution`, `mistake` or `instructor`. Texts are compared without
white space, case, kind of quote and comments (and once more with the comments kept, for what stands in one). A secret is looked
for whole; so is each of its lines that is long enough to be nobody else's and that no learner's cell of any source has too.
Short ones, such as `answer = 1 / 11`, would be found in innocent text: they count only as whole lines of a notebook or a page,
and not where a source shows the same line to the learner anyway. An answer retold in other words is not found by this.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from utils.build.normalise import normalise_text, strings
from utils.build.source import TEACHER, Chapter
from utils.build.stubs import BEGIN, END, blocks, learner_text

WHOLE = 24  # characters, normalised: a shorter secret is matched by whole lines only
LINE = 32  # characters, normalised: a single line this long is looked for by itself
COMMENT = re.compile(r"(^|\s)#.*", re.MULTILINE)
PAGES = (".ipynb", ".html", ".md")


@dataclass(frozen=True)
class Secret:
    """A piece of the source that no learner is given; `where` is its file and line."""

    where: str
    text: str


def squeeze(text: str, comments: bool = False) -> str:
    """Reduce a text to what is compared; `comments` keeps the words of comments.

    >>> squeeze("answer = 1 / 11   # one of eleven")
    'answer=1/11'
    """
    text = normalise_text(text)
    text = text.replace("#", "") if comments else COMMENT.sub("", text)
    return re.sub(r"\s+", "", text).casefold().replace('"', "'")


def squeezed_lines(text: str, comments: bool = False) -> list[str]:
    """Reduce a text line by line, without the empty ones."""
    return [line for line in (squeeze(raw, comments) for raw in text.splitlines()) if line]


def secrets(chapter: Chapter) -> list[Secret]:
    """List a chapter's secrets."""
    found = []
    for cell in chapter.cells:
        if cell.teacher_only:
            found.append(Secret(f"{chapter.path.name}:{cell.line}", cell.text))
        for block in blocks(cell, chapter.path):
            found.append(Secret(f"{chapter.path.name}:{cell.line + block.begin}", block.text))
    return found


class Search:
    """What to look for, made once from all chapters, and looked for in many texts."""

    def __init__(self, chapters: Iterable[Chapter]):
        chapters = list(chapters)
        shown = [learner_text(c, chapter.path) for chapter in chapters for c in chapter.cells if not c.teacher_only]
        public = {line for text in shown for line in squeezed_lines(text)}
        self.anywhere: dict[str, str] = {}
        self.as_lines: dict[tuple[str, ...], str] = {}
        for secret in (s for chapter in chapters for s in secrets(chapter)):
            lines = tuple(squeezed_lines(secret.text))
            for whole in {squeeze(secret.text), squeeze(secret.text, comments=True)}:
                if len(whole) >= WHOLE:
                    self.anywhere[whole] = secret.where
            if lines and len("".join(lines)) < WHOLE and not public.issuperset(lines):
                self.as_lines[lines] = secret.where
            self.anywhere |= {line: secret.where for line in lines if len(line) >= LINE and line not in public}

    def in_text(self, text: str, page: bool = True) -> set[str]:
        """Return where the secrets found in a text come from; short ones are looked for only in a page."""
        if BEGIN in text or END in text:
            return {"a solution marker"}
        found = set()
        for comments in (False, True):
            squeezed = squeeze(text, comments)
            found |= {where for needle, where in self.anywhere.items() if needle in squeezed}
            if page and self.as_lines:
                lines = squeezed_lines(text, comments)
                runs = {n: {tuple(lines[i : i + n]) for i in range(len(lines))} for n in set(map(len, self.as_lines))}
                found |= {where for needle, where in self.as_lines.items() if needle in runs[len(needle)]}
        return found

    def in_file(self, path: Path) -> set[str]:
        """Search one file; a notebook in its sources, outputs, metadata and attachments."""
        text = path.read_text("utf-8", errors="replace")
        page = path.suffix in PAGES
        found: set[str] = set()
        if path.suffix == ".ipynb":
            notebook = json.loads(text)
            if any(TEACHER.intersection(cell.get("metadata", {}).get("tags", ())) for cell in notebook["cells"]):
                found.add("a cell with a teacher's tag")
            pieces = _notebook_texts(notebook)
        elif path.suffix == ".html":
            pieces = [text, html.unescape(re.sub(r"<[^>]*>", "", text))]
        else:
            pieces = [text]
        for piece in pieces:
            found |= self.in_text(piece, page)
        return found

    def in_folder(self, folder: Path) -> list[str]:
        """Search every file under a folder; return a sentence for each leak, in order."""
        said = []
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                said += [f"{path.relative_to(folder).as_posix()} holds {what}" for what in sorted(self.in_file(path))]
        return said


def _notebook_texts(value) -> Iterator[str]:
    """Yield every text of a notebook, keys too, and what is hidden in base64."""
    for text in strings(value):
        yield text
        if len(text) >= WHOLE and re.fullmatch(r"[A-Za-z0-9+/=\s]+", text):
            try:
                yield base64.b64decode(text).decode("utf-8")
            except (binascii.Error, ValueError):
                continue
    yield "\n".join(_keys(value))


def _keys(value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)
