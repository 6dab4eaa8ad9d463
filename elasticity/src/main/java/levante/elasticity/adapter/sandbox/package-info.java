/** The sandbox's Kubernetes-like clusters: durable nodes and pods, and a scheduler. */
package levante.elasticity.adapter.sandbox;
