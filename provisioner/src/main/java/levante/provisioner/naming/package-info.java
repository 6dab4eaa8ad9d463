/** Deterministic names: everything Levante makes elsewhere is found again by its name. */
package levante.provisioner.naming;
