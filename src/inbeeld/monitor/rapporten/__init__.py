"""Reports as data: what stands in each, without any form. `druk/` makes the files of it."""
