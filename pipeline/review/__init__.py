"""The workbench: see what was found, decide on it, know what a decision changes."""
