"""The version of the program, here alone; a test holds pyproject.toml to it."""

VERSION = "0.1.0"
