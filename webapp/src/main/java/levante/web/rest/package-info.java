/** What all wires share: JSON bodies. */
package levante.web.rest;
