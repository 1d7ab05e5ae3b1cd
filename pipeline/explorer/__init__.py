"""The explorer: the tables as web pages on this machine, in Dutch, for people who would rather look.

Pages are made whole on this side and hold no script: they work with a keyboard, a screen reader and an old
browser, every page has an address of its own, and nothing is asked of another machine.
"""

from pipeline.explorer.app import create_app

__all__ = ["create_app"]
