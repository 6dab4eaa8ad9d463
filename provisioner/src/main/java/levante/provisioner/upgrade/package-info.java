/** Clusters that become another version in place, one node at a time. */
package levante.provisioner.upgrade;
