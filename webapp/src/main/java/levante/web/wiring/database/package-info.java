/** The databases: H2 in files below the data folder, or PostgreSQL. */
package levante.web.wiring.database;
