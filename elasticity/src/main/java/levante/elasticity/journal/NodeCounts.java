package levante.elasticity.journal;

/**
 * Nodes that a cluster's scaling has brought and taken since the cluster is known.
 *
 * @param added ordered by a scale-up and seen Ready
 * @param removed seen Ready once, and seen gone from cluster and supply
 */
public record NodeCounts(int added, int removed) {}
