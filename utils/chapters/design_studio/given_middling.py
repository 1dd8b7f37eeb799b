"""The middling given design: the usual boxes and honest numbers; what takes time to come is forgotten everywhere."""

# fmt: off
MIDDLING = {
    "brief": "marketplace", "daily_users": 5e6, "requests_per_user": 10, "mean_qps": 600,
    "items": 10e6, "shown": 20, "latency_ms": 250,
    "decision": "Which 20 items to show a buyer on the home page. I asked for the number of items and of users, and for the latency.",
    "labels": [
        ("click", "implicit", "1 min", "position"),
        ("purchase", "implicit", "14 d", "exposure"),
        ("hide this item", "explicit", "1 min", "one-sided"),
    ],
    "label_window": "2 d",
    "objective": "Purchases, because clicks reward pretty pictures. A purchase counts more than a click in the loss; the weights come from the product team.",
    "features": [
        ("user vector", "event stream", "before the request", "1 h", "1 d"),
        ("item vector", "batch table", "before the request", "1 d", "1 d"),
        ("price, category, age of item", "content", "before the request", "1 d", "1 h"),
        ("place, time, device", "request", "at the request", "", ""),
    ],
    "split": "by time", "trained_on": "recomputed as of the event",
    "data_notes": "Rows from the impression log, joined with the clicks and purchases that followed. Last week is the test set.",
    "stages": [
        ("retrieval", "retrieval", 500, 40, "popular items from a cache"),
        ("ranking", "ranking", 100, 120, ""),
        ("business rules", "re-ranking", 20, 20, "skip the rules"),
    ],
    "retrain": "7 d",
    "serving_notes": "Vectors are computed in a nightly job, the index is built from them, and ranking is online. 180 ms of 250.",
    "sources": ["embeddings", "popular"], "dim": 128, "bytes_each": 4, "machine_gb": 32, "recall": 90,
    "new_items": "content features", "new_users": "popular in context",
    "retrieval_notes": "Two towers, with approximate nearest neighbours. Two stages because ranking everything would be too slow: 10 million × 200 µs is more than half an hour. "
                       "A new item gets its vector from its text and picture.",
    "model": "boosted trees", "score_us": 200, "explore_share": 0,
    "ranking_notes": "Gradient boosted trees on user, item and cross features predict a purchase; sorted by that. Position is a problem, because items on top are clicked more.",
    "offline_metrics": ["recall@k", "nDCG@k"],
    "online_metrics": [("purchases per user", "goal", "money", "A/B test")],
    "ab_length": "7 d", "unit": "user",
    "evaluation_notes": "Offline nDCG on last week, then an A/B test over a week, so that each weekday is in it. Launch if purchases are up and p < .05.",
    "drift_after": "14 d", "watched": ["inputs", "predictions", "latency"], "rollback": "last model kept warm",
    "drift_notes": "PSI on the inputs against the training week, with an alarm. If the new model is bad we switch back.",
    "abuse": [("fake clicks", "rank", "")],
    "ethics_notes": "We should be careful about fairness to small sellers.",
}
