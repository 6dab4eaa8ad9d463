/** How the parts are, wired. */
package levante.web.wiring.health;
