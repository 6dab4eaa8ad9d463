-- What a node runs, and whether it is being made another version: OPEN or CORDONED, as it was before.
ALTER TABLE sandbox_node ADD COLUMN version VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE sandbox_node ADD COLUMN upgrading VARCHAR(16) DEFAULT '' NOT NULL;
