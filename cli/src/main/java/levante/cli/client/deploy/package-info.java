/** Submitting, changing, scaling and ending infrastructures over the server's own wire. */
package levante.cli.client.deploy;
