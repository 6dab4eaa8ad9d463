/** Infrastructures on clouds; start at {@link levante.provisioner.Provisioner}. */
package levante.provisioner;
