-- Which machine of an inventory serves which machine of an infrastructure: one each, whosever inventory it is in. Times are milliseconds.
CREATE TABLE inventory_allocation (
  machine        VARCHAR(80)   NOT NULL PRIMARY KEY,
  endpoint       VARCHAR(320)  NOT NULL UNIQUE,
  account        VARCHAR(80)   NOT NULL,
  infrastructure VARCHAR(36)   NOT NULL,
  entry          VARCHAR(8000) NOT NULL,
  addressing     VARCHAR(16)   NOT NULL,
  login          VARCHAR(1000) NOT NULL,
  state          VARCHAR(16)   NOT NULL,
  since          BIGINT        NOT NULL,
  launched_at    BIGINT        NOT NULL,
  boot           VARCHAR(64)   NOT NULL,
  note           VARCHAR(2000) NOT NULL
);

CREATE INDEX inventory_allocation_of_account ON inventory_allocation (account);

-- Host keys that were trusted on first use.
CREATE TABLE inventory_host_key (
  endpoint VARCHAR(320)  NOT NULL PRIMARY KEY,
  line     VARCHAR(2000) NOT NULL,
  since    BIGINT        NOT NULL
);

-- Machines that went wrong lately are taken last.
CREATE TABLE inventory_trouble (
  endpoint VARCHAR(320)  NOT NULL PRIMARY KEY,
  sentence VARCHAR(2000) NOT NULL,
  until    BIGINT        NOT NULL
);
