"""Makes the rows of single documents one archive: copies, people, organisations, topics."""

from pipeline.linking.assembly import link

__all__ = ["link"]
