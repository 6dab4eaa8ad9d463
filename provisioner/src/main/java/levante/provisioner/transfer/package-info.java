/** Infrastructures as documents: exported here, taken in there. */
package levante.provisioner.transfer;
