"""Dates as sources write them: timestamps, datelines, addresses."""
