/** The recorded work of a cluster in a world like the cluster's own. */
package levante.elasticity.replay;
