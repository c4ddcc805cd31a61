"""In Beeld: children without education, kept in view."""
