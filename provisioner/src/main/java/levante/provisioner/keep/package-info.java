/** What people say about how an infrastructure is kept: locked, and for how long. */
package levante.provisioner.keep;
