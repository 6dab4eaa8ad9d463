-- Services, what has to be processed, what was run. Instants are milliseconds since 1970.
CREATE TABLE oscar_services (
  cluster VARCHAR(63) NOT NULL,
  name VARCHAR(63) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  version BIGINT NOT NULL,
  -- Encrypted: definition, paths, providers and token.
  body TEXT NOT NULL,
  PRIMARY KEY (cluster, name)
);

-- The buckets that have, or may have, notification rules of ours.
CREATE TABLE oscar_ruled_buckets (
  storage VARCHAR(512) NOT NULL,
  bucket VARCHAR(63) NOT NULL,
  PRIMARY KEY (storage, bucket)
);

CREATE TABLE oscar_deliveries (
  -- Of the delivery key: the idempotency of the whole intake.
  digest CHAR(32) NOT NULL PRIMARY KEY,
  -- Of the key as a listing shows it, which has no version id: a notification that has one and a
  -- listing tell of the same delivery.
  seen_as CHAR(32) NOT NULL UNIQUE,
  cluster VARCHAR(63) NOT NULL,
  service VARCHAR(63) NOT NULL,
  storage VARCHAR(512) NOT NULL,
  bucket VARCHAR(63) NOT NULL,
  object_key VARCHAR(1024) NOT NULL,
  version VARCHAR(1100) NOT NULL,
  object_size BIGINT NOT NULL,
  etag VARCHAR(255) NOT NULL,
  version_id VARCHAR(1024),
  modified BIGINT NOT NULL,
  source VARCHAR(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  attempts INTEGER NOT NULL,
  script_failures INTEGER NOT NULL,
  other_failures INTEGER NOT NULL,
  accepted BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  reason TEXT
);
CREATE INDEX oscar_deliveries_due ON oscar_deliveries (state, cluster, service, accepted);
CREATE INDEX oscar_deliveries_object ON oscar_deliveries (bucket, object_key);

-- Notifications accepted while their storage did not answer.
CREATE TABLE oscar_notices (
  id CHAR(36) NOT NULL PRIMARY KEY,
  cluster VARCHAR(63) NOT NULL,
  body TEXT NOT NULL,
  received BIGINT NOT NULL
);

CREATE TABLE oscar_jobs (
  name VARCHAR(63) NOT NULL PRIMARY KEY,
  cluster VARCHAR(63) NOT NULL,
  service VARCHAR(63) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  delivery CHAR(32) NOT NULL,
  storage VARCHAR(512) NOT NULL,
  bucket VARCHAR(63) NOT NULL,
  object_key VARCHAR(1024) NOT NULL,
  object_size BIGINT NOT NULL,
  etag VARCHAR(255) NOT NULL,
  version_id VARCHAR(1024),
  modified BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  state VARCHAR(16) NOT NULL,
  node VARCHAR(255),
  failure_kind VARCHAR(16),
  exit_code INTEGER,
  failure_message TEXT,
  created BIGINT NOT NULL,
  started BIGINT,
  finished BIGINT,
  -- Whether the cluster was told to forget the run.
  forgotten BOOLEAN NOT NULL
);
CREATE INDEX oscar_jobs_of_owner ON oscar_jobs (owner, created, name);
CREATE INDEX oscar_jobs_of_service ON oscar_jobs (cluster, service, created, name);
CREATE INDEX oscar_jobs_open ON oscar_jobs (state);
CREATE INDEX oscar_jobs_to_forget ON oscar_jobs (forgotten, cluster);
CREATE INDEX oscar_jobs_input ON oscar_jobs (bucket, object_key);

CREATE TABLE oscar_job_logs (
  job VARCHAR(63) NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
);

CREATE TABLE oscar_outputs (
  job VARCHAR(63) NOT NULL,
  seq INTEGER NOT NULL,
  storage VARCHAR(512) NOT NULL,
  bucket VARCHAR(63) NOT NULL,
  object_key VARCHAR(1024) NOT NULL,
  object_size BIGINT NOT NULL,
  etag VARCHAR(255) NOT NULL,
  version_id VARCHAR(1024),
  modified BIGINT NOT NULL,
  PRIMARY KEY (job, seq)
);
CREATE INDEX oscar_outputs_object ON oscar_outputs (bucket, object_key);
