"""The only rooms that know Prefect."""
