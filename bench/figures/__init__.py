"""The figures that `bench/gate.py` holds to their floors: a file a kind, found by looking here.

Each has `measure(data: Path) -> dict[str, float]` and raises `FileNotFoundError` or `ImportError`
where its data or a library it needs is absent; its figures are then left out, by name.
"""
