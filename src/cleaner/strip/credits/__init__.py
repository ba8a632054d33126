"""Credit lines, datelines and names."""
