/** What the build wrote into the jar. */
package levante.cli.build;
