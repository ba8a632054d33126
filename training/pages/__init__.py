"""The page labeller."""
