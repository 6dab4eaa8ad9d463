/**
 * Objects of Kubernetes' API, read into the domain's values with the meaning that they have there.
 */
package levante.elasticity.adapter.kubernetes.read;
