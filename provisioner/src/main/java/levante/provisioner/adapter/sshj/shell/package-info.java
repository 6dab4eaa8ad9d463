/** Shells on machines: over SSH, with a connection a script or kept ones, and on this one. */
package levante.provisioner.adapter.sshj.shell;
