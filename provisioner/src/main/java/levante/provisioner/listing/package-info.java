/** What lists of infrastructures are asked for and counted by. */
package levante.provisioner.listing;
