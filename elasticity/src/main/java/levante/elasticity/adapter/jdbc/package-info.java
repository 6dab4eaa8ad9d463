/** The journal and the idle ledger in Levante's database; plain SQL that H2 and PostgreSQL take. */
package levante.elasticity.adapter.jdbc;
