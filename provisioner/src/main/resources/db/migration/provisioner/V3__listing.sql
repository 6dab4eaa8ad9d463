-- Infrastructures that are here as lists show them: a row for each user who may see one, and one for the operator, whose name is
-- empty. Written in the transaction that writes the infrastructure.
CREATE TABLE infrastructure_listing (
  reader         VARCHAR(64)   NOT NULL,
  infrastructure VARCHAR(36)   NOT NULL REFERENCES infrastructure (id),
  created_at     BIGINT        NOT NULL,
  state          VARCHAR(16)   NOT NULL,
  -- Name and id in lower case.
  searched       VARCHAR(1100) NOT NULL,
  clusters       BOOLEAN       NOT NULL,
  -- Of its most urgent machine, the most urgent being 0.
  urgency        INTEGER       NOT NULL,
  machines       INTEGER       NOT NULL,
  PRIMARY KEY (infrastructure, reader)
);

CREATE INDEX infrastructure_listing_newest ON infrastructure_listing (reader, created_at DESC, infrastructure DESC);
CREATE INDEX infrastructure_listing_state
  ON infrastructure_listing (reader, state, created_at DESC, infrastructure DESC);
CREATE INDEX infrastructure_listing_clusters ON infrastructure_listing (reader, clusters, created_at, infrastructure);
CREATE INDEX infrastructure_listing_urgent
  ON infrastructure_listing (reader, urgency, created_at DESC, infrastructure DESC);
-- Counted without a look at the rows.
CREATE INDEX infrastructure_listing_census ON infrastructure_listing (reader, state, machines);
