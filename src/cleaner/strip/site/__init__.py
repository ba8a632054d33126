"""Site rules: selectors of the user for sites known to them."""
