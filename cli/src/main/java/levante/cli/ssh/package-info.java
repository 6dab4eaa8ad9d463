/** Signs in to machines. */
package levante.cli.ssh;
