"""A paper in two minutes: the counts, the slopes, and the gradient through fifty blocks."""

import numpy as np
import pytest

from utils.chapters.framing import paper_facts, paper_figures, paper_residual, paper_talks, papers

RIGHT = {name: paper for name, (_, paper, _) in paper_facts.CLAIMS.items()} | {"masked": 120, "random": 15, "kept": 15}


def test_the_counts_by_dealing_tokens():
    rng = np.random.default_rng(0)
    chosen = rng.random(400_000) < 0.15
    fate = rng.random(400_000)
    per = 400_000 / 1000
    drawn = [(chosen & part).sum() / per for part in (fate < 0.8, (fate >= 0.8) & (fate < 0.9), fate >= 0.9)]
    assert drawn == pytest.approx([RIGHT["masked"], RIGHT["random"], RIGHT["kept"]], rel=0.05)
    assert paper_facts.paper_facts.check(RIGHT).right


@pytest.mark.parametrize("claim", list(paper_facts.CLAIMS))
@pytest.mark.parametrize("said", list(paper_facts.PAPERS))
def test_each_wrong_claim_gets_words(claim, said):
    verdict = paper_facts.paper_facts.check({**RIGHT, claim: said})
    assert verdict.right == (RIGHT[claim] == said)
    assert len(verdict.message) > 20


def by_recursion(weights, x, residual):
    if not weights:
        return 1.0
    first, *rest = weights
    out = np.tanh(first * x)
    return (first / np.cosh(first * x) ** 2 + residual) * by_recursion(rest, out + residual * x, residual)


def by_complex_step(weights, x, residual):
    z = x + 1e-30j
    for w in weights:
        z = np.tanh(w * z) + (z if residual else 0)
    return z.imag / 1e-30


@pytest.mark.parametrize("answer", [by_recursion, by_complex_step])
def test_the_slope_however_found(answer):
    assert paper_residual.residual_slope.check(answer).right


@pytest.mark.parametrize("scale", paper_figures.SCALES)
def test_the_gradient_by_building_the_matrices(scale):
    width, depth, rng = 8, 12, np.random.default_rng(0)
    start = rng.normal(size=width) / np.sqrt(width)
    plain = residual = np.eye(width)
    for _ in range(depth):
        W = rng.normal(size=(width, width)) * scale / np.sqrt(width)
        plain, residual = plain @ W, residual @ (np.eye(width) + W)
    found = paper_figures.vector_slopes(scale, depth, width)
    for name, matrix in (("plain", plain), ("residual", residual)):
        expected = np.linalg.norm(matrix.T @ start) / np.linalg.norm(start)
        assert found[name][-1] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    "counts", [(150 * 0.8, 150 * 0.1, 150 * (1 - 0.8 - 0.1)), (0.15 * 0.8 * 1000, 0.1 * 0.15 * 1000, "15")]
)
def test_the_counts_however_computed(counts):
    answer = {**paper_facts.TRUE, **dict(zip(("masked", "random", "kept"), counts, strict=True))}
    assert paper_facts.paper_facts.check(answer).right


def test_a_plain_block_of_size_three_tenths():
    a_block = paper_figures.vector_slopes(0.3)["plain"][-1] ** (1 / paper_figures.DEPTH)
    assert 0.28 < a_block < 0.3  # what the figure says of each of the fifty


def test_what_the_figure_says():
    small, one = paper_figures.vector_slopes(0.3), paper_figures.vector_slopes(1.0)
    assert small["plain"][-1] < 1e-25
    assert 1 <= small["residual"][-1] < 10
    assert one["residual"][-1] > 1e6
    for scale in paper_figures.SCALES:  # plain always shrinks there, residual never does
        found = paper_figures.vector_slopes(scale)
        assert found["plain"][-1] < 1 <= found["residual"][-1]
    assert paper_figures.gradient_figure().predict["truth"] == "plain shrinks, residual stays or grows"


def test_two_to_the_blocks_paths():
    """Multiplied out, the product of (1 + f) has a term for every set of blocks gone through."""
    rng = np.random.default_rng(3)
    f = rng.normal(size=6)
    terms = [np.prod(f[[k for k in range(6) if path >> k & 1]]) for path in range(2**6)]
    assert sum(terms) == pytest.approx(np.prod(1 + f))
    assert terms[0] == 1  # through no block at all


def test_the_talks_and_the_boards():
    assert paper_talks.paper_talks.check(paper_talks.paper_talks.due).right
    for drill, exercise in ((papers.bert_drill, papers.bert_board), (papers.resnet_drill, papers.resnet_board)):
        assert drill.seconds == 120
        assert exercise.name == drill.name
        assert exercise.check([1] * len(drill.rubric)).right
        assert not exercise.check([1] * 5 + [0] * 2).right
