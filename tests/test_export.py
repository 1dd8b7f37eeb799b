"""An exported chapter: one file, nothing fetched, formulas set, widgets inside, nothing of the teacher's in a learner's."""

import json
import re

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from utils.figures import export
from utils.figures.export.formulas import mathml, typeset
from utils.figures.export.page import page
from utils.figures.export.widgets import STATE, VIEW, for_script

PLAY = (
    "from utils import play\n"
    "from fractions import Fraction\n"
    "play(lambda ax, w: ax.plot([0, 1], [0, w]), scene=lambda ax: ax.set(ylim=(0, 9)), alt='A line </script>.', w=(0, 5))"
)


def notebook(*cells, widgets=None):
    made = new_notebook(cells=list(cells))
    if widgets:
        made.metadata.widgets = {STATE: {"state": widgets}}
    return made


def shown(data):
    return new_code_cell("x", outputs=[new_output("execute_result", data)])


def widgets_of(html):
    return json.loads(re.search(r'id="widgets">(.*?)</script>', html, re.S)[1])


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        (r"P(A\mid B)=\frac{1}{11}", ["<mfrac>", "<mn>11</mn>"]),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", ["<mtable", "<mi>d</mi>"]),
        (r"a < b", ["<mi>a</mi>", "&#x0003C;"]),
    ],
)
def test_formulas_become_mathml(tex, parts):
    made = mathml(tex)
    assert made.startswith("<math") and all(part in made for part in parts)


@pytest.mark.parametrize("tex", [r"\frac{", r"\nosuchcommand{x}", "", r"\begin{nosuch}a&b\end{nosuch}"])
def test_a_formula_that_cannot_be_set_never_stops_an_export(tex):
    made = mathml(tex)
    assert made.startswith(("<math", "<code>"))


def test_formulas_in_text_are_set_and_those_in_code_are_not():
    html = r"<p title='$a$'>$x$ and \(y\), <code>$c$</code> <pre>$$d$$</pre> costs $5 or $6</p>$$z$$"
    made = typeset(html)
    assert made.count("<math") == 3 and made.count('display="block"') == 1
    for kept in ("title='$a$'", "<code>$c$</code>", "<pre>$$d$$</pre>", "costs $5 or $6"):
        assert kept in made


@given(
    st.recursive(
        st.text() | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_data_in_a_script_element_cannot_end_it(value):
    text = for_script([value, "</script><!--<script>"])
    assert "<" not in text and json.loads(text) == [value, "</script><!--<script>"]


def test_markdown_is_rendered_with_its_formulas_and_its_code_left_alone():
    html = page(
        notebook(new_markdown_cell("# Odds & ends\n\n$$p$$ and $q$, `$r$`\n\n```\n$s$\n```\n\n| a |\n|---|\n| $t$ |"))
    )
    assert "<title>Odds &amp; ends</title>" in html
    assert html.count("<math") == 3
    assert "<code>$r$</code>" in html and "$s$" in html and "<td>" in html


def test_nothing_on_the_page_can_be_fetched():
    cells = [new_markdown_cell("# T\n\n[a link](https://example.org)"), shown({"text/html": "<b>verdict</b> $x$"})]
    html = page(notebook(*cells))
    assert "default-src 'none'" in html and "<b>verdict</b> <math" in html
    assert not re.search(r"""(?:\bsrc|<link[^>]*href)\s*=\s*["']?(?:https?:)?//""", html)
    assert not re.search(r"require(?:\.min)?\.js|MathJax|cdn", html, re.I)


def test_a_widget_comes_with_its_module_once_its_state_and_its_picture():
    state = {"_esm": "export default {}; // </script>", "_css": ".a {}", "at": [1]}
    saved = {
        "state": state,
        "model_name": "AnyModel",
        "buffers": [{"encoding": "base64", "path": ["frames"], "data": "AAE="}],
    }
    view = {"model_id": "m", "version_major": 2, "version_minor": 0}
    data = {VIEW: view, "image/png": "iVBORw0K", "text/plain": '<figure: a "line">'}
    html = page(
        notebook(shown(data), shown({**data, VIEW: {**view, "model_id": "n"}}), widgets={"m": saved, "n": saved})
    )
    kept = widgets_of(html)
    assert list(kept["modules"].values()) == [state["_esm"]] and set(kept["models"]) == {"m", "n"}
    assert kept["models"]["m"]["state"] == {"at": [1]}
    assert kept["models"]["m"]["buffers"] == [{"path": ["frames"], "data": "AAE="}]
    picture = r'data-model="m"><img alt=["\']a ("|&quot;)line("|&quot;)["\'] src="data:image/png;base64,iVBORw0K"'
    assert re.search(picture, html)


def test_boxes_are_laid_out_and_what_needs_a_kernel_says_so():
    any_widget = {"model_name": "AnyModel", "state": {"_esm": "export default {};"}}
    many = {"model_name": "AnyModel", "state": {"_esm": "export default {};", "on_demand": True}}
    box = {
        "model_name": "HBoxModel",
        "state": {"children": ["IPY_MODEL_a", "IPY_MODEL_s", "IPY_MODEL_h", "IPY_MODEL_k"]},
    }
    slider = {"model_name": "IntSliderModel", "state": {}}
    words = {"model_name": "HTMLModel", "state": {"value": "<i>words</i>"}}
    saved = {"a": any_widget, "s": slider, "h": words, "k": many, "b": box}
    html = page(notebook(shown({VIEW: {"model_id": "b"}}), widgets=saved))
    assert 'data-model="a"' in html and 'data-model="k"' not in html and "<i>words</i>" in html
    assert "This control works in the running course." in html and "more positions than one page can hold" in html


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A learner's export of a small chapter that has a figure, an error, and a teacher's cell it should not have."""
    folder = tmp_path_factory.mktemp("export")
    secret = new_code_cell("print('sec' + 'ret')", metadata={"tags": ["solution"]})
    cells = [new_markdown_cell("# A small chapter"), new_code_cell(PLAY), secret, new_code_cell("1 / 0")]
    nbformat.write(notebook(*cells), folder / "04_small.ipynb")
    target = folder / "out" / "small.html"
    assert export.main([str(folder / "04_small.ipynb"), "-o", str(target)]) == 0
    return target.read_text("utf-8")


def test_an_export_holds_every_frame(exported):
    (model,) = widgets_of(exported)["models"].values()
    assert model["state"]["steps"] == [0, 1, 2, 3, 4, 5] and not model["state"]["on_demand"]
    assert [part["path"] for part in model["buffers"]] == [["frames"]]


def test_an_export_shows_errors_and_nothing_hidden(exported):
    assert "ZeroDivisionError" in exported
    assert "secret" not in exported and "sec" + "&#39; + " not in exported


def test_chapters_are_found_by_name_or_its_beginning(tmp_path):
    for stem in ("03_odds", "03_odds_more", "04_bayes"):
        (tmp_path / f"{stem}.ipynb").write_text("{}", "utf-8")
    assert export.find("04", tmp_path).stem == "04_bayes"
    assert export.find("03_odds", tmp_path).stem == "03_odds"
    assert export.find(str(tmp_path / "04_bayes.ipynb"), tmp_path / "elsewhere").stem == "04_bayes"
    with pytest.raises(ValueError, match="could be any of: 03_odds, 03_odds_more"):
        export.find("03", tmp_path)
    with pytest.raises(ValueError, match="which has: 03_odds, 03_odds_more, 04_bayes"):
        export.find("05", tmp_path)


def test_only_html_files_are_written(tmp_path, capsys):
    source = tmp_path / "04_small.ipynb"
    nbformat.write(notebook(), source)
    assert export.main([str(source), "-o", str(source)]) == 1
    assert "must end in .html" in capsys.readouterr().err
    assert nbformat.read(source, 4).cells == []
