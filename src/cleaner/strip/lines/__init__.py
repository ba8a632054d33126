"""From a text to lines with labels."""
