"""The dashboards: for each audience its figures in words, from the stored sheet."""
