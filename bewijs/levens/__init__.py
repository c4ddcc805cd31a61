"""Three lives in a real browser, from the first absence to nazorg, with all who act in them."""
