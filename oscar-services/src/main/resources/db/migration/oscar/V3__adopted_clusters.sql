-- Clusters that Levante did not raise, and storages that clusters were given.
CREATE TABLE oscar_adopted_clusters (
  cluster VARCHAR(63) NOT NULL PRIMARY KEY,
  name VARCHAR(63) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  -- Encrypted.
  kubeconfig TEXT NOT NULL,
  adopted BIGINT NOT NULL,
  UNIQUE (owner, name)
);

CREATE TABLE oscar_attached_storages (
  cluster VARCHAR(63) NOT NULL PRIMARY KEY,
  endpoint VARCHAR(512) NOT NULL,
  access_key VARCHAR(256) NOT NULL,
  -- Encrypted.
  secret_key TEXT NOT NULL,
  region VARCHAR(64) NOT NULL,
  tls VARCHAR(16) NOT NULL,
  -- The storage's own name of what posts its events to us; absent: it is listed.
  target VARCHAR(256),
  UNIQUE (endpoint, access_key)
);
