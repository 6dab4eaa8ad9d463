/** Stand-ins for the server, its storages and time. */
package levante.cli.fake;
