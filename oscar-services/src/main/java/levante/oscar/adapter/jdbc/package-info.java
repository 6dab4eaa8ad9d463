/** Keeps services, deliveries, jobs and lineage in Levante's database; owns {@code oscar_*}. */
package levante.oscar.adapter.jdbc;
