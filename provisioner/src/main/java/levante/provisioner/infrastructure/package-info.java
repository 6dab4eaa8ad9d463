/** Infrastructures: what submitted templates became, and what their owners do with them. */
package levante.provisioner.infrastructure;
