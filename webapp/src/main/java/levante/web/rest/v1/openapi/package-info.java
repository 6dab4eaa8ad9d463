/** What our own wire is, for machines to read. */
package levante.web.rest.v1.openapi;
