CREATE TABLE users (
  name       VARCHAR(64) PRIMARY KEY,
  salt       VARCHAR(64) NOT NULL,
  iterations INTEGER NOT NULL,
  hash       VARCHAR(128) NOT NULL,
  role       VARCHAR(16) NOT NULL,
  created    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE sessions (
  token_hash VARCHAR(64) PRIMARY KEY,
  user_name  VARCHAR(64) NOT NULL REFERENCES users (name) ON DELETE CASCADE,
  created    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX sessions_by_expiry ON sessions (expires);
