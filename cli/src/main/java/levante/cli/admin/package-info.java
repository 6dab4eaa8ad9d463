/** What an admin does at a terminal. */
package levante.cli.admin;
