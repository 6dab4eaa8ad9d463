/** How a browser says in which language it wants pages, and is told in which they are. */
package levante.web.language.http;
