-- What the sandbox cloud keeps for infrastructures besides machines.
CREATE TABLE sandbox_object (
  kind           VARCHAR(20)  NOT NULL,
  id             VARCHAR(200) NOT NULL,
  region         VARCHAR(64)  NOT NULL,
  infrastructure VARCHAR(36)  NOT NULL,
  about          VARCHAR(80)  NOT NULL,
  PRIMARY KEY (kind, id)
);
