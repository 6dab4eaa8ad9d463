-- What people write about an infrastructure, encrypted, since nobody knows what they write. version counts the writes.
CREATE TABLE infrastructure_note (
  infrastructure VARCHAR(36) PRIMARY KEY REFERENCES infrastructure (id),
  author         VARCHAR(64) NOT NULL,
  changed_at     BIGINT      NOT NULL,
  version        BIGINT      NOT NULL,
  sealed         TEXT        NOT NULL
);
