"""The published tables in the forms that other programs ask for."""
