/** Runs jobs on real clusters: one Kubernetes Job each, staged in and out by our own image. */
package levante.oscar.adapter.kubernetes;
