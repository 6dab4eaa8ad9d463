/** Users and sessions in Levante's database. */
package levante.web.adapter.jdbc;
