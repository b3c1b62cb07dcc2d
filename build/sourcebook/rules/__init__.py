"""What must hold of a sourcebook (errors), and what is worth a second look (warnings)."""
