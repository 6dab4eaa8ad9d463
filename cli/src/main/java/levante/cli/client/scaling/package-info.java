/** What scaling decided and did, as a client sees it. */
package levante.cli.client.scaling;
