/** Machines reached by SSH, on sshj: keys, a shell, and the configurator that installs by it. */
package levante.provisioner.adapter.sshj;
