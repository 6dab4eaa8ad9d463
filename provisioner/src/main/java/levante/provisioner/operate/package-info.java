/**
 * The operations of a template: scripts and playbooks that it wants run on its machines. Which they
 * are is read off the topology; what runs them is a port.
 */
package levante.provisioner.operate;
