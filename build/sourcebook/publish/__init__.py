"""Outputs -> files -> the site that is served."""
