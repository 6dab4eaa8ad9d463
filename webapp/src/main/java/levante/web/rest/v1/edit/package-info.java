/** Changing an infrastructure that stands, over our own wire. */
package levante.web.rest.v1.edit;
