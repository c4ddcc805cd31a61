"""Figures that everyone trusts: counts, flows, durations, targets, needs, publication, reports."""
