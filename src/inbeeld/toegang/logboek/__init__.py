"""The read log: marked when it is written, sealed in blocks, checked, searched and exported."""
