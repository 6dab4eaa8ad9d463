/** Produces what pages replay recorded work with. */
package levante.web.wiring.whatif;
