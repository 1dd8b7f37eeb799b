"""The weak given design: a model and a few boxes; nothing asked, and the numbers were never added up."""

# fmt: off
WEAK = {
    "brief": "marketplace", "items": 10e6, "shown": 20, "latency_ms": 200,
    "decision": "We recommend items to users in real time. It has to scale and be fast, below 200 ms.",
    "labels": [("click", "implicit", "", "")],
    "objective": "Maximise click-through rate. Clicks are plentiful, so there is a lot of training data, and more clicks mean more engagement.",
    "features": [
        ("user embedding", "batch table", "before the request", "", "1 d"),
        ("item embedding", "batch table", "before the request", "", "1 d"),
        ("final price paid", "batch table", "after the event", "", "1 d"),
    ],
    "split": "random rows",
    "data_notes": "All features go into a feature store, so training and serving are consistent. 80/20 split.",
    "stages": [
        ("vector search", "retrieval", 1000, 40, ""),
        ("deep ranker", "ranking", 1000, 120, ""),
        ("re-ranking", "re-ranking", 20, 60, ""),
    ],
    "retrain": "30 d",
    "serving_notes": "Two stages, because a model cannot be retrained for every item. Kafka, a feature store, and Kubernetes for scaling.",
    "sources": ["embeddings"], "dim": 512, "bytes_each": 4, "machine_gb": 16,
    "retrieval_notes": "Two-tower model with an HNSW index. Collaborative filtering finds similar users, which also helps with cold start.",
    "model": "deep network",
    "ranking_notes": "A deep network with attention over the user's history. State of the art; with more GPUs we can make it bigger.",
    "offline_metrics": ["AUC"],
    "evaluation_notes": "AUC above 0.8 on the test set, then we ship it and look at the CTR.",
    "drift_notes": "We retrain regularly, so drift is not a problem.",
    "ethics_notes": "",
}
