/** The module's settings. */
package levante.provisioner.config;
