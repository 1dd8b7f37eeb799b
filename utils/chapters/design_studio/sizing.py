"""The ten sizing questions and their exercises, by name."""

from utils.chapters.design_studio.sizing_features import (
    READS,
    STORE,
    TRAINING,
    feature_reads,
    feature_store,
    training_year,
)
from utils.chapters.design_studio.sizing_load import DELIVERY, LABELS, PEAK, label_volume, peak_load, post_delivery
from utils.chapters.design_studio.sizing_memory import CODES, EMBEDDINGS, code_memory, embedding_memory
from utils.chapters.design_studio.sizing_serving import FLEET, REFRESH, ranker_fleet, table_refresh

EXERCISES = (
    embedding_memory,
    code_memory,
    peak_load,
    feature_store,
    feature_reads,
    training_year,
    label_volume,
    post_delivery,
    ranker_fleet,
    table_refresh,
)
QUESTIONS = dict(
    zip(
        [exercise.name for exercise in EXERCISES],
        (EMBEDDINGS, CODES, PEAK, STORE, READS, TRAINING, LABELS, DELIVERY, FLEET, REFRESH),
        strict=True,
    )
)
