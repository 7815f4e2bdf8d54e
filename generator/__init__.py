"""Turns the platform's documents into the spec, and the spec into the client."""
