"""The line labeller."""
