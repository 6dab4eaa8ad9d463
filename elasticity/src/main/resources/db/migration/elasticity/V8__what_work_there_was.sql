-- The pods that were work, for some weeks: what a policy is tried on. No end yet: it waits or runs.
CREATE TABLE elasticity_work (
  cluster VARCHAR(63) NOT NULL,
  pod VARCHAR(320) NOT NULL,
  created TIMESTAMP WITH TIME ZONE NOT NULL,
  started TIMESTAMP WITH TIME ZONE,
  ended TIMESTAMP WITH TIME ZONE,
  cpu NUMERIC(20, 3) NOT NULL,
  memory_bytes NUMERIC(24, 0) NOT NULL,
  gpu NUMERIC(12, 0) NOT NULL,
  gang VARCHAR(320),
  priority INT NOT NULL,
  PRIMARY KEY (cluster, created, pod)
);

CREATE INDEX elasticity_work_ended ON elasticity_work (cluster, ended);
CREATE INDEX elasticity_work_old ON elasticity_work (ended);
