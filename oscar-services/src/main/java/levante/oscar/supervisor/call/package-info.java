/** Calls of a service in a pod that is kept ready: one script after another, without a new pod. */
package levante.oscar.supervisor.call;
