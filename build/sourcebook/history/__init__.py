"""What was published stays: the register, what readers relied on, and what a change may not touch."""
