/** Backups over our own wire. */
package levante.web.rest.v1.backup;
