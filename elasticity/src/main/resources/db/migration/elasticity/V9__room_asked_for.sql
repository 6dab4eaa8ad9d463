-- Room that persons asked for ahead of work, and how it stands.
CREATE TABLE elasticity_request (
  cluster VARCHAR(63) NOT NULL,
  id VARCHAR(40) NOT NULL,
  asked_by VARCHAR(64) NOT NULL,
  asked TIMESTAMP WITH TIME ZONE NOT NULL,
  cpu NUMERIC(20, 3) NOT NULL,
  memory_bytes NUMERIC(24, 0) NOT NULL,
  gpu NUMERIC(12, 0) NOT NULL,
  slots INT NOT NULL,
  within_s BIGINT NOT NULL,
  held_s BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  there INT NOT NULL,
  PRIMARY KEY (cluster, id)
);

CREATE INDEX elasticity_request_newest ON elasticity_request (cluster, asked DESC);
CREATE INDEX elasticity_request_standing ON elasticity_request (state, cluster);
