/** How a verb ends badly. */
package levante.cli.failure;
