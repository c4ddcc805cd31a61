"""The long calculations: every module registers one soort with `monitor.werk.kan`."""
