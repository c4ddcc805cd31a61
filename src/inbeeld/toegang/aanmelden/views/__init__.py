"""Pages of logging in and of one's own account; allauth's views, under our names and templates."""
