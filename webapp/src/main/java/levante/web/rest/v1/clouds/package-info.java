/** Clouds that users keep with Levante. */
package levante.web.rest.v1.clouds;
