"""Components of the language layer: each finds purely, then annotates the Doc."""

from pipeline.nlp.components import action_items, conclusions, contributions, organisations, people, sentences

FACTORIES = (
    sentences.FACTORY,
    organisations.FACTORY,
    people.FACTORY,
    conclusions.FACTORY,
    action_items.FACTORY,
    contributions.FACTORY,
)
"""Names of our components in the order in which they run; the first goes before the model, the others after it."""
