"""``python -m pipeline`` is ``verslag``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
