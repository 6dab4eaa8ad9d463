/** What a prober asks: alive, and ready. */
package levante.web.health;
