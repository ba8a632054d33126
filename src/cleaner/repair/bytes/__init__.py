"""Damage done to bytes: shifted, lost, decoded with the wrong codec."""
