"""Components of the language layer: each finds purely, then annotates the Doc."""

from pipeline.nlp.components import people, sentences

FACTORIES = (sentences.FACTORY, people.FACTORY)
"""Names of our components in the order in which they run; the first goes before the model, the others after it."""
