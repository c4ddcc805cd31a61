"""The makers of figures: every module registers its indicators with `monitor.blad.bouwt`."""
