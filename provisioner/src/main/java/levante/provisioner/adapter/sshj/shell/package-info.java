/** Shells of machines, by SSH and of Levante's own, and how long they may take. */
package levante.provisioner.adapter.sshj.shell;
