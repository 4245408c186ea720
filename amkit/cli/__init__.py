"""The command line: one module per command, options in, one call, exit code out."""
