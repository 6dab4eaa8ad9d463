/** Starting the server: its files, its runtime image, its process, and the lock on its data. */
package levante.cli.server;
