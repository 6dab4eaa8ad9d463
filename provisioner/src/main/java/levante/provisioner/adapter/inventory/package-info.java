/**
 * Machines that were there before Levante, reached by SSH: servers in a rack, boards at the edge.
 */
package levante.provisioner.adapter.inventory;
