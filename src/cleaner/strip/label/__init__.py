"""The page labeller: features, trees, what the neighbours say."""
