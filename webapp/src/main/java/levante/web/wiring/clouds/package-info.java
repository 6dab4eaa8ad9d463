/** Clouds, wired. */
package levante.web.wiring.clouds;
