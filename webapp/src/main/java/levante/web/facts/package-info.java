/** What this server is made of. */
package levante.web.facts;
