"""Who may do what in this room, and when."""
