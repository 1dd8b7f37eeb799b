"""Styles and words run together: what LaTeX and a hurried hand make of a line."""

import pytest

from utils.derivation import Problem

PROBLEM = Problem(
    "", {"t": "real", "a": "real", "theta": "real", "lam": "pos"}, rvs={"F": "any", "G": "any", "Y": "any"}
)


@pytest.mark.parametrize(
    "line",
    [
        r"\mathbb{E}[(G - Y)^2] = \mathbb{E}[G^2] - 2\mathbb{E}[GY] + \mathbb{E}[Y^2]",
        r"\text{Var}(tG) = t^2\text{Var}(G)",
        r"\operatorname{Var}(G) = \mathrm{Var}\left(G\right)",
        r"\mathbf{t} = \mathbf{\mathrm{t}}",
        r"$\boldsymbol{\theta} = \boldsymbol{\theta}$",
        r"so \mathbb{E}[G] = E[G]; \mathbf{t} = t",
        r"\mathbf{t} &= \mathbf{t} \\",
        r"\frac\lambda2 t = \lambda t/2",
        r"\frac12\frac\lambda\theta = \lambda/(2\theta)",
        "E[(t - F)^2] = t^2 - 2tE[F] + E[F^2]",
        "Var(aF + tG) = a^2Var(F) + t^2Var(G) + 2atCov(F, G)",
        "atE(F) = a t E[F]",
    ],
)
def test_is_read_and_true(line):
    found = PROBLEM.check(line).lines[0]
    assert found.follows is True, found.says


@pytest.mark.parametrize("line", ["zzE[F] = 3", "tE F = 3", r"\mathbf{t = 3", r"\mathbb{E[F] = 3", r"\frac\lambda = 3"])
def test_is_refused_with_a_sentence(line):
    found = PROBLEM.check(line).lines[0]
    assert found.follows is None and found.says.endswith((".", "?"))
