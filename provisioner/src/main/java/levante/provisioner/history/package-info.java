/** What happened to an infrastructure: written once, never changed. */
package levante.provisioner.history;
