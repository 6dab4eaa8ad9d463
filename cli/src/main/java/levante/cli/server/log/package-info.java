/** What a server's log says while it starts. */
package levante.cli.server.log;
