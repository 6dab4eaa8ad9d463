-- By which rules its owner wants a cluster to be scaled, as they were written.
CREATE TABLE elasticity_rules (
  cluster VARCHAR(63) NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  written_by VARCHAR(64) NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL
);
