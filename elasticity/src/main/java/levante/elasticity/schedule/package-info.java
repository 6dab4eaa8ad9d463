/**
 * A scheduling simulation: whether a pod could run on a node, judged as kube-scheduler judges, and
 * what a cluster looks like after pods were put onto nodes in thought. Lives within one decision.
 */
package levante.elasticity.schedule;
