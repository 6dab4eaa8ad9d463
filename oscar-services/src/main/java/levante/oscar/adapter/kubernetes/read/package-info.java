/** What Kubernetes says of a job and its pod, read as a run. Pure. */
package levante.oscar.adapter.kubernetes.read;
