-- What waits is read in the index's own order, so that a long backlog is not sorted for its first rows.
DROP INDEX oscar_deliveries_due;
CREATE INDEX oscar_deliveries_due ON oscar_deliveries (state, cluster, service, accepted, digest);
-- Notices are looked up cluster by cluster, the oldest first.
CREATE INDEX oscar_notices_oldest ON oscar_notices (cluster, received, id);
