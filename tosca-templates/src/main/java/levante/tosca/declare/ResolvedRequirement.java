package levante.tosca.declare;

import levante.tosca.model.Requirement;
import levante.tosca.parse.Field;

/** A requirement with its target, and where it is written. */
public record ResolvedRequirement(Requirement requirement, Field writtenAt) {}
