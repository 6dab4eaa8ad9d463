-- Each tick asks which decisions are open and which nodes came of them; the journal only grows.
CREATE INDEX elasticity_decision_open ON elasticity_decision (result, cluster);
CREATE INDEX elasticity_node_ordered_by ON elasticity_node (ordered_by);
