CREATE TABLE elasticity_hook_cursor (
  source VARCHAR(16) NOT NULL PRIMARY KEY,
  last_id BIGINT NOT NULL,
  failures INT NOT NULL,
  retry_at TIMESTAMP WITH TIME ZONE
);
