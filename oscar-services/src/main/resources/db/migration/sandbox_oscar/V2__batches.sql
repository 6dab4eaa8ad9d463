-- The pod that a run shares with others, and when it is its turn; null in older rows: its own.
ALTER TABLE sandbox_run ADD COLUMN pod VARCHAR(63);
ALTER TABLE sandbox_run ADD COLUMN turn INTEGER DEFAULT 0 NOT NULL;
