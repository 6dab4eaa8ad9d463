/** The way to services that are exposed as servers, as OSCAR has it. */
package levante.web.rest.oscar.exposed;
