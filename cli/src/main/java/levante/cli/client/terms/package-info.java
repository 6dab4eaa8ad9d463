/** What an infrastructure is kept by, as a client sees it. */
package levante.cli.client.terms;
