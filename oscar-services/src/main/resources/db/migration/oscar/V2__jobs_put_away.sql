-- Whether somebody removed the job from the history; lineage and the delivery know it still.
ALTER TABLE oscar_jobs ADD COLUMN put_away BOOLEAN DEFAULT FALSE NOT NULL;
