/**
 * What a cluster looks like at one instant: nodes, pods, pools, and the nodes that were ordered. No
 * decision and no effect lives here.
 */
package levante.elasticity.cluster;
