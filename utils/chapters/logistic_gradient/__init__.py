"""The logistic gradient: its chain of three factors, its checks, its batch form, and what happens without a minimum.

`chain`, `coincidence`, `example`, `habits`, `losses`, `batch`, `curvature`, `newton`, `boosting`, `stories` and `aloud`
hold the exercises; `figures` draws.
"""
