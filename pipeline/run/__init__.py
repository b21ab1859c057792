"""The path from sources to a release."""
