/** How a verb reaches a server that runs: which one, as whom, and how its answer is printed. */
package levante.cli.reach;
