"""Structure Dutch meeting minutes: from a folder of verslagen to tidy tables."""

__version__ = "0.1.0"
