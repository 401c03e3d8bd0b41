"""Readers of what sites publish: pages, feeds. Pure functions of bytes that never raise."""
