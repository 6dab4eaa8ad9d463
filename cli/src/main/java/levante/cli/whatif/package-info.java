/** The verb that runs a recorded workload again under other policies. */
package levante.cli.whatif;
