/** In which language pages are said, who chooses it, and what Java says in it. */
package levante.web.language;
