/** The verbs of {@code ./levante}, which the script starts once everything is built. */
package levante.cli;
