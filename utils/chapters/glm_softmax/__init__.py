"""Exponential families, links and softmax: the chapter's worlds, exercises and figures.

`families` is the world: four families, five links. `scores`, `pairs`, `logits`, `defence` and `aloud` hold questions, `glm_lines`
and `softmax_lines` what is derived line by line, `fitting` and `stable` what is built; `figures` draws.
"""
