"""How near published tables come to what people annotated: precision, recall and F1 a facet."""

from pipeline.evaluation.figures import FACETS, Evaluation, Figures, Miss
from pipeline.evaluation.scoring import evaluate

__all__ = ["FACETS", "Evaluation", "Figures", "Miss", "evaluate"]
