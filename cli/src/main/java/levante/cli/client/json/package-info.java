/** JSON as our own wire writes it. */
package levante.cli.client.json;
