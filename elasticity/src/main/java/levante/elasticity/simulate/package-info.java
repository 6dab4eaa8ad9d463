/** Clusters in virtual time around the very same loop: days in seconds, no thread and no sleep. */
package levante.elasticity.simulate;
