/** The loop that brings the outside into line with what infrastructures shall be. */
package levante.provisioner.reconcile;
