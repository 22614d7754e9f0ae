"""Open data brought home: one module per service, a polite client, and an archive that keeps every reply."""
