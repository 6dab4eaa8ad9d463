-- The stores behind the sandbox's object storage, and the keys that tell them apart.
CREATE TABLE sandbox_store (
  name       VARCHAR(128) PRIMARY KEY,
  access_key VARCHAR(64)  NOT NULL UNIQUE,
  secret_key VARCHAR(128) NOT NULL
);

-- Which prefixes of which bucket are told to Levante.
CREATE TABLE sandbox_store_rule (
  store  VARCHAR(128)  NOT NULL REFERENCES sandbox_store (name) ON DELETE CASCADE,
  bucket VARCHAR(255)  NOT NULL,
  prefix VARCHAR(1024) NOT NULL,
  PRIMARY KEY (store, bucket, prefix)
);

-- The port of the one listener, so that endpoints stay what they were after a restart.
CREATE TABLE sandbox_store_listener (
  id   INTEGER PRIMARY KEY,
  port INTEGER NOT NULL
);

-- One job on one cluster. Times are milliseconds since the epoch.
CREATE TABLE sandbox_run (
  cluster      VARCHAR(128) NOT NULL,
  name         VARCHAR(63)  NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  spec         TEXT,
  node         VARCHAR(255),
  attempt      INTEGER      NOT NULL,
  uid          INTEGER,
  pid          BIGINT,
  pid_started  BIGINT,
  boot         VARCHAR(64),
  exited_at    BIGINT,
  ending       VARCHAR(32),
  exit_code    INTEGER,
  message      TEXT,
  outputs      TEXT         NOT NULL,
  created_at   BIGINT       NOT NULL,
  started_at   BIGINT,
  finished_at  BIGINT,
  released     BOOLEAN      NOT NULL,
  PRIMARY KEY (cluster, name)
);
