/** What the dashboard shows, read from the modules. */
package levante.web.board;
