"""Calibration: the chapter's calibrators, its real model, its simulated worlds, exercises and figures.

`bins`, `noise`, `gradient`, `platts`, `isotonic`, `temperature`, `scores`, `choosing`, `costs`, `defence` and `aloud`
hold the exercises; `credit` the model on real data, `worlds` the simulated ones, `maps` the course's own calibrators;
`figures` draws.
"""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = {"refusal-threshold": "framing"}
