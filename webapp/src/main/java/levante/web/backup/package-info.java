/** Copies of what the server keeps. */
package levante.web.backup;
