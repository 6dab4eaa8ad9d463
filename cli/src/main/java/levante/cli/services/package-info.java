/** The verbs on services, their jobs and files. */
package levante.cli.services;
