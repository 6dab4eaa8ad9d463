/** What a shell completes. */
package levante.cli.complete;
