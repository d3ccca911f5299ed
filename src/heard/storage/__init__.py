"""What is kept, in SQLite or PostgreSQL: SQL stands here and nowhere else."""
