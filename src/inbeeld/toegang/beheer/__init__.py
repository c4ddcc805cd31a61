"""Administration: organisations, people and their appointments. No page here shows a child."""
