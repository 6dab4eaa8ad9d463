-- Since when a machine is stopped; empty while it boots or runs.
ALTER TABLE sandbox_machine ADD COLUMN stopped_at BIGINT;
