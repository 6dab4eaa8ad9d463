/** What people write about infrastructures. */
package levante.provisioner.note;
