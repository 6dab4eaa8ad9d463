-- Who a user is at an identity provider. A user of a name and a password has none.
CREATE TABLE identities (
  issuer    VARCHAR(512) NOT NULL,
  subject   VARCHAR(255) NOT NULL,
  user_name VARCHAR(64) NOT NULL REFERENCES users (name) ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
);
