"""The record in a database: one light reader, and a writer that brings SQLModel with it."""
