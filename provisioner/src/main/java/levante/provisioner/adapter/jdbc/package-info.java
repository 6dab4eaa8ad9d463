/** Infrastructures, credentials and events in Levante's database; owns their tables. */
package levante.provisioner.adapter.jdbc;
