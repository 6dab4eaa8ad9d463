-- A page of jobs is read in the order of an index, whatever it is filtered by, and what its later pages hold is counted in it.
DROP INDEX oscar_jobs_of_owner;
CREATE INDEX oscar_jobs_of_owner ON oscar_jobs (owner, put_away, created DESC, name DESC);
DROP INDEX oscar_jobs_of_service;
CREATE INDEX oscar_jobs_of_service ON oscar_jobs (cluster, service, owner, put_away, created DESC, name DESC);
CREATE INDEX oscar_jobs_of_state ON oscar_jobs (cluster, service, state, owner, put_away, created DESC, name DESC);
-- The newest results.
CREATE INDEX oscar_jobs_newest ON oscar_jobs (owner, state, finished DESC, name DESC);
-- What clusters still have to forget is little, and looked for all the time.
DROP INDEX oscar_jobs_to_forget;
CREATE INDEX oscar_jobs_to_forget ON oscar_jobs (forgotten, state, cluster);
-- What has not ended is little, and counted.
CREATE INDEX oscar_deliveries_of_service ON oscar_deliveries (cluster, service, state);

-- What has ended is counted once, in the transaction that ends it.
CREATE TABLE oscar_ended_jobs (
  cluster VARCHAR(63) NOT NULL,
  service VARCHAR(63) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  jobs BIGINT NOT NULL,
  PRIMARY KEY (cluster, service, owner, state)
);
CREATE INDEX oscar_ended_jobs_of_owner ON oscar_ended_jobs (owner);
INSERT INTO oscar_ended_jobs (cluster, service, owner, state, jobs)
  SELECT cluster, service, owner, state, COUNT(*) FROM oscar_jobs WHERE state IN ('SUCCEEDED', 'FAILED')
  GROUP BY cluster, service, owner, state;

CREATE TABLE oscar_done_deliveries (
  cluster VARCHAR(63) NOT NULL,
  service VARCHAR(63) NOT NULL,
  deliveries BIGINT NOT NULL,
  PRIMARY KEY (cluster, service)
);
INSERT INTO oscar_done_deliveries (cluster, service, deliveries)
  SELECT cluster, service, COUNT(*) FROM oscar_deliveries WHERE state = 'SUCCEEDED' GROUP BY cluster, service;
