/** Real Kubernetes clusters: seen through informers, emptied through the Eviction API. */
package levante.elasticity.adapter.kubernetes;
