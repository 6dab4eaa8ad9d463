-- The name of the batch that a job shares a pod in; null in rows older than batches: its own name.
ALTER TABLE oscar_jobs ADD COLUMN batch VARCHAR(63);
