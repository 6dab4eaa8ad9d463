/**
 * What pods demand of the node they run on and of the pods beside them, with the meaning that
 * Kubernetes gives it. Values only: who satisfies them is asked in {@code schedule}.
 */
package levante.elasticity.constraint;
