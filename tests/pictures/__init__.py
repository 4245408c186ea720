"""Pictures, read by Mermaid itself: `make pictures`."""
