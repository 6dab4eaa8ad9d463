/**
 * Pods that are kept ready on Kubernetes, each pool a Deployment, called through the API server.
 */
package levante.oscar.adapter.kubernetes.pool;
