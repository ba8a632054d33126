"""Rules for corpora: what a corpus wishes of its documents. Nothing is asked by default."""
