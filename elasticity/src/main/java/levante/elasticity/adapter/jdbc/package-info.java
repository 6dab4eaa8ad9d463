/**
 * The journal, the idle ledger, what is done by hand and the states of nodes in Levante's database;
 * plain SQL that H2 and PostgreSQL take.
 */
package levante.elasticity.adapter.jdbc;
