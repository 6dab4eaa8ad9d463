/**
 * Exposed services on Kubernetes: a Deployment, a Service, a Secret and, where the number of pods
 * changes, a HorizontalPodAutoscaler each; asked through the API server.
 */
package levante.oscar.adapter.kubernetes.exposed;
