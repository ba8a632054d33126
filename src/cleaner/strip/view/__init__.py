"""What the named rules see of a page or text, and what they find in it."""
