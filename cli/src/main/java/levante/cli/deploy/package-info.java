/** The verbs that make, look at, change and end infrastructures. */
package levante.cli.deploy;
