/**
 * Applications that stand on clusters: what is wanted of them, the port by which they are put there
 * and taken away, and what their objects say of their health.
 */
package levante.provisioner.application;
