"""Turns collected facts into the study studies/kazakhstan; see scripts/import_facts."""
