/** What the command lines of measurements and campaigns have in common. */
package levante.bench.tool;
