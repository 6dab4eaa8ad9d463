/** Services, their jobs and files over the server's wires. */
package levante.cli.client.service;
