/** Backups, wired. */
package levante.web.wiring.backup;
