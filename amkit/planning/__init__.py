"""From what is stored to what a template sees: plain data, and nothing a template could abuse."""
