"""What the figures of answers, exemptions, needs and durations of a route are counted from."""
