"""The output formats, one file each: its name is the format's name, its `FORMAT` what it does.

A new format is a new file here; nothing else has to be touched.
"""
