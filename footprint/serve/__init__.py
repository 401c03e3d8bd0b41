"""The local page: audits ordered, watched, read and answered in a browser."""
