/** CLUES's hooks, told to a receiver on the web if there is one. */
package levante.web.wiring.hook;
