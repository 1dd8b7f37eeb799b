"""Conditional probability: the chapter's worlds, exercises and figures.

`dice`, `odds`, `stories` and `defence` hold the exercises; `figures` draws.
"""
