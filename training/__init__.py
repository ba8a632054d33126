"""Scripts that make the weights and tables of `src/cleaner/packs`; run from the root as modules."""
