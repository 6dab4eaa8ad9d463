/** Infrastructures seen as clusters: what elasticity and services need of them. */
package levante.provisioner.cluster;
