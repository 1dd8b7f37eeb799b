"""The funnel, by name: its exercises, its live figures, and the measurement of its stages on this machine."""

from utils.chapters.recommender.funnel_against import against
from utils.chapters.recommender.funnel_decision import better_slower
from utils.chapters.recommender.funnel_figures import figure
from utils.chapters.recommender.funnel_plan import ASSUMED, CURVE, Costs, Plan, Recall
from utils.chapters.recommender.funnel_sizing import recall_ceiling, scoring_budget, servers_needed
from utils.chapters.recommender.funnel_stages import measure, milliseconds
from utils.chapters.recommender.funnel_tail import tail_latency
from utils.chapters.recommender.funnel_waits import server_queue

__all__ = [
    "ASSUMED",
    "CURVE",
    "Costs",
    "Plan",
    "Recall",
    "against",
    "better_slower",
    "figure",
    "measure",
    "milliseconds",
    "recall_ceiling",
    "scoring_budget",
    "server_queue",
    "servers_needed",
    "tail_latency",
]
