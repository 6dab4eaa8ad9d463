-- When a machine was given back before it was a node, because nothing waited for it any more.
ALTER TABLE elasticity_node ADD COLUMN unneeded_at TIMESTAMP WITH TIME ZONE;
