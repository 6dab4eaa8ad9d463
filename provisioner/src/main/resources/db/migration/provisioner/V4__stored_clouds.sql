-- Clouds that users keep with Levante. last_check: what the cloud said, as JSON; sealed: how to sign in, encrypted.
CREATE TABLE stored_cloud (
  owner      VARCHAR(64) NOT NULL,
  name       VARCHAR(64) NOT NULL,
  type       VARCHAR(64) NOT NULL,
  changed_at BIGINT      NOT NULL,
  last_check TEXT        NOT NULL,
  sealed     TEXT        NOT NULL,
  PRIMARY KEY (owner, name)
);

-- Which infrastructures are on them; of those that have ended too, until the cloud is forgotten.
CREATE TABLE stored_cloud_use (
  infrastructure VARCHAR(36) NOT NULL REFERENCES infrastructure (id),
  owner          VARCHAR(64) NOT NULL,
  name           VARCHAR(64) NOT NULL,
  PRIMARY KEY (infrastructure, owner, name),
  FOREIGN KEY (owner, name) REFERENCES stored_cloud (owner, name)
);

CREATE INDEX stored_cloud_used ON stored_cloud_use (owner, name);
