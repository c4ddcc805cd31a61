"""A region's days pass: facts come late, corrected and double; people are ill, leave, do nothing.

`python -m inbeeld.cli simuleer`. It checks on every simulated day what the architecture promises,
and counts how much work a worker gets.
"""
